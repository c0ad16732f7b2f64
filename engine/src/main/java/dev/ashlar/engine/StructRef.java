package dev.ashlar.engine;

import org.jspecify.annotations.Nullable;

/**
 * A reference to a struct of a guest, made by a guest or by {@link Store#newStruct}. It belongs to its {@link Store} and
 * follows the store's rules about threads. The carriers of fields are those of {@link ValueType}; packed fields are {@link
 * Integer}s, read with their sign.
 *
 * @see <a href="https://webassembly.github.io/spec/core/exec/runtime.html#structure-instances">Core spec: structures</a>
 */
public interface StructRef {
    Store store();

    ConcreteHeapType type();

    int fieldCount();

    /** @throws IndexOutOfBoundsException when there is no such field */
    @Nullable Object field(int index);

    /**
     * @throws IllegalStateException when the field is immutable
     * @throws IllegalArgumentException when the value is not of the field's type
     * @throws IndexOutOfBoundsException when there is no such field
     */
    void setField(int index, @Nullable Object value);
}
