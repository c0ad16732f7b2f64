package dev.ashlar.wasi.files.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import dev.ashlar.wasi.files.FileException;
import dev.ashlar.wasi.files.FileKind;
import dev.ashlar.wasi.files.FileStatus;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** {@code statx}, whose structure is the same on every architecture. */
final class Stat {
    private static final int BYTES = 256;
    private static final int BASIC_STATS = 0x7FF;
    private static final int AT_EMPTY_PATH = 0x1000;
    private static final int AT_SYMLINK_NOFOLLOW = 0x100;

    private static final long LINKS = 0x10;
    private static final long MODE = 0x1C;
    private static final long INODE = 0x20;
    private static final long SIZE = 0x28;
    private static final long ACCESSED = 0x40;
    private static final long CHANGED = 0x60;
    private static final long MODIFIED = 0x70;
    private static final long DEVICE_MAJOR = 0x88;
    private static final long DEVICE_MINOR = 0x8C;

    private static final long NANOS = 1_000_000_000;

    private Stat() {}

    static FileStatus of(int descriptor) throws FileException {
        return read(descriptor, "", AT_EMPTY_PATH);
    }

    /** Of a name in a directory, not following it if it is a symbolic link. */
    static FileStatus ofName(int directory, String name) throws FileException {
        return read(directory, name, AT_SYMLINK_NOFOLLOW);
    }

    private static FileStatus read(int descriptor, String name, int flags) throws FileException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment stat = arena.allocate(BYTES, 8);
            Libc.statx(descriptor, name, flags, BASIC_STATS, stat);
            long device = ((long) stat.get(JAVA_INT, DEVICE_MAJOR) << 32)
                    | Integer.toUnsignedLong(stat.get(JAVA_INT, DEVICE_MINOR));
            return new FileStatus(
                    device,
                    stat.get(JAVA_LONG, INODE),
                    kindOfMode(stat.get(JAVA_SHORT, MODE)),
                    Integer.toUnsignedLong(stat.get(JAVA_INT, LINKS)),
                    stat.get(JAVA_LONG, SIZE),
                    time(stat, ACCESSED),
                    time(stat, MODIFIED),
                    time(stat, CHANGED));
        }
    }

    private static long time(MemorySegment stat, long offset) {
        return stat.get(JAVA_LONG, offset) * NANOS + stat.get(JAVA_INT, offset + 8);
    }

    private static FileKind kindOfMode(int mode) {
        return kind(mode >> 12 & 0xF);
    }

    /** Of the four bits that {@code st_mode} and {@code d_type} have in common. */
    static FileKind kind(int type) {
        return switch (type) {
            case 1 -> FileKind.FIFO;
            case 2 -> FileKind.CHARACTER_DEVICE;
            case 4 -> FileKind.DIRECTORY;
            case 6 -> FileKind.BLOCK_DEVICE;
            case 8 -> FileKind.REGULAR_FILE;
            case 10 -> FileKind.SYMBOLIC_LINK;
            case 12 -> FileKind.SOCKET;
            default -> FileKind.UNKNOWN;
        };
    }
}
