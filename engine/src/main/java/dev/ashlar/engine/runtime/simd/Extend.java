package dev.ashlar.engine.runtime.simd;

/**
 * Widens the four low ({@code Lo}) or high ({@code Hi}) bytes of a long into lanes of twice their width. The name has
 * the signedness and the width of the source lanes.
 */
public final class Extend {
    private Extend() {}

    public static long s8Lo(long half) {
        long wide = u8Lo(half);
        long negative = wide & 0x0080008000800080L;
        return wide | ((negative << 9) - (negative << 1));
    }

    public static long s8Hi(long half) {
        return s8Lo(half >>> 32);
    }

    public static long u8Lo(long half) {
        long pairs = (half & 0xFFFFL) | ((half & 0xFFFF0000L) << 16);
        return (pairs | (pairs << 8)) & 0x00FF00FF00FF00FFL;
    }

    public static long u8Hi(long half) {
        return u8Lo(half >>> 32);
    }

    public static long s16Lo(long half) {
        return LaneMath.pack((short) half, (short) (half >>> 16));
    }

    public static long s16Hi(long half) {
        return s16Lo(half >>> 32);
    }

    public static long u16Lo(long half) {
        return (half & 0xFFFFL) | ((half & 0xFFFF0000L) << 16);
    }

    public static long u16Hi(long half) {
        return u16Lo(half >>> 32);
    }

    public static long s32Lo(long half) {
        return (int) half;
    }

    public static long s32Hi(long half) {
        return half >> 32;
    }

    public static long u32Lo(long half) {
        return half & 0xFFFFFFFFL;
    }

    public static long u32Hi(long half) {
        return half >>> 32;
    }
}
