package dev.ashlar.http.http1;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes of a response that are still to be sent. Grows up to what the response puts in. */
final class OutputBuffer {
    private static final int SMALL = 512;
    private static final byte[] HEXADECIMAL = "0123456789abcdef".getBytes(StandardCharsets.ISO_8859_1);

    private byte[] bytes = new byte[SMALL];
    private int length;

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    void clear() {
        length = 0;
    }

    OutputBuffer add(byte[] more) {
        return add(more, 0, more.length);
    }

    OutputBuffer add(byte[] more, int offset, int count) {
        ensure(count);
        System.arraycopy(more, offset, bytes, length, count);
        length += count;
        return this;
    }

    /** Text of ISO 8859-1 characters. */
    @SuppressWarnings("deprecation") // exactly what is needed: the low byte of each character
    OutputBuffer add(String text) {
        ensure(text.length());
        text.getBytes(0, text.length(), bytes, length);
        length += text.length();
        return this;
    }

    OutputBuffer addDecimal(long number) {
        return add(Long.toString(number));
    }

    /** Such as {@code 1f}, as chunks give their length. */
    OutputBuffer addHexadecimal(int number) {
        int digits = Math.max(1, (35 - Integer.numberOfLeadingZeros(number)) / 4);
        ensure(digits);
        for (int i = digits - 1; i >= 0; i--) {
            bytes[length++] = HEXADECIMAL[number >>> 4 * i & 15];
        }
        return this;
    }

    /** Moves what is behind {@code position} and puts something in between. */
    void insert(int position, OutputBuffer inserted) {
        int count = inserted.length;
        ensure(count);
        System.arraycopy(bytes, position, bytes, position + count, length - position);
        System.arraycopy(inserted.bytes, 0, bytes, position, count);
        length += count;
    }

    private void ensure(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, 2 * bytes.length));
        }
    }
}
