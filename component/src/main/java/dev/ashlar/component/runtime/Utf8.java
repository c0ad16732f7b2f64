package dev.ashlar.component.runtime;

import dev.ashlar.component.abi.CanonicalTrap;

/** Single characters in UTF-8. */
final class Utf8 {
    private Utf8() {}

    /**
     * Reads the character at {@code at}.
     *
     * @param end of the string
     * @throws dev.ashlar.engine.Trap when the bytes are not UTF-8
     */
    static int decode(byte[] in, int at, int end) {
        int first = in[at] & 0xFF;
        if (first < 0x80) {
            return first;
        }
        if (first < 0xC2 || first > 0xF4) {
            throw CanonicalTrap.INVALID_UTF8.trap();
        }
        if (first < 0xE0) {
            return (first & 0x1F) << 6 | next(in, at + 1, end, 0x80, 0xBF);
        }
        if (first < 0xF0) {
            int second = next(in, at + 1, end, first == 0xE0 ? 0xA0 : 0x80, first == 0xED ? 0x9F : 0xBF);
            return (first & 0x0F) << 12 | second << 6 | next(in, at + 2, end, 0x80, 0xBF);
        }
        int second = next(in, at + 1, end, first == 0xF0 ? 0x90 : 0x80, first == 0xF4 ? 0x8F : 0xBF);
        int third = next(in, at + 2, end, 0x80, 0xBF);
        return (first & 0x07) << 18 | second << 12 | third << 6 | next(in, at + 3, end, 0x80, 0xBF);
    }

    /** The payload of a byte that has to be in a range. */
    private static int next(byte[] in, int at, int end, int least, int most) {
        if (at >= end) {
            throw CanonicalTrap.INCOMPLETE_UTF8.trap();
        }
        int value = in[at] & 0xFF;
        if (value < least || value > most) {
            throw CanonicalTrap.INVALID_UTF8.trap();
        }
        return value & 0x3F;
    }

    /** Bytes of a character. */
    static int length(int character) {
        return character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
    }

    /** Writes a character; returns the address after it. */
    static int put(byte[] out, int at, int character) {
        if (character < 0x80) {
            out[at] = (byte) character;
            return at + 1;
        }
        if (character < 0x800) {
            out[at] = (byte) (0xC0 | character >> 6);
            out[at + 1] = (byte) (0x80 | character & 0x3F);
            return at + 2;
        }
        if (character < 0x10000) {
            out[at] = (byte) (0xE0 | character >> 12);
            out[at + 1] = (byte) (0x80 | character >> 6 & 0x3F);
            out[at + 2] = (byte) (0x80 | character & 0x3F);
            return at + 3;
        }
        out[at] = (byte) (0xF0 | character >> 18);
        out[at + 1] = (byte) (0x80 | character >> 12 & 0x3F);
        out[at + 2] = (byte) (0x80 | character >> 6 & 0x3F);
        out[at + 3] = (byte) (0x80 | character & 0x3F);
        return at + 4;
    }
}
