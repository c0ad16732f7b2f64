package dev.ashlar.component.host;

import dev.ashlar.component.Result;
import dev.ashlar.component.ResultException;
import java.lang.invoke.MethodHandle;

/** Errors of functions as exceptions. Called by generated code, by name. */
final class Failures {
    private Failures() {}

    /** What a host function threw, as a result, if it is what its type says. */
    static Object error(ResultException thrown, Class<?> expected) {
        if (!expected.isInstance(thrown)) {
            throw thrown;
        }
        return Result.err(thrown.error());
    }

    /** The payload of a success; of an error, the exception is made by {@code constructor}. */
    static Object orThrow(Object result, MethodHandle constructor, int payloads) throws Throwable {
        return switch ((Result<?, ?>) result) {
            case Result.Ok<?, ?>(Object value) -> value;
            case Result.Err<?, ?>(Object error) ->
                throw payloads == 1
                        ? (Throwable) (Object) constructor.invokeExact(error)
                        : (Throwable) (Object) constructor.invokeExact();
        };
    }
}
