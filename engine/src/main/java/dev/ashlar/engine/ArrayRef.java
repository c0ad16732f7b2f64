package dev.ashlar.engine;

import org.jspecify.annotations.Nullable;

/**
 * A reference to an array of a guest, made by a guest or by {@link Store#newArray}. It belongs to its {@link Store} and
 * follows the store's rules about threads. The carriers of elements are those of {@link ValueType}; packed elements are
 * {@link Integer}s, read with their sign.
 *
 * @see <a href="https://webassembly.github.io/spec/core/exec/runtime.html#array-instances">Core spec: arrays</a>
 */
public interface ArrayRef {
    Store store();

    ConcreteHeapType type();

    int length();

    /** @throws IndexOutOfBoundsException when there is no such element */
    @Nullable Object element(int index);

    /**
     * @throws IllegalStateException when the elements are immutable
     * @throws IllegalArgumentException when the value is not of the elements' type
     * @throws IndexOutOfBoundsException when there is no such element
     */
    void setElement(int index, @Nullable Object value);
}
