package dev.ashlar.fuzz;

import java.util.Arrays;

/** Editing byte arrays. */
final class Bytes {
    static final byte[] NONE = {};

    private Bytes() {}

    /** The bytes with {@code replacement} in the place of those from {@code from} to {@code to}. */
    static byte[] replace(byte[] bytes, int from, int to, byte[] replacement) {
        byte[] result = Arrays.copyOf(bytes, from + replacement.length + bytes.length - to);
        System.arraycopy(replacement, 0, result, from, replacement.length);
        System.arraycopy(bytes, to, result, from + replacement.length, bytes.length - to);
        return result;
    }
}
