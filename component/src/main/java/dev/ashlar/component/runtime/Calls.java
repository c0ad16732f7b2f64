package dev.ashlar.component.runtime;

import java.lang.invoke.MethodHandle;

/** Calls through handles, without the checked exceptions that the compiler sees. */
final class Calls {
    private Calls() {}

    static void invoke(MethodHandle code, int argument) {
        try {
            code.invokeExact(argument);
        } catch (Throwable e) {
            throw sneaky(e);
        }
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    static <T extends Throwable> RuntimeException sneaky(Throwable e) throws T {
        throw (T) e;
    }
}
