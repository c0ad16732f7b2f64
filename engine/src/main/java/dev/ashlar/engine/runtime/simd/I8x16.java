package dev.ashlar.engine.runtime.simd;

/** The {@code i8x16} instructions, eight lanes of 8 bits at a time. */
public final class I8x16 {
    private static final long HIGH = 0x8080808080808080L;
    private static final int BITS = Byte.SIZE;

    private I8x16() {}

    public static long splat(int value) {
        return (value & 0xFFL) * 0x0101010101010101L;
    }

    public static int extractLaneS(long half, int lane) {
        return (byte) (half >>> (lane << 3));
    }

    public static int extractLaneU(long half, int lane) {
        return (int) (half >>> (lane << 3)) & 0xFF;
    }

    public static long replaceLane(long half, int lane, int value) {
        int shift = lane << 3;
        return (half & ~(0xFFL << shift)) | ((value & 0xFFL) << shift);
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
        return bitmask(lo) | (bitmask(hi) << 8);
    }

    public static long popcnt(long a) {
        long pairs = a - ((a >>> 1) & 0x5555555555555555L);
        long nibbles = (pairs & 0x3333333333333333L) + ((pairs >>> 2) & 0x3333333333333333L);
        return (nibbles + (nibbles >>> 4)) & 0x0F0F0F0F0F0F0F0FL;
    }

    public static long narrowI16x8SLo(long alo, long ahi, long blo, long bhi) {
        return narrowS(alo) | (narrowS(ahi) << 32);
    }

    public static long narrowI16x8SHi(long alo, long ahi, long blo, long bhi) {
        return narrowS(blo) | (narrowS(bhi) << 32);
    }

    public static long narrowI16x8ULo(long alo, long ahi, long blo, long bhi) {
        return narrowU(alo) | (narrowU(ahi) << 32);
    }

    public static long narrowI16x8UHi(long alo, long ahi, long blo, long bhi) {
        return narrowU(blo) | (narrowU(bhi) << 32);
    }

    public static long swizzleLo(long alo, long ahi, long blo, long bhi) {
        return swizzle(alo, ahi, blo);
    }

    public static long swizzleHi(long alo, long ahi, long blo, long bhi) {
        return swizzle(alo, ahi, bhi);
    }

    /** Eight bytes of the result of a shuffle: {@code indices} has a byte of 0 to 31 for each. */
    public static long shuffle(long alo, long ahi, long blo, long bhi, long indices) {
        return pick(alo, ahi, blo, bhi, (int) indices)
                | pick(alo, ahi, blo, bhi, (int) (indices >>> 8)) << 8
                | pick(alo, ahi, blo, bhi, (int) (indices >>> 16)) << 16
                | pick(alo, ahi, blo, bhi, (int) (indices >>> 24)) << 24
                | pick(alo, ahi, blo, bhi, (int) (indices >>> 32)) << 32
                | pick(alo, ahi, blo, bhi, (int) (indices >>> 40)) << 40
                | pick(alo, ahi, blo, bhi, (int) (indices >>> 48)) << 48
                | pick(alo, ahi, blo, bhi, (int) (indices >>> 56)) << 56;
    }

    private static long pick(long alo, long ahi, long blo, long bhi, int index) {
        long half = (index & 16) == 0 ? ((index & 8) == 0 ? alo : ahi) : ((index & 8) == 0 ? blo : bhi);
        return (half >>> (index << 3)) & 0xFF;
    }

    private static long swizzle(long alo, long ahi, long indices) {
        long difference = alo ^ ahi;
        long picked = pickEither(alo, difference, indices)
                | pickEither(alo, difference, indices >>> 8) << 8
                | pickEither(alo, difference, indices >>> 16) << 16
                | pickEither(alo, difference, indices >>> 24) << 24
                | pickEither(alo, difference, indices >>> 32) << 32
                | pickEither(alo, difference, indices >>> 40) << 40
                | pickEither(alo, difference, indices >>> 48) << 48
                | pickEither(alo, difference, indices >>> 56) << 56;
        return picked & ltU(indices, 0x1010101010101010L);
    }

    // Indices are data here, so this does without branches, which would be mispredicted.
    private static long pickEither(long lo, long difference, long index) {
        long half = lo ^ (difference & ((index << 60) >> 63));
        return (half >>> (index << 3)) & 0xFF;
    }

    private static int bitmask(long half) {
        return (int) (((half & HIGH) * 0x0002040810204081L) >>> 56);
    }

    private static long narrowS(long half) {
        return pack(Swar.narrowS(half, I16x8.HIGH, I16x8.BITS));
    }

    private static long narrowU(long half) {
        return pack(Swar.narrowU(half, I16x8.HIGH, I16x8.BITS));
    }

    private static long pack(long half) {
        long bytes = half & 0x00FF00FF00FF00FFL;
        long pairs = (bytes | (bytes >>> 8)) & 0x0000FFFF0000FFFFL;
        return (pairs | (pairs >>> 16)) & 0xFFFFFFFFL;
    }
}
