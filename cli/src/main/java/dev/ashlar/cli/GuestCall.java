package dev.ashlar.cli;

import dev.ashlar.engine.Store;
import java.util.List;

/** What is to be done in a fresh instance; checked, so that only the guest can fail. */
sealed interface GuestCall {
    /** A function with its arguments, or nothing but instantiating. */
    @FunctionalInterface
    non-sealed interface Function extends GuestCall {
        List<TypedText> run(Store store);
    }

    /** A program: arguments are its own, its output is not ours. */
    @FunctionalInterface
    non-sealed interface Program extends GuestCall {
        /** Returns the exit code, or throws a {@link dev.ashlar.wasi.ExitException} with it. */
        int run(Store store);
    }
}
