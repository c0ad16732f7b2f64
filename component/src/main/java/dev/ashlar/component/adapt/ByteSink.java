package dev.ashlar.component.adapt;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Collects bytes and the numbers of the binary format. */
final class ByteSink {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    int size() {
        return bytes.size();
    }

    ByteSink u8(int value) {
        bytes.write(value);
        return this;
    }

    ByteSink raw(byte[] more) {
        bytes.writeBytes(more);
        return this;
    }

    ByteSink raw(byte[] more, int from, int to) {
        bytes.write(more, from, to - from);
        return this;
    }

    /** Unsigned LEB128. */
    ByteSink u32(int value) {
        int rest = value;
        while (rest >>> 7 != 0) {
            bytes.write(rest & 0x7F | 0x80);
            rest >>>= 7;
        }
        return u8(rest);
    }

    /** Signed LEB128. */
    ByteSink s64(long value) {
        long rest = value;
        while (rest >> 6 != 0 && rest >> 6 != -1) {
            bytes.write((int) (rest & 0x7F | 0x80));
            rest >>= 7;
        }
        return u8((int) (rest & 0x7F));
    }

    ByteSink name(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return u32(utf8.length).raw(utf8);
    }

    /** A length, then that many bytes. */
    ByteSink sized(ByteSink content) {
        return u32(content.size()).raw(content.toByteArray());
    }

    byte[] toByteArray() {
        return bytes.toByteArray();
    }
}
