package dev.ashlar.engine.runtime.simd;

/**
 * The {@code f32x4} instructions, two lanes of 32 bits at a time. Rounding goes through {@code double}, where it is
 * exact; the conversion makes signalling NaNs quiet, as Wasm demands.
 */
public final class F32x4 {
    private static final long SIGNS = 0x8000000080000000L;

    private F32x4() {}

    public static long splat(float value) {
        return pack(value, value);
    }

    public static float extractLane(long half, int lane) {
        return Float.intBitsToFloat(I32x4.extractLane(half, lane));
    }

    public static long replaceLane(long half, int lane, float value) {
        return I32x4.replaceLane(half, lane, Float.floatToRawIntBits(value));
    }

    public static long eq(long a, long b) {
        return mask(first(a) == first(b), second(a) == second(b));
    }

    public static long ne(long a, long b) {
        return mask(first(a) != first(b), second(a) != second(b));
    }

    public static long lt(long a, long b) {
        return mask(first(a) < first(b), second(a) < second(b));
    }

    public static long gt(long a, long b) {
        return mask(first(a) > first(b), second(a) > second(b));
    }

    public static long le(long a, long b) {
        return mask(first(a) <= first(b), second(a) <= second(b));
    }

    public static long ge(long a, long b) {
        return mask(first(a) >= first(b), second(a) >= second(b));
    }

    public static long abs(long a) {
        return a & ~SIGNS;
    }

    public static long neg(long a) {
        return a ^ SIGNS;
    }

    public static long sqrt(long a) {
        return pack((float) Math.sqrt(first(a)), (float) Math.sqrt(second(a)));
    }

    public static long ceil(long a) {
        return pack((float) Math.ceil(first(a)), (float) Math.ceil(second(a)));
    }

    public static long floor(long a) {
        return pack((float) Math.floor(first(a)), (float) Math.floor(second(a)));
    }

    public static long trunc(long a) {
        return pack(truncate(first(a)), truncate(second(a)));
    }

    public static long nearest(long a) {
        return pack((float) Math.rint(first(a)), (float) Math.rint(second(a)));
    }

    public static long add(long a, long b) {
        return pack(first(a) + first(b), second(a) + second(b));
    }

    public static long sub(long a, long b) {
        return pack(first(a) - first(b), second(a) - second(b));
    }

    public static long mul(long a, long b) {
        return pack(first(a) * first(b), second(a) * second(b));
    }

    public static long div(long a, long b) {
        return pack(first(a) / first(b), second(a) / second(b));
    }

    public static long min(long a, long b) {
        return pack(minimum(first(a), first(b)), minimum(second(a), second(b)));
    }

    public static long max(long a, long b) {
        return pack(maximum(first(a), first(b)), maximum(second(a), second(b)));
    }

    public static long pmin(long a, long b) {
        return Bitwise.bitselect(b, a, lt(b, a));
    }

    public static long pmax(long a, long b) {
        return Bitwise.bitselect(b, a, lt(a, b));
    }

    public static long convertI32x4S(long a) {
        return pack((float) (int) a, (float) (int) (a >>> 32));
    }

    public static long convertI32x4U(long a) {
        return pack((float) (a & 0xFFFFFFFFL), (float) (a >>> 32));
    }

    public static long demoteF64x2ZeroLo(long lo, long hi) {
        return pack((float) Double.longBitsToDouble(lo), (float) Double.longBitsToDouble(hi));
    }

    public static long demoteF64x2ZeroHi(long lo, long hi) {
        return 0;
    }

    static float first(long half) {
        return Float.intBitsToFloat((int) half);
    }

    static float second(long half) {
        return Float.intBitsToFloat((int) (half >>> 32));
    }

    private static long pack(float first, float second) {
        return I32x4.pack(Float.floatToRawIntBits(first), Float.floatToRawIntBits(second));
    }

    private static long mask(boolean first, boolean second) {
        return (first ? 0xFFFFFFFFL : 0) | (second ? 0xFFFFFFFF00000000L : 0);
    }

    private static float truncate(float value) {
        return Math.copySign((float) Math.floor(Math.abs(value)), value);
    }

    // Math.min and Math.max may return a signalling NaN as it is, an addition does not.
    private static float minimum(float a, float b) {
        return Float.isNaN(a) || Float.isNaN(b) ? a + b : Math.min(a, b);
    }

    private static float maximum(float a, float b) {
        return Float.isNaN(a) || Float.isNaN(b) ? a + b : Math.max(a, b);
    }
}
