package dev.ashlar.engine.runtime.simd;

/** The {@code i64x2} instructions, one lane of 64 bits at a time. */
public final class I64x2 {
    private I64x2() {}

    public static long splat(long value) {
        return value;
    }

    public static long extractLane(long half, int lane) {
        return half;
    }

    public static long replaceLane(long half, int lane, long value) {
        return value;
    }

    public static long eq(long a, long b) {
        return mask(a == b);
    }

    public static long ne(long a, long b) {
        return mask(a != b);
    }

    public static long ltS(long a, long b) {
        return mask(a < b);
    }

    public static long gtS(long a, long b) {
        return mask(a > b);
    }

    public static long leS(long a, long b) {
        return mask(a <= b);
    }

    public static long geS(long a, long b) {
        return mask(a >= b);
    }

    public static long abs(long a) {
        return Math.abs(a);
    }

    public static long neg(long a) {
        return -a;
    }

    public static long add(long a, long b) {
        return a + b;
    }

    public static long sub(long a, long b) {
        return a - b;
    }

    public static long mul(long a, long b) {
        return a * b;
    }

    public static long shl(long a, int count) {
        return a << count;
    }

    public static long shrS(long a, int count) {
        return a >> count;
    }

    public static long shrU(long a, int count) {
        return a >>> count;
    }

    public static int allTrue(long lo, long hi) {
        return lo != 0 && hi != 0 ? 1 : 0;
    }

    public static int bitmask(long lo, long hi) {
        return (int) ((lo >>> 63) | ((hi >>> 63) << 1));
    }

    public static long extendLowI32x4SLo(long lo, long hi) {
        return Extend.s32Lo(lo);
    }

    public static long extendLowI32x4SHi(long lo, long hi) {
        return Extend.s32Hi(lo);
    }

    public static long extendLowI32x4ULo(long lo, long hi) {
        return Extend.u32Lo(lo);
    }

    public static long extendLowI32x4UHi(long lo, long hi) {
        return Extend.u32Hi(lo);
    }

    public static long extendHighI32x4SLo(long lo, long hi) {
        return Extend.s32Lo(hi);
    }

    public static long extendHighI32x4SHi(long lo, long hi) {
        return Extend.s32Hi(hi);
    }

    public static long extendHighI32x4ULo(long lo, long hi) {
        return Extend.u32Lo(hi);
    }

    public static long extendHighI32x4UHi(long lo, long hi) {
        return Extend.u32Hi(hi);
    }

    public static long extmulLowI32x4SLo(long alo, long ahi, long blo, long bhi) {
        return Extend.s32Lo(alo) * Extend.s32Lo(blo);
    }

    public static long extmulLowI32x4SHi(long alo, long ahi, long blo, long bhi) {
        return Extend.s32Hi(alo) * Extend.s32Hi(blo);
    }

    public static long extmulLowI32x4ULo(long alo, long ahi, long blo, long bhi) {
        return Extend.u32Lo(alo) * Extend.u32Lo(blo);
    }

    public static long extmulLowI32x4UHi(long alo, long ahi, long blo, long bhi) {
        return Extend.u32Hi(alo) * Extend.u32Hi(blo);
    }

    public static long extmulHighI32x4SLo(long alo, long ahi, long blo, long bhi) {
        return Extend.s32Lo(ahi) * Extend.s32Lo(bhi);
    }

    public static long extmulHighI32x4SHi(long alo, long ahi, long blo, long bhi) {
        return Extend.s32Hi(ahi) * Extend.s32Hi(bhi);
    }

    public static long extmulHighI32x4ULo(long alo, long ahi, long blo, long bhi) {
        return Extend.u32Lo(ahi) * Extend.u32Lo(bhi);
    }

    public static long extmulHighI32x4UHi(long alo, long ahi, long blo, long bhi) {
        return Extend.u32Hi(ahi) * Extend.u32Hi(bhi);
    }

    private static long mask(boolean condition) {
        return condition ? -1 : 0;
    }
}
