package dev.ashlar.component.host;

import dev.ashlar.component.ResultException;
import dev.ashlar.component.Unit;
import dev.ashlar.component.ValType;
import dev.ashlar.component.Value;
import dev.ashlar.engine.CallContext;
import java.util.List;
import java.util.Optional;

/** Calls with {@link Value}s. Called by generated code, by name. */
final class DynamicCalls {
    private DynamicCalls() {}

    static Object call(Linkage linkage, CallContext context, Value[] arguments) throws Exception {
        Optional<Value> result;
        try {
            result = linkage.dynamicTarget.call(context, List.of(arguments));
        } catch (ResultException e) {
            result = Optional.of(error(linkage, e));
        }
        return result.orElseThrow(() ->
                new IllegalArgumentException("a host function of type %s returned nothing".formatted(linkage.type)));
    }

    static void callVoid(Linkage linkage, CallContext context, Value[] arguments) throws Exception {
        Optional<Value> result = linkage.dynamicTarget.call(context, List.of(arguments));
        if (result.isPresent()) {
            throw new IllegalArgumentException(
                    "a host function of type %s returned %s".formatted(linkage.type, result.get()));
        }
    }

    private static Value error(Linkage linkage, ResultException thrown) {
        boolean expected = linkage.type.result().orElse(null) instanceof ValType.ResultOf;
        if (expected && thrown.error() instanceof Value error) {
            return Value.ResultOf.err(error);
        }
        if (expected && thrown.error() == Unit.UNIT) {
            return Value.ResultOf.ERR;
        }
        throw thrown;
    }
}
