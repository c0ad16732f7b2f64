package dev.ashlar.engine.runtime;

import dev.ashlar.engine.FunctionType;
import dev.ashlar.engine.HostFunction;
import dev.ashlar.engine.NumberType;
import dev.ashlar.engine.V128;
import dev.ashlar.engine.ValueType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Between the flat values of a guest's call and the boxed ones of a host function; called by generated code. */
public final class BoxedHostFunction {
    private final HostFunction function;
    private final FunctionType type;

    public BoxedHostFunction(HostFunction function, FunctionType type) {
        this.function = function;
        this.type = type;
    }

    /** @return the first flat result; others go to the scratch slots */
    public @Nullable Object call(@Nullable Object[] flat, ExecutionContext exec) throws Exception {
        return flatten(function.call(exec, regroup(type.parameters(), flat)), exec);
    }

    /** The same for a wide call. */
    public @Nullable Object callWide(long[] longs, @Nullable Object[] refs, ExecutionContext exec) throws Exception {
        return flatten(function.call(exec, Flat.read(type.parameters(), longs, refs)), exec);
    }

    private static @Nullable Object[] regroup(List<ValueType> types, @Nullable Object[] flat) {
        if (flat.length == types.size()) {
            return flat;
        }
        @Nullable Object[] values = new @Nullable Object[types.size()];
        int slot = 0;
        for (int i = 0; i < values.length; i++) {
            Object value = flat[slot++];
            if (types.get(i) == NumberType.V128 && value instanceof Long low && flat[slot++] instanceof Long high) {
                value = new V128(low, high);
            }
            values[i] = value;
        }
        return values;
    }

    private @Nullable Object flatten(@Nullable Object[] results, ExecutionContext exec) {
        List<ValueType> types = type.results();
        Carriers.check(types, results, exec.store(), "results of a host function");
        if (types.isEmpty()) {
            return null;
        }
        if (types.size() > 1 || types.getFirst() == NumberType.V128) {
            exec.ensureScratch(Flat.count(types));
            Flat.write(types, results, exec.longs, exec.refs);
        }
        return results[0] instanceof V128 v ? (Object) v.low() : results[0];
    }
}
