package dev.ashlar.engine;

import org.jspecify.annotations.Nullable;

/** A global variable. */
public non-sealed interface Global extends Extern {
    @Override
    GlobalType type();

    /** The value in its carrier, see {@link ValueType}. */
    @Nullable Object get();

    /**
     * @throws IllegalStateException for an immutable global
     * @throws IllegalArgumentException for a value of another type
     */
    void set(@Nullable Object value);
}
