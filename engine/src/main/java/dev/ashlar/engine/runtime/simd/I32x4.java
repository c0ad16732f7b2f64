package dev.ashlar.engine.runtime.simd;

/** The {@code i32x4} instructions, two lanes of 32 bits at a time. */
public final class I32x4 {
    static final long HIGH = 0x8000000080000000L;
    static final int BITS = Integer.SIZE;

    private I32x4() {}

    public static long splat(int value) {
        return pack(value, value);
    }

    public static int extractLane(long half, int lane) {
        return (int) (half >>> (lane << 5));
    }

    public static long replaceLane(long half, int lane, int value) {
        int shift = lane << 5;
        return (half & ~(0xFFFFFFFFL << shift)) | (Integer.toUnsignedLong(value) << shift);
    }

    public static long eq(long a, long b) {
        return Swar.eq(a, b, HIGH, BITS);
    }

    public static long ne(long a, long b) {
        return Swar.ne(a, b, HIGH, BITS);
    }

    public static long ltS(long a, long b) {
        return Swar.ltS(a, b, HIGH, BITS);
    }

    public static long ltU(long a, long b) {
        return Swar.ltU(a, b, HIGH, BITS);
    }

    public static long gtS(long a, long b) {
        return ltS(b, a);
    }

    public static long gtU(long a, long b) {
        return ltU(b, a);
    }

    public static long leS(long a, long b) {
        return ~ltS(b, a);
    }

    public static long leU(long a, long b) {
        return ~ltU(b, a);
    }

    public static long geS(long a, long b) {
        return ~ltS(a, b);
    }

    public static long geU(long a, long b) {
        return ~ltU(a, b);
    }

    public static long abs(long a) {
        return Swar.abs(a, HIGH, BITS);
    }

    public static long neg(long a) {
        return Swar.sub(0, a, HIGH);
    }

    public static long add(long a, long b) {
        return Swar.add(a, b, HIGH);
    }

    public static long sub(long a, long b) {
        return Swar.sub(a, b, HIGH);
    }

    public static long minS(long a, long b) {
        return Swar.minS(a, b, HIGH, BITS);
    }

    public static long minU(long a, long b) {
        return Swar.minU(a, b, HIGH, BITS);
    }

    public static long maxS(long a, long b) {
        return Swar.maxS(a, b, HIGH, BITS);
    }

    public static long maxU(long a, long b) {
        return Swar.maxU(a, b, HIGH, BITS);
    }

    public static long shl(long a, int count) {
        return Swar.shl(a, count, HIGH, BITS);
    }

    public static long shrS(long a, int count) {
        return Swar.shrS(a, count, HIGH, BITS);
    }

    public static long shrU(long a, int count) {
        return Swar.shrU(a, count, HIGH, BITS);
    }

    public static int allTrue(long lo, long hi) {
        return (Swar.nonZero(lo, HIGH) & Swar.nonZero(hi, HIGH)) == HIGH ? 1 : 0;
    }

    public static int bitmask(long lo, long hi) {
        return bitmask(lo) | (bitmask(hi) << 2);
    }

    public static long mul(long a, long b) {
        return ((a * b) & 0xFFFFFFFFL) | (((a >>> 32) * (b >>> 32)) << 32);
    }

    public static long dotI16x8S(long a, long b) {
        return pack(
                (short) a * (short) b + (short) (a >>> 16) * (short) (b >>> 16),
                (short) (a >>> 32) * (short) (b >>> 32) + (short) (a >>> 48) * (short) (b >>> 48));
    }

    public static long extaddPairwiseI16x8S(long a) {
        return Swar.sub(extaddPairwiseI16x8U(a ^ 0x8000800080008000L), 0x0001000000010000L, HIGH);
    }

    public static long extaddPairwiseI16x8U(long a) {
        return (a & 0x0000FFFF0000FFFFL) + ((a >>> 16) & 0x0000FFFF0000FFFFL);
    }

    public static long truncSatF32x4S(long a) {
        return pack((int) F32x4.first(a), (int) F32x4.second(a));
    }

    public static long truncSatF32x4U(long a) {
        return pack(unsigned(F32x4.first(a)), unsigned(F32x4.second(a)));
    }

    public static long truncSatF64x2SZeroLo(long lo, long hi) {
        return pack((int) Double.longBitsToDouble(lo), (int) Double.longBitsToDouble(hi));
    }

    public static long truncSatF64x2SZeroHi(long lo, long hi) {
        return 0;
    }

    public static long truncSatF64x2UZeroLo(long lo, long hi) {
        return pack(unsigned(Double.longBitsToDouble(lo)), unsigned(Double.longBitsToDouble(hi)));
    }

    public static long truncSatF64x2UZeroHi(long lo, long hi) {
        return 0;
    }

    public static long extendLowI16x8SLo(long lo, long hi) {
        return Extend.s16Lo(lo);
    }

    public static long extendLowI16x8SHi(long lo, long hi) {
        return Extend.s16Hi(lo);
    }

    public static long extendLowI16x8ULo(long lo, long hi) {
        return Extend.u16Lo(lo);
    }

    public static long extendLowI16x8UHi(long lo, long hi) {
        return Extend.u16Hi(lo);
    }

    public static long extendHighI16x8SLo(long lo, long hi) {
        return Extend.s16Lo(hi);
    }

    public static long extendHighI16x8SHi(long lo, long hi) {
        return Extend.s16Hi(hi);
    }

    public static long extendHighI16x8ULo(long lo, long hi) {
        return Extend.u16Lo(hi);
    }

    public static long extendHighI16x8UHi(long lo, long hi) {
        return Extend.u16Hi(hi);
    }

    public static long extmulLowI16x8SLo(long alo, long ahi, long blo, long bhi) {
        return mul(Extend.s16Lo(alo), Extend.s16Lo(blo));
    }

    public static long extmulLowI16x8SHi(long alo, long ahi, long blo, long bhi) {
        return mul(Extend.s16Hi(alo), Extend.s16Hi(blo));
    }

    public static long extmulLowI16x8ULo(long alo, long ahi, long blo, long bhi) {
        return mul(Extend.u16Lo(alo), Extend.u16Lo(blo));
    }

    public static long extmulLowI16x8UHi(long alo, long ahi, long blo, long bhi) {
        return mul(Extend.u16Hi(alo), Extend.u16Hi(blo));
    }

    public static long extmulHighI16x8SLo(long alo, long ahi, long blo, long bhi) {
        return mul(Extend.s16Lo(ahi), Extend.s16Lo(bhi));
    }

    public static long extmulHighI16x8SHi(long alo, long ahi, long blo, long bhi) {
        return mul(Extend.s16Hi(ahi), Extend.s16Hi(bhi));
    }

    public static long extmulHighI16x8ULo(long alo, long ahi, long blo, long bhi) {
        return mul(Extend.u16Lo(ahi), Extend.u16Lo(bhi));
    }

    public static long extmulHighI16x8UHi(long alo, long ahi, long blo, long bhi) {
        return mul(Extend.u16Hi(ahi), Extend.u16Hi(bhi));
    }

    static long pack(int first, int second) {
        return Integer.toUnsignedLong(first) | ((long) second << 32);
    }

    private static int bitmask(long half) {
        return (int) (((half >>> 31) & 1) | ((half >>> 62) & 2));
    }

    private static int unsigned(double value) {
        return (int) Math.clamp((long) value, 0, 0xFFFFFFFFL);
    }
}
