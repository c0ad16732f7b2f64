package dev.ashlar.engine.runtime.simd;

/** What generated code does with the lanes of vectors beyond what the JVM and the scalar instructions have. */
public final class LaneMath {
    private LaneMath() {}

    /** Two lanes of 32 bits as half a vector. */
    public static long pack(int first, int second) {
        return Integer.toUnsignedLong(first) | ((long) second << 32);
    }

    public static int minU(int a, int b) {
        return Math.min(a ^ Integer.MIN_VALUE, b ^ Integer.MIN_VALUE) ^ Integer.MIN_VALUE;
    }

    public static int maxU(int a, int b) {
        return Math.max(a ^ Integer.MIN_VALUE, b ^ Integer.MIN_VALUE) ^ Integer.MIN_VALUE;
    }

    public static float pmin(float a, float b) {
        return b < a ? b : a;
    }

    public static float pmax(float a, float b) {
        return a < b ? b : a;
    }

    public static double pmin(double a, double b) {
        return b < a ? b : a;
    }

    public static double pmax(double a, double b) {
        return a < b ? b : a;
    }

    /** Two signed bytes by two, added with saturation to 16 bits. */
    static int dotBytes(short a, short b) {
        return Math.min((byte) a * (byte) b + (a >> 8) * (b >> 8), Short.MAX_VALUE);
    }

    /** Four signed bytes by four, added to {@code c}. */
    public static int relaxedDotAdd(int a, int b, int c) {
        return dotBytes((short) a, (short) b) + dotBytes((short) (a >> 16), (short) (b >> 16)) + c;
    }

    public static int anyTrue(long low, long high) {
        return (low | high) != 0 ? 1 : 0;
    }

    public static int allTrue(long low, long high) {
        return low != 0 && high != 0 ? 1 : 0;
    }

    /** The sign bits. */
    public static int bitmask(long low, long high) {
        return (int) (low >>> 63 | high >>> 63 << 1);
    }

    public static int anyTrue(int a, int b, int c, int d) {
        return (a | b | c | d) != 0 ? 1 : 0;
    }

    public static int allTrue(int a, int b, int c, int d) {
        return a != 0 && b != 0 && c != 0 && d != 0 ? 1 : 0;
    }

    /** The sign bits. */
    public static int bitmask(int a, int b, int c, int d) {
        return a >>> 31 | (b >>> 31) << 1 | (c >>> 31) << 2 | (d >>> 31) << 3;
    }
}
