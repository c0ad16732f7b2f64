package dev.ashlar.wasi.files.linux;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import dev.ashlar.wasi.files.DirectoryEntry;
import dev.ashlar.wasi.files.FileError;
import dev.ashlar.wasi.files.FileException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/** Reads the {@code linux_dirent64} of a directory that was opened for that. */
final class Listing {
    private static final long LENGTH = 16;
    private static final long TYPE = 18;
    private static final long NAME = 19;

    /** Some hundreds of entries, which take less than a millisecond. */
    private static final long SLICE = 1 << 14;

    private Listing() {}

    static List<DirectoryEntry> read(int directory, int limit, Runnable betweenSlices) throws FileException {
        List<DirectoryEntry> entries = new ArrayList<>();
        MemorySegment buffer = Buffers.take();
        MemorySegment slice = buffer.asSlice(0, SLICE);
        try {
            for (int filled = Libc.getdents(directory, slice); filled > 0; filled = Libc.getdents(directory, slice)) {
                addAll(slice, filled, entries);
                if (entries.size() > limit) {
                    throw new FileException(FileError.OVERFLOW);
                }
                betweenSlices.run();
            }
        } finally {
            Buffers.give(buffer);
        }
        return entries;
    }

    private static void addAll(MemorySegment buffer, int filled, List<DirectoryEntry> entries) throws FileException {
        for (int at = 0; at < filled; at += Short.toUnsignedInt(buffer.get(JAVA_SHORT_UNALIGNED, at + LENGTH))) {
            long nameAt = at + NAME;
            long end = nameAt;
            while (buffer.get(JAVA_BYTE, end) != 0) {
                end++;
            }
            String name = Names.fromNative(buffer.asSlice(nameAt, end - nameAt));
            if (!name.equals(".") && !name.equals("..")) {
                entries.add(new DirectoryEntry(
                        name, buffer.get(JAVA_LONG_UNALIGNED, at), Stat.kind(buffer.get(JAVA_BYTE, at + TYPE))));
            }
        }
    }
}
