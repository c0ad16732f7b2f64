package dev.ashlar.engine.runtime;

import dev.ashlar.engine.CallContext;
import dev.ashlar.engine.FunctionType;
import dev.ashlar.engine.HostFunction;
import dev.ashlar.engine.NumberType;
import dev.ashlar.engine.Trap;
import dev.ashlar.engine.V128;
import dev.ashlar.engine.ValueType;
import dev.ashlar.engine.WasmException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The boundary from guest to host: every call of a host function goes through here. */
public final class HostCalls {
    private static final MethodHandle CALL_BOXED;
    private static final MethodHandle CALL_WIDE;
    private static final MethodHandle CLEAN_UP;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            CALL_BOXED = lookup.findStatic(
                    HostCalls.class,
                    "callBoxed",
                    MethodType.methodType(
                            Object.class,
                            HostFunction.class,
                            FunctionType.class,
                            Object[].class,
                            ModuleInstance.class,
                            ExecutionContext.class,
                            int.class));
            CALL_WIDE = lookup.findStatic(
                    HostCalls.class,
                    "callWide",
                    MethodType.methodType(
                            Object.class,
                            HostFunction.class,
                            FunctionType.class,
                            long[].class,
                            Object[].class,
                            ModuleInstance.class,
                            ExecutionContext.class,
                            int.class));
            CLEAN_UP = lookup.findStatic(
                    HostCalls.class, "wrap", MethodType.methodType(HostFailure.class, Throwable.class));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private HostCalls() {}

    /** The handle behind a host function of boxed values, of type {@code hostType}. */
    public static MethodHandle boxed(HostFunction function, FunctionType type, MethodType hostType) {
        if (hostType.parameterCount() > 0 && hostType.parameterType(0) == long[].class) {
            return MethodHandles.insertArguments(CALL_WIDE, 0, function, type).asType(hostType);
        }
        int flat = hostType.parameterCount() - 3;
        return MethodHandles.insertArguments(CALL_BOXED, 0, function, type)
                .asCollector(0, Object[].class, flat)
                .asType(hostType);
    }

    /**
     * The handle behind a host function of plain values; {@code target} takes a {@link CallContext} and then the
     * carriers of the API.
     */
    public static MethodHandle direct(MethodHandle target, FunctionType type, MethodType hostType) {
        if (needsRegrouping(type, hostType)) {
            MethodHandle spread = target.asSpreader(
                            1, Object[].class, type.parameters().size())
                    .asType(MethodType.methodType(Object.class, CallContext.class, Object[].class));
            return boxed((context, arguments) -> callSpread(spread, context, arguments, type), type, hostType);
        }
        int flat = hostType.parameterCount() - 3;
        MethodHandle exact =
                target.asType(hostType.dropParameterTypes(flat, flat + 3).insertParameterTypes(0, CallContext.class));
        MethodHandle guarded = MethodHandles.catchException(
                exact, Throwable.class, thrower(exact.type().returnType(), exact.type()));
        return DirectCall.around(guarded, hostType);
    }

    /** Whether JVM types and carriers are not one to one, or the results' types have to be checked. */
    private static boolean needsRegrouping(FunctionType type, MethodType hostType) {
        return type.results().size() > 1
                || hostType.parameterCount() - 3 != type.parameters().size()
                || type.results().stream()
                        .anyMatch(result -> !(result instanceof NumberType) || result == NumberType.V128);
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
            default -> (@Nullable Object[]) java.util.Objects.requireNonNull(result);
        };
    }

    private static MethodHandle thrower(Class<?> result, MethodType type) {
        MethodHandle rethrow =
                MethodHandles.filterReturnValue(CLEAN_UP, MethodHandles.throwException(result, HostFailure.class));
        return MethodHandles.dropArguments(rethrow, 1, type.parameterList());
    }

    @SuppressWarnings("UnusedMethod") // through CLEAN_UP
    private static HostFailure wrap(Throwable e) {
        if (e instanceof Trap trap) {
            throw trap;
        }
        if (e instanceof WasmException thrown) {
            throw thrown;
        }
        return e instanceof HostFailure already ? already : new HostFailure(e);
    }

    @SuppressWarnings("UnusedMethod") // through CALL_BOXED
    private static @Nullable Object callBoxed(
            HostFunction function,
            FunctionType type,
            @Nullable Object[] flat,
            ModuleInstance instance,
            ExecutionContext exec,
            int depth) {
        return call(function, type, regroup(type.parameters(), flat), instance, exec, depth);
    }

    private static @Nullable Object call(
            HostFunction function,
            FunctionType type,
            @Nullable Object[] arguments,
            ModuleInstance instance,
            ExecutionContext exec,
            int depth) {
        ModuleInstance outerCaller = exec.callerInstance();
        int outer = exec.enterHost(instance, depth);
        @Nullable Object[] results;
        try {
            results = function.call(exec, arguments);
        } catch (Throwable e) {
            exec.leaveHost(outer, outerCaller);
            throw wrap(e);
        }
        exec.leaveHost(outer, outerCaller);
        return flatten(type, results, exec);
    }

    @SuppressWarnings("UnusedMethod") // through CALL_WIDE
    private static @Nullable Object callWide(
            HostFunction function,
            FunctionType type,
            long[] longs,
            @Nullable Object[] refs,
            ModuleInstance instance,
            ExecutionContext exec,
            int depth) {
        return call(function, type, Flat.read(type.parameters(), longs, refs), instance, exec, depth);
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
        try {
            Carriers.check(types, results, exec.store(), "results of a host function");
        } catch (IllegalArgumentException e) {
            throw new HostFailure(e);
        }
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
