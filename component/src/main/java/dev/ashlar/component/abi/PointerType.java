package dev.ashlar.component.abi;

import dev.ashlar.engine.IndexType;
import dev.ashlar.engine.NumberType;

/** Pointers into a linear memory, and lengths of what lies there. */
public enum PointerType {
    I32(4, NumberType.I32),
    I64(8, NumberType.I64);

    private final int size;
    private final NumberType flat;

    PointerType(int size, NumberType flat) {
        this.size = size;
        this.flat = flat;
    }

    /** For memories with such addresses. */
    public static PointerType of(IndexType index) {
        return switch (index) {
            case I32 -> I32;
            case I64 -> I64;
        };
    }

    /** Bytes. */
    public int size() {
        return size;
    }

    /** The core type. */
    public NumberType flat() {
        return flat;
    }
}
