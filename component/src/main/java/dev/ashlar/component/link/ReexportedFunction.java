package dev.ashlar.component.link;

import dev.ashlar.component.ComponentFunction;
import dev.ashlar.component.ComponentFunctionType;
import dev.ashlar.component.Value;
import dev.ashlar.component.plan.Item;
import dev.ashlar.engine.CallContext;
import dev.ashlar.engine.Instance;
import dev.ashlar.engine.Store;
import dev.ashlar.engine.Trap;
import dev.ashlar.engine.TrapCode;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** A function of the host that a component exports as it was imported: no guest is involved. */
record ReexportedFunction(Store store, String name, ComponentFunctionType type, Item.Host host)
        implements ComponentFunction {
    @Override
    public Optional<Value> call(List<Value> arguments) {
        if (arguments.size() != type.parameters().size()) {
            throw new IllegalArgumentException("%s takes %d arguments, not %d"
                    .formatted(name, type.parameters().size(), arguments.size()));
        }
        try {
            return host.factory().forType(type).call(new HostOnly(store), arguments);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new Trap(TrapCode.CANCELLED, "the host function failed", e);
        }
    }

    /** The context of a call without a guest. */
    private record HostOnly(Store store) implements CallContext {
        @Override
        public Optional<Instance> caller() {
            return Optional.empty();
        }

        @Override
        public <T> T blocking(Callable<T> action) throws Exception {
            return action.call();
        }

        @Override
        public void checkpoint() {}
    }
}
