package dev.ashlar.component.binary;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Bytes written in the notations of the binary format. */
public final class ByteSink {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    public int size() {
        return out.size();
    }

    public ByteSink u8(int value) {
        out.write(value);
        return this;
    }

    /** An unsigned number of 32 bits in LEB128. */
    public ByteSink u32(int value) {
        int rest = value;
        for (; (rest & ~0x7F) != 0; rest >>>= 7) {
            out.write(rest & 0x7F | 0x80);
        }
        out.write(rest);
        return this;
    }

    /** A type index where negative numbers mean something else. */
    public ByteSink typeIndex(int index) {
        int rest = index;
        for (; rest > 0x3F; rest >>>= 7) {
            out.write(rest & 0x7F | 0x80);
        }
        out.write(rest);
        return this;
    }

    /** A text in UTF-8 behind its length. */
    public ByteSink name(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        return u32(bytes.length).bytes(bytes);
    }

    public ByteSink bytes(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    public byte[] toByteArray() {
        return out.toByteArray();
    }
}
