package dev.ashlar.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The modules of {@code src/test/wat}. */
final class GuestModules {
    private GuestModules() {}

    static byte[] read(String name) {
        try (InputStream in = GuestModules.class.getResourceAsStream(name + ".wasm")) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where {@code wanted} is first found from {@code from} on. */
    static int indexOf(byte[] bytes, int from, byte... wanted) {
        for (int i = from; i <= bytes.length - wanted.length; i++) {
            if (java.util.Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        throw new AssertionError("bytes not found");
    }

    /** The offset behind the only {@code i32.const} of that value. */
    static int behindConstant(byte[] binary, int value) {
        java.io.ByteArrayOutputStream leb = new java.io.ByteArrayOutputStream();
        int left = value;
        for (; left < -64 || left > 63; left >>= 7) {
            leb.write(left & 0x7F | 0x80);
        }
        leb.write(left & 0x7F);
        return indexOf(binary, 0, leb.toByteArray()) + leb.size();
    }
}
