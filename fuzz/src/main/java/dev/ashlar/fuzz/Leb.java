package dev.ashlar.fuzz;

import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * An unsigned LEB128 number of at most 32 bits, found in a module.
 *
 * @param value the number
 * @param end the position behind it
 */
record Leb(int value, int end) {
    private static final int MAX_BYTES = 5;

    /** The number at {@code position}, or null when there is none. */
    static @Nullable Leb read(byte[] bytes, int position) {
        long value = 0;
        for (int i = 0; i < MAX_BYTES && position + i < bytes.length; i++) {
            byte b = bytes[position + i];
            value |= (b & 0x7fL) << (7 * i);
            if (b >= 0) {
                return new Leb((int) value, position + i + 1);
            }
        }
        return null;
    }

    /** The shortest encoding. */
    static byte[] encode(long value) {
        return encode(value, 1);
    }

    /** An encoding of at least {@code length} bytes, which is invalid beyond five. */
    static byte[] encode(long value, int length) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        long rest = value;
        do {
            byte low = (byte) (rest & 0x7f);
            rest >>>= 7;
            boolean last = rest == 0 && out.size() + 1 >= length;
            out.write(last ? low : low | 0x80);
            if (last) {
                return out.toByteArray();
            }
        } while (true);
    }
}
