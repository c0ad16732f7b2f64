package dev.ashlar.component;

import java.util.Optional;

/**
 * A WIT {@code result} that is part of other data. Where it is what a function returns, generated interfaces return the
 * payload and throw a {@link ResultException} instead.
 *
 * @param <T> of the payload of success, {@link Unit} where there is none
 * @param <E> of the payload of failure, {@link Unit} where there is none
 */
public sealed interface Result<T, E> {
    record Ok<T, E>(T value) implements Result<T, E> {}

    record Err<T, E>(E error) implements Result<T, E> {}

    static <T, E> Result<T, E> ok(T value) {
        return new Ok<>(value);
    }

    static <T, E> Result<T, E> err(E error) {
        return new Err<>(error);
    }

    default boolean isOk() {
        return this instanceof Ok;
    }

    default Optional<T> toOptional() {
        return this instanceof Ok<T, E>(T value) ? Optional.of(value) : Optional.empty();
    }
}
