package dev.ashlar.engine.runtime.simd;

/** The ways Wasm divides a {@code v128} into lanes, with the class that has the instructions of each. */
public enum Lanes {
    I8X16(I8x16.class, 16, 'i'),
    I16X8(I16x8.class, 8, 'i'),
    I32X4(I32x4.class, 4, 'i'),
    I64X2(I64x2.class, 2, 'l'),
    F32X4(F32x4.class, 4, 'f'),
    F64X2(F64x2.class, 2, 'd'),
    V128(Bitwise.class, 1, 'v');

    private final Class<?> helpers;
    private final int count;
    private final char scalar;

    Lanes(Class<?> helpers, int count, char scalar) {
        this.helpers = helpers;
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

    /** The class with the helpers of the instructions that have this prefix. */
    Class<?> helpers() {
        return helpers;
    }
}
