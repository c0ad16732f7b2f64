package dev.ashlar.conformance;

import java.util.Locale;

/** The type of a number, on its own or in a vector. Bits are held in the low end of a long, zero-extended. */
enum Lane {
    I8(8),
    I16(16),
    I32(32),
    I64(64),
    F32(32, 0x7fc0_0000L),
    F64(64, 0x7ff8_0000_0000_0000L);

    private final int width;
    private final long canonicalNan;

    Lane(int width) {
        this(width, 0);
    }

    Lane(int width, long canonicalNan) {
        this.width = width;
        this.canonicalNan = canonicalNan;
    }

    static Lane of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** In bits. */
    int width() {
        return width;
    }

    /** How many of them a vector holds. */
    int count() {
        return 128 / width;
    }

    long mask() {
        return -1L >>> (64 - width);
    }

    boolean isFloat() {
        return canonicalNan != 0;
    }

    /** A NaN whose payload is exactly the quiet bit, of either sign. */
    boolean isCanonicalNan(long bits) {
        return isFloat() && (bits & (mask() >>> 1)) == canonicalNan;
    }

    /** A NaN whose payload has the quiet bit set. */
    boolean isArithmeticNan(long bits) {
        return isFloat() && (bits & canonicalNan) == canonicalNan;
    }

    /** For instance {@code 7}, or {@code 0x3fc00000 (1.5)} for floats. */
    String show(long bits) {
        return switch (this) {
            case F32 -> "0x%08x (%s)".formatted(bits, Float.intBitsToFloat((int) bits));
            case F64 -> "0x%016x (%s)".formatted(bits, Double.longBitsToDouble(bits));
            default -> Long.toUnsignedString(bits);
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
