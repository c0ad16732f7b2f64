package dev.ashlar.component.abi;

import dev.ashlar.engine.NumberType;

/** Types whose values are one number. */
public enum ScalarKind {
    BOOL(1, NumberType.I32),
    S8(1, NumberType.I32),
    U8(1, NumberType.I32),
    S16(2, NumberType.I32),
    U16(2, NumberType.I32),
    S32(4, NumberType.I32),
    U32(4, NumberType.I32),
    S64(8, NumberType.I64),
    U64(8, NumberType.I64),
    F32(4, NumberType.F32),
    F64(8, NumberType.F64),
    CHAR(4, NumberType.I32);

    private final int size;
    private final NumberType flat;

    ScalarKind(int size, NumberType flat) {
        this.size = size;
        this.flat = flat;
    }

    /** Bytes in memory, and the alignment. */
    public int size() {
        return size;
    }

    /** The core type that carries it. */
    public NumberType flat() {
        return flat;
    }
}
