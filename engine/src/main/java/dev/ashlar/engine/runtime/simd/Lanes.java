package dev.ashlar.engine.runtime.simd;

/** The ways Wasm divides a {@code v128} into lanes. */
public enum Lanes {
    I8X16(16, 'i'),
    I16X8(8, 'i'),
    I32X4(4, 'i'),
    I64X2(2, 'l'),
    F32X4(4, 'f'),
    F64X2(2, 'd'),
    V128(1, 'v');

    private final int count;
    private final char scalar;

    Lanes(int count, char scalar) {
        this.count = count;
        this.scalar = scalar;
    }

    /** How many lanes there are: a lane immediate is valid if it is below this. */
    public int count() {
        return count;
    }

    /** The width of a lane in bytes. */
    public int bytes() {
        return 16 / count;
    }

    /** The type of a lane on the operand stack: i, l, f or d for the four numeric types. */
    public char scalar() {
        return scalar;
    }
}
