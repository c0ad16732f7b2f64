package dev.ashlar.engine.runtime.simd;

/** The {@code f64x2} instructions, one lane of 64 bits at a time. */
public final class F64x2 {
    private static final long SIGN = 1L << 63;
    private static final long QUIET = 1L << 51;

    private F64x2() {}

    public static long splat(double value) {
        return bits(value);
    }

    public static double extractLane(long half, int lane) {
        return value(half);
    }

    public static long replaceLane(long half, int lane, double value) {
        return bits(value);
    }

    public static long eq(long a, long b) {
        return value(a) == value(b) ? -1 : 0;
    }

    public static long ne(long a, long b) {
        return value(a) != value(b) ? -1 : 0;
    }

    public static long lt(long a, long b) {
        return value(a) < value(b) ? -1 : 0;
    }

    public static long gt(long a, long b) {
        return value(a) > value(b) ? -1 : 0;
    }

    public static long le(long a, long b) {
        return value(a) <= value(b) ? -1 : 0;
    }

    public static long ge(long a, long b) {
        return value(a) >= value(b) ? -1 : 0;
    }

    public static long abs(long a) {
        return a & ~SIGN;
    }

    public static long neg(long a) {
        return a ^ SIGN;
    }

    public static long sqrt(long a) {
        return bits(Math.sqrt(value(a)));
    }

    public static long ceil(long a) {
        double value = value(a);
        return Double.isNaN(value) ? quiet(a) : bits(Math.ceil(value));
    }

    public static long floor(long a) {
        double value = value(a);
        return Double.isNaN(value) ? quiet(a) : bits(Math.floor(value));
    }

    public static long nearest(long a) {
        double value = value(a);
        return Double.isNaN(value) ? quiet(a) : bits(Math.rint(value));
    }

    public static long trunc(long a) {
        return floor(a & ~SIGN) | (a & SIGN);
    }

    public static long add(long a, long b) {
        return bits(value(a) + value(b));
    }

    public static long sub(long a, long b) {
        return bits(value(a) - value(b));
    }

    public static long mul(long a, long b) {
        return bits(value(a) * value(b));
    }

    public static long div(long a, long b) {
        return bits(value(a) / value(b));
    }

    public static long min(long a, long b) {
        double first = value(a);
        double second = value(b);
        return bits(unordered(first, second) ? first + second : Math.min(first, second));
    }

    public static long max(long a, long b) {
        double first = value(a);
        double second = value(b);
        return bits(unordered(first, second) ? first + second : Math.max(first, second));
    }

    public static long pmin(long a, long b) {
        return value(b) < value(a) ? b : a;
    }

    public static long pmax(long a, long b) {
        return value(a) < value(b) ? b : a;
    }

    public static long promoteLowF32x4Lo(long lo, long hi) {
        return bits(F32x4.first(lo));
    }

    public static long promoteLowF32x4Hi(long lo, long hi) {
        return bits(F32x4.second(lo));
    }

    public static long convertLowI32x4SLo(long lo, long hi) {
        return bits((double) (int) lo);
    }

    public static long convertLowI32x4SHi(long lo, long hi) {
        return bits((double) (lo >> 32));
    }

    public static long convertLowI32x4ULo(long lo, long hi) {
        return bits((double) (lo & 0xFFFFFFFFL));
    }

    public static long convertLowI32x4UHi(long lo, long hi) {
        return bits((double) (lo >>> 32));
    }

    private static double value(long half) {
        return Double.longBitsToDouble(half);
    }

    private static long bits(double value) {
        return Double.doubleToRawLongBits(value);
    }

    // Math.ceil and its like may return a signalling NaN as it is.
    private static long quiet(long nan) {
        return nan | QUIET;
    }

    private static boolean unordered(double a, double b) {
        return Double.isNaN(a) || Double.isNaN(b);
    }
}
