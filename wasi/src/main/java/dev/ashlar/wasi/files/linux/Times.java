package dev.ashlar.wasi.files.linux;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.ashlar.wasi.files.FileTime;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** The two {@code timespec} of {@code utimensat}. */
final class Times {
    private static final long UTIME_NOW = (1L << 30) - 1;
    private static final long UTIME_OMIT = (1L << 30) - 2;
    private static final long NANOS = 1_000_000_000;

    private Times() {}

    static MemorySegment of(FileTime accessed, FileTime modified, Arena arena) {
        MemorySegment times = arena.allocate(32, 8);
        write(accessed, times, 0);
        write(modified, times, 16);
        return times;
    }

    private static void write(FileTime time, MemorySegment times, long offset) {
        long seconds = 0;
        long nanos;
        switch (time) {
            case FileTime.Keep keep -> nanos = UTIME_OMIT;
            case FileTime.Now now -> nanos = UTIME_NOW;
            case FileTime.At at -> {
                seconds = Math.floorDiv(at.nanos(), NANOS);
                nanos = Math.floorMod(at.nanos(), NANOS);
            }
        }
        times.set(JAVA_LONG, offset, seconds);
        times.set(JAVA_LONG, offset + 8, nanos);
    }
}
