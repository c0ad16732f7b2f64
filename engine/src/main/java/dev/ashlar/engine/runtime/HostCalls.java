package dev.ashlar.engine.runtime;

import dev.ashlar.engine.AbstractHeapType;
import dev.ashlar.engine.CallContext;
import dev.ashlar.engine.FunctionType;
import dev.ashlar.engine.HostFunction;
import dev.ashlar.engine.NumberType;
import dev.ashlar.engine.ReferenceType;
import dev.ashlar.engine.V128;
import dev.ashlar.engine.ValueType;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes handles of the form in which guests call host functions, a {@link CallContext} and flat parameters to the first
 * flat result, out of host functions in the form of the API. Results beyond the first go to the scratch slots.
 */
public final class HostCalls {
    private static final MethodHandle CALL_BOXED;
    private static final MethodHandle CALL_WIDE;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            CALL_BOXED = lookup.findStatic(
                    HostCalls.class,
                    "callBoxed",
                    MethodType.methodType(
                            Object.class, HostFunction.class, FunctionType.class, CallContext.class, Object[].class));
            CALL_WIDE = lookup.findStatic(
                    HostCalls.class,
                    "callWide",
                    MethodType.methodType(
                            Object.class,
                            HostFunction.class,
                            FunctionType.class,
                            CallContext.class,
                            long[].class,
                            Object[].class));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private HostCalls() {}

    /** From a host function of boxed values. */
    public static MethodHandle boxed(HostFunction function, FunctionType type, MethodType hostType) {
        if (isWide(hostType)) {
            return MethodHandles.insertArguments(CALL_WIDE, 0, function, type).asType(hostType);
        }
        return MethodHandles.insertArguments(CALL_BOXED, 0, function, type)
                .asCollector(1, Object[].class, hostType.parameterCount() - 1)
                .asType(hostType);
    }

    /** From a handle; {@code target} takes a {@link CallContext} and then the carriers of the API. */
    public static MethodHandle direct(MethodHandle target, FunctionType type, MethodType hostType) {
        if (isOneToOne(type, hostType)) {
            return target.asType(hostType);
        }
        int parameters = type.parameters().size();
        MethodHandle spread = target.asSpreader(1, Object[].class, parameters)
                .asType(MethodType.methodType(Object.class, CallContext.class, Object[].class));
        return boxed((context, arguments) -> callSpread(spread, context, arguments, type), type, hostType);
    }

    private static boolean isWide(MethodType hostType) {
        return hostType.parameterCount() > 1 && hostType.parameterType(1) == long[].class;
    }

    /** Whether flat values and carriers of the API are the same, and results need no check. */
    private static boolean isOneToOne(FunctionType type, MethodType hostType) {
        return !isWide(hostType)
                && hostType.parameterCount() - 1 == type.parameters().size()
                && type.results().size() <= 1
                && type.results().stream().allMatch(HostCalls::isPlain);
    }

    private static boolean isPlain(ValueType result) {
        return switch (result) {
            case NumberType number -> number != NumberType.V128;
            case ReferenceType reference -> reference.nullable() && reference.heapType() == AbstractHeapType.EXTERN;
        };
    }

    private static @Nullable Object[] callSpread(
            MethodHandle spread, CallContext context, @Nullable Object[] arguments, FunctionType type)
            throws Exception {
        Object result;
        try {
            result = (Object) spread.invokeExact(context, arguments);
        } catch (Exception | Error e) {
            throw e;
        } catch (Throwable e) {
            throw GuestEntry.sneaky(e);
        }
        return switch (type.results().size()) {
            case 0 -> new @Nullable Object[0];
            case 1 -> new @Nullable Object[] {result};
            default -> (@Nullable Object[]) Objects.requireNonNull(result, "several results");
        };
    }

    @SuppressWarnings("UnusedMethod") // through CALL_BOXED
    private static @Nullable Object callBoxed(
            HostFunction function, FunctionType type, CallContext context, @Nullable Object[] flat) throws Exception {
        return flatten(type, function.call(context, regroup(type.parameters(), flat)), (ExecutionContext) context);
    }

    @SuppressWarnings("UnusedMethod") // through CALL_WIDE
    private static @Nullable Object callWide(
            HostFunction function, FunctionType type, CallContext context, long[] longs, @Nullable Object[] refs)
            throws Exception {
        @Nullable Object[] arguments = Flat.read(type.parameters(), longs, refs);
        return flatten(type, function.call(context, arguments), (ExecutionContext) context);
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

    private static @Nullable Object flatten(FunctionType type, @Nullable Object[] results, ExecutionContext exec) {
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
