package dev.ashlar.component.binary;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;

/** Puts component binaries together, byte by byte. */
public final class Wasm {
    private static final byte[] HEADER = {0, 'a', 's', 'm', 0x0d, 0, 1, 0};

    private Wasm() {}

    public static byte[] component(byte[]... sections) {
        return join(HEADER, join(sections));
    }

    /** A section with these contents. */
    public static byte[] section(int id, byte[]... contents) {
        byte[] all = join(contents);
        return join(bytes(id), u32(all.length), all);
    }

    /** A section with a vector of items. */
    public static byte[] items(int id, byte[]... items) {
        return section(id, u32(items.length), join(items));
    }

    public static byte[] vector(byte[]... items) {
        return join(u32(items.length), join(items));
    }

    public static byte[] name(String name) {
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        return join(u32(utf8.length), utf8);
    }

    /** A name of an import or export without attributes. */
    public static byte[] extern(String name) {
        return join(bytes(0), name(name));
    }

    public static byte[] u32(int value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int rest = value;
        do {
            int low = rest & 0x7F;
            rest >>>= 7;
            out.write(rest == 0 ? low : low | 0x80);
        } while (rest != 0);
        return out.toByteArray();
    }

    public static byte[] bytes(int... bytes) {
        byte[] result = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            result[i] = (byte) bytes[i];
        }
        return result;
    }

    public static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    public static byte[] repeat(int count, byte[] part) {
        List<byte[]> parts = Collections.nCopies(count, part);
        return join(parts.toArray(byte[][]::new));
    }
}
