package dev.ashlar.conformance;

import dev.ashlar.engine.UnsupportedFeatureException;
import java.util.function.Function;

/** A module or an instance of a script, or the reason why there is none. */
sealed interface Slot<T> {
    /**
     * @throws UnsupportedFeatureException when making it failed with that, or its counterpart for components
     * @throws Mismatch when making it failed otherwise
     */
    T get();

    <U> Slot<U> map(Function<T, U> function);

    record Filled<T>(T content) implements Slot<T> {
        @Override
        public T get() {
            return content;
        }

        @Override
        public <U> Slot<U> map(Function<T, U> function) {
            return new Filled<>(function.apply(content));
        }
    }

    record Unsupported<T>(RuntimeException reason) implements Slot<T> {
        @Override
        public T get() {
            throw reason;
        }

        @Override
        public <U> Slot<U> map(Function<T, U> function) {
            return new Unsupported<>(reason);
        }
    }

    /** The command of {@code line} failed to make {@code what}. */
    record Broken<T>(String what, int line) implements Slot<T> {
        @Override
        public T get() {
            throw new Mismatch(what, "none, because line " + line + " failed");
        }

        @Override
        public <U> Slot<U> map(Function<T, U> function) {
            return new Broken<>(what, line);
        }
    }
}
