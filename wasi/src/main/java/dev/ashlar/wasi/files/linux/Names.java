package dev.ashlar.wasi.files.linux;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.ashlar.wasi.files.FileError;
import dev.ashlar.wasi.files.FileException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** File names: UTF-8 for guests, bytes for Linux. */
final class Names {
    /** {@code PATH_MAX}: what the kernel refuses need not be copied to it. */
    static final int LONGEST_PATH = 4096;

    private Names() {}

    static MemorySegment toNative(String name, Arena arena) throws FileException {
        if (name.length() > LONGEST_PATH) {
            throw new FileException(FileError.NAME_TOO_LONG);
        }
        if (name.indexOf('\0') >= 0) {
            throw new FileException(FileError.INVALID);
        }
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        MemorySegment segment = arena.allocate(bytes.length + 1L);
        MemorySegment.copy(bytes, 0, segment, JAVA_BYTE, 0, bytes.length);
        return segment;
    }

    /** @throws FileException when the name is not UTF-8: it cannot be told to a guest */
    static String fromNative(MemorySegment bytes) throws FileException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toArray(JAVA_BYTE)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new FileException(FileError.ILLEGAL_BYTE_SEQUENCE);
        }
    }
}
