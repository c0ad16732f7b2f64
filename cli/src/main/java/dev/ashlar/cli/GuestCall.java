package dev.ashlar.cli;

import dev.ashlar.engine.Store;
import java.util.List;
import java.util.function.ToIntFunction;

/** What is to be done in a fresh instance; checked, so that only the guest can fail. */
sealed interface GuestCall {
    /** A function with its arguments, or nothing but instantiating. */
    @FunctionalInterface
    non-sealed interface Function extends GuestCall {
        List<TypedText> run(Store store);
    }

    /**
     * A program: arguments are its own, its output is not ours.
     *
     * @param usesFiles whether it imports what opens files
     * @param main returns the exit code, or throws a {@link dev.ashlar.wasi.ExitException} with it
     */
    record Program(boolean usesFiles, ToIntFunction<Store> main) implements GuestCall {}
}
