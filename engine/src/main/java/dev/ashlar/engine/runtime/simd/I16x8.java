package dev.ashlar.engine.runtime.simd;

/** The {@code i16x8} instructions, four lanes of 16 bits at a time. */
public final class I16x8 {
    static final long HIGH = 0x8000800080008000L;
    private static final long WIDE_HIGH = 0x8000000080000000L;
    static final int BITS = Short.SIZE;

    private I16x8() {}

    public static long splat(int value) {
        return (value & 0xFFFFL) * 0x0001000100010001L;
    }

    public static int extractLaneS(long half, int lane) {
        return (short) (half >>> (lane << 4));
    }

    public static int extractLaneU(long half, int lane) {
        return (int) (half >>> (lane << 4)) & 0xFFFF;
    }

    public static long replaceLane(long half, int lane, int value) {
        int shift = lane << 4;
        return (half & ~(0xFFFFL << shift)) | ((value & 0xFFFFL) << shift);
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

    public static long addSatS(long a, long b) {
        return Swar.addSatS(a, b, HIGH, BITS);
    }

    public static long addSatU(long a, long b) {
        return Swar.addSatU(a, b, HIGH, BITS);
    }

    public static long subSatS(long a, long b) {
        return Swar.subSatS(a, b, HIGH, BITS);
    }

    public static long subSatU(long a, long b) {
        return Swar.subSatU(a, b, HIGH, BITS);
    }

    public static long avgrU(long a, long b) {
        return Swar.avgrU(a, b, HIGH);
    }

    public static int bitmask(long lo, long hi) {
        return bitmask(lo) | (bitmask(hi) << 4);
    }

    public static long mul(long a, long b) {
        return ((a * b) & 0xFFFFL)
                | (((a >>> 16) * (b & 0xFFFF_0000L)) & 0xFFFF_0000L)
                | (((a >>> 32) * (b & 0xFFFF_0000_0000L)) & 0xFFFF_0000_0000L)
                | ((a >>> 48) * (b & 0xFFFF_0000_0000_0000L));
    }

    public static long q15mulrSatS(long a, long b) {
        return q15((short) a, (short) b)
                | (q15((short) (a >>> 16), (short) (b >>> 16)) << 16)
                | (q15((short) (a >>> 32), (short) (b >>> 32)) << 32)
                | (q15((short) (a >>> 48), (short) (b >>> 48)) << 48);
    }

    /** Saturates, which happens only where both operands are -128 twice. */
    public static long relaxedDotI8x16I7x16S(long a, long b) {
        return dot((short) a, (short) b)
                | dot((short) (a >>> 16), (short) (b >>> 16)) << 16
                | dot((short) (a >>> 32), (short) (b >>> 32)) << 32
                | dot((short) (a >>> 48), (short) (b >>> 48)) << 48;
    }

    private static long dot(short a, short b) {
        return LaneMath.dotBytes(a, b) & 0xFFFFL;
    }

    public static long extaddPairwiseI8x16S(long a) {
        return Swar.sub(extaddPairwiseI8x16U(a ^ 0x8080808080808080L), 0x0100010001000100L, HIGH);
    }

    public static long extaddPairwiseI8x16U(long a) {
        return (a & 0x00FF00FF00FF00FFL) + ((a >>> 8) & 0x00FF00FF00FF00FFL);
    }

    public static long narrowI32x4SLo(long alo, long ahi, long blo, long bhi) {
        return narrowS(alo) | (narrowS(ahi) << 32);
    }

    public static long narrowI32x4SHi(long alo, long ahi, long blo, long bhi) {
        return narrowS(blo) | (narrowS(bhi) << 32);
    }

    public static long narrowI32x4ULo(long alo, long ahi, long blo, long bhi) {
        return narrowU(alo) | (narrowU(ahi) << 32);
    }

    public static long narrowI32x4UHi(long alo, long ahi, long blo, long bhi) {
        return narrowU(blo) | (narrowU(bhi) << 32);
    }

    public static long extendLowI8x16SLo(long lo, long hi) {
        return Extend.s8Lo(lo);
    }

    public static long extendLowI8x16SHi(long lo, long hi) {
        return Extend.s8Hi(lo);
    }

    public static long extendLowI8x16ULo(long lo, long hi) {
        return Extend.u8Lo(lo);
    }

    public static long extendLowI8x16UHi(long lo, long hi) {
        return Extend.u8Hi(lo);
    }

    public static long extendHighI8x16SLo(long lo, long hi) {
        return Extend.s8Lo(hi);
    }

    public static long extendHighI8x16SHi(long lo, long hi) {
        return Extend.s8Hi(hi);
    }

    public static long extendHighI8x16ULo(long lo, long hi) {
        return Extend.u8Lo(hi);
    }

    public static long extendHighI8x16UHi(long lo, long hi) {
        return Extend.u8Hi(hi);
    }

    public static long extmulLowI8x16SLo(long alo, long ahi, long blo, long bhi) {
        return mul(Extend.s8Lo(alo), Extend.s8Lo(blo));
    }

    public static long extmulLowI8x16SHi(long alo, long ahi, long blo, long bhi) {
        return mul(Extend.s8Hi(alo), Extend.s8Hi(blo));
    }

    public static long extmulLowI8x16ULo(long alo, long ahi, long blo, long bhi) {
        return mul(Extend.u8Lo(alo), Extend.u8Lo(blo));
    }

    public static long extmulLowI8x16UHi(long alo, long ahi, long blo, long bhi) {
        return mul(Extend.u8Hi(alo), Extend.u8Hi(blo));
    }

    public static long extmulHighI8x16SLo(long alo, long ahi, long blo, long bhi) {
        return mul(Extend.s8Lo(ahi), Extend.s8Lo(bhi));
    }

    public static long extmulHighI8x16SHi(long alo, long ahi, long blo, long bhi) {
        return mul(Extend.s8Hi(ahi), Extend.s8Hi(bhi));
    }

    public static long extmulHighI8x16ULo(long alo, long ahi, long blo, long bhi) {
        return mul(Extend.u8Lo(ahi), Extend.u8Lo(bhi));
    }

    public static long extmulHighI8x16UHi(long alo, long ahi, long blo, long bhi) {
        return mul(Extend.u8Hi(ahi), Extend.u8Hi(bhi));
    }

    private static int bitmask(long half) {
        return (int) (((half & HIGH) * 0x0000200040008001L) >>> 60);
    }

    private static long q15(short a, short b) {
        int product = (a * b + 0x4000) >> 15;
        return Math.min(product, Short.MAX_VALUE) & 0xFFFFL;
    }

    private static long narrowS(long half) {
        return pack(Swar.narrowS(half, WIDE_HIGH, Integer.SIZE));
    }

    private static long narrowU(long half) {
        return pack(Swar.narrowU(half, WIDE_HIGH, Integer.SIZE));
    }

    private static long pack(long half) {
        long shorts = half & 0x0000FFFF0000FFFFL;
        return (shorts | (shorts >>> 16)) & 0xFFFFFFFFL;
    }
}
