package dev.ashlar.engine.runtime;

import dev.ashlar.engine.AbstractHeapType;
import dev.ashlar.engine.CallContext;
import dev.ashlar.engine.FunctionType;
import dev.ashlar.engine.HostFunction;
import dev.ashlar.engine.NumberType;
import dev.ashlar.engine.ReferenceType;
import dev.ashlar.engine.ValueType;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Host functions given as handles, which take a {@link CallContext} and then the carriers of the API. */
public final class HostHandles {
    private HostHandles() {}

    /** Whether guests can call the handle as it is: flat values and carriers are the same, results need no check. */
    public static boolean isDirect(FunctionType type, MethodType hostType) {
        return hostType.parameterCount() - 1 == type.parameters().size()
                && type.parameters().stream().noneMatch(NumberType.V128::equals)
                && type.results().size() <= 1
                && type.results().stream().allMatch(HostHandles::isPlain);
    }

    private static boolean isPlain(ValueType result) {
        return switch (result) {
            case NumberType number -> number != NumberType.V128;
            case ReferenceType reference -> reference.nullable() && reference.heapType() == AbstractHeapType.EXTERN;
        };
    }

    /** The handle as a host function of boxed values; one of a wide function takes them in an array as it is. */
    public static HostFunction boxed(MethodHandle target, FunctionType type) {
        int parameters = type.parameters().size();
        boolean wide = target.type().parameterCount() - 1 != parameters;
        MethodHandle spread = (wide ? target : target.asSpreader(1, Object[].class, parameters))
                .asType(MethodType.methodType(Object.class, CallContext.class, Object[].class));
        return (context, arguments) -> call(spread, context, arguments, type);
    }

    private static @Nullable Object[] call(
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
}
