package dev.ashlar.engine.runtime.simd;

/** The {@code v128} instructions, to which lanes do not matter. */
public final class Bitwise {
    private Bitwise() {}

    public static long not(long a) {
        return ~a;
    }

    public static long and(long a, long b) {
        return a & b;
    }

    public static long andnot(long a, long b) {
        return a & ~b;
    }

    public static long or(long a, long b) {
        return a | b;
    }

    public static long xor(long a, long b) {
        return a ^ b;
    }

    public static long bitselect(long a, long b, long mask) {
        return b ^ ((a ^ b) & mask);
    }

    public static int anyTrue(long lo, long hi) {
        return (lo | hi) != 0 ? 1 : 0;
    }
}
