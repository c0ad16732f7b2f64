package dev.ashlar.engine.runtime.simd;

/*
 * Integer arithmetic on all lanes of a long at once. A lane width is given by high, the long that has just the
 * topmost bit of every lane set: keeping those bits out of an addition keeps carries from crossing into the next lane,
 * and they are put right afterwards. A comparison yields flags, a subset of high, that spread() widens into the
 * all-ones lanes Wasm wants. Callers pass constants, so that everything derived from the width is folded by the JIT.
 */
final class Swar {
    private Swar() {}

    static long add(long a, long b, long high) {
        return ((a & ~high) + (b & ~high)) ^ ((a ^ b) & high);
    }

    static long sub(long a, long b, long high) {
        return ((a | high) - (b & ~high)) ^ (~(a ^ b) & high);
    }

    static long abs(long a, long high, int bits) {
        long negative = a & high;
        return (a ^ spread(negative, bits)) + (negative >>> (bits - 1));
    }

    static long spread(long flags, int bits) {
        return (flags << 1) - (flags >>> (bits - 1));
    }

    static long nonZero(long a, long high) {
        return (((a & ~high) + ~high) | a) & high;
    }

    static long lessU(long a, long b, long high) {
        long noBorrow = (a | high) - (b & ~high);
        return ((~a & b) | (~(a ^ b) & ~noBorrow)) & high;
    }

    static long lessS(long a, long b, long high) {
        return lessU(a ^ high, b ^ high, high);
    }

    static long eq(long a, long b, long high, int bits) {
        return ~ne(a, b, high, bits);
    }

    static long ne(long a, long b, long high, int bits) {
        return spread(nonZero(a ^ b, high), bits);
    }

    static long ltS(long a, long b, long high, int bits) {
        return spread(lessS(a, b, high), bits);
    }

    static long ltU(long a, long b, long high, int bits) {
        return spread(lessU(a, b, high), bits);
    }

    static long minS(long a, long b, long high, int bits) {
        return select(ltS(a, b, high, bits), a, b);
    }

    static long minU(long a, long b, long high, int bits) {
        return select(ltU(a, b, high, bits), a, b);
    }

    static long maxS(long a, long b, long high, int bits) {
        return select(ltS(a, b, high, bits), b, a);
    }

    static long maxU(long a, long b, long high, int bits) {
        return select(ltU(a, b, high, bits), b, a);
    }

    static long addSatS(long a, long b, long high, int bits) {
        long sum = add(a, b, high);
        return saturateS(sum, a, ~(a ^ b) & (a ^ sum) & high, high, bits);
    }

    static long subSatS(long a, long b, long high, int bits) {
        long difference = sub(a, b, high);
        return saturateS(difference, a, (a ^ b) & (a ^ difference) & high, high, bits);
    }

    static long addSatU(long a, long b, long high, int bits) {
        long sum = add(a, b, high);
        long carry = ((a & b) | ((a | b) & ~sum)) & high;
        return sum | spread(carry, bits);
    }

    static long subSatU(long a, long b, long high, int bits) {
        return sub(a, b, high) & ~ltU(a, b, high, bits);
    }

    static long avgrU(long a, long b, long high) {
        return (a | b) - (((a ^ b) >>> 1) & ~high);
    }

    static long shl(long a, int count, long high, int bits) {
        int n = count & (bits - 1);
        return (a << n) & splat(lane(bits) << n & lane(bits), high, bits);
    }

    static long shrU(long a, int count, long high, int bits) {
        int n = count & (bits - 1);
        return (a >>> n) & splat(lane(bits) >>> n, high, bits);
    }

    static long shrS(long a, int count, long high, int bits) {
        int n = count & (bits - 1);
        long kept = splat(lane(bits) >>> n, high, bits);
        return select(kept, a >>> n, spread(a & high, bits));
    }

    /** The lower half of each lane is the lane saturated to a signed number of that width. */
    static long narrowS(long a, long high, int bits) {
        long limit = splat(lane(bits / 2 - 1), high, bits);
        long sign = spread(a & high, bits);
        long size = a ^ sign;
        long tooLarge = spread((size + (~high - limit)) & high, bits);
        return ((size | tooLarge) & limit) ^ sign;
    }

    /** The lower half of each lane is the lane, a signed number, saturated to an unsigned number of that width. */
    static long narrowU(long a, long high, int bits) {
        long limit = splat(lane(bits / 2), high, bits);
        long size = a & ~spread(a & high, bits);
        return size | spread((size + (~high - limit)) & high, bits);
    }

    private static long saturateS(long result, long a, long overflow, long high, int bits) {
        long limit = ~high + ((a & high) >>> (bits - 1));
        return select(spread(overflow, bits), limit, result);
    }

    private static long select(long mask, long a, long b) {
        return b ^ ((a ^ b) & mask);
    }

    private static long splat(long value, long high, int bits) {
        return value * (high >>> (bits - 1));
    }

    private static long lane(int bits) {
        return (1L << bits) - 1;
    }
}
