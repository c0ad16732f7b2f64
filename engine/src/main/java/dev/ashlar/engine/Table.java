package dev.ashlar.engine;

import org.jspecify.annotations.Nullable;

/** A table of references. Elements are in the carriers of {@link ValueType}. */
public non-sealed interface Table extends Extern {
    @Override
    TableType type();

    /** The present number of elements. */
    long size();

    /** @throws IndexOutOfBoundsException outside the table */
    @Nullable Object get(long index);

    /**
     * @throws IndexOutOfBoundsException outside the table
     * @throws IllegalArgumentException for a value of another type
     */
    void set(long index, @Nullable Object value);

    /** Grows by {@code count} elements of {@code value}. Returns the old size, or -1 when a limit forbids it. */
    long grow(long count, @Nullable Object value);
}
