package dev.ashlar.engine.runtime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a memory holds when its instance begins to run: zeros, but for some ranges. Immutable.
 *
 * <p>Restoring writes every byte of an array. That is what makes a recycled memory clean whatever its last guest did,
 * without anybody having watched it; and writing is as fast as comparing would be (decision 0131).
 */
public final class MemoryImage {
    /** Zeros between two ranges that are rather copied than filled in: as many as two more calls cost. */
    private static final int GAP = 512;

    private static final int WORD = Long.BYTES;
    private static final byte[] ZEROS = new byte[4096];

    private final int size;
    private final List<Range> ranges;

    private record Range(int start, byte[] contents) {
        int end() {
            return start + contents.length;
        }
    }

    private MemoryImage(int size, List<Range> ranges) {
        this.size = size;
        this.ranges = ranges;
    }

    /** Of what {@code memory} holds now; its size in bytes is divisible by eight. */
    static MemoryImage of(byte[] memory) {
        List<Range> ranges = new ArrayList<>();
        int start = nextUsed(memory, 0);
        while (start < memory.length) {
            int end = start;
            int next = start;
            while (next < memory.length && next - end <= GAP) {
                end = nextUnused(memory, next);
                next = nextUsed(memory, end);
            }
            ranges.add(new Range(start, Arrays.copyOfRange(memory, start, end)));
            start = next;
        }
        return new MemoryImage(memory.length, List.copyOf(ranges));
    }

    /** All zero. */
    static MemoryImage blank(int size) {
        return new MemoryImage(size, List.of());
    }

    private static int nextUsed(byte[] memory, int from) {
        int at = from;
        while (at < memory.length && (long) MemoryAccess.LONG.get(memory, at) == 0) {
            at += WORD;
            if (at % ZEROS.length == 0) {
                at = skipZeros(memory, at);
            }
        }
        return at;
    }

    private static int skipZeros(byte[] memory, int from) {
        int at = from;
        while (at <= memory.length - ZEROS.length
                && Arrays.equals(memory, at, at + ZEROS.length, ZEROS, 0, ZEROS.length)) {
            at += ZEROS.length;
        }
        return at;
    }

    private static int nextUnused(byte[] memory, int from) {
        int at = from;
        while (at < memory.length && (long) MemoryAccess.LONG.get(memory, at) != 0) {
            at += WORD;
        }
        return at;
    }

    /** Makes a memory of zeros, not smaller than the image, look like the image. */
    void write(byte[] memory) {
        for (Range range : ranges) {
            System.arraycopy(range.contents, 0, memory, range.start, range.contents.length);
        }
    }

    /** Makes any memory that is not smaller look like the image, with zeros behind it. */
    void restore(byte[] memory) {
        if (memory.length < size) {
            throw new IllegalArgumentException(
                    "a memory of %d bytes for an image of %d".formatted(memory.length, size));
        }
        int at = 0;
        for (Range range : ranges) {
            Arrays.fill(memory, at, range.start, (byte) 0);
            System.arraycopy(range.contents, 0, memory, range.start, range.contents.length);
            at = range.end();
        }
        Arrays.fill(memory, at, memory.length, (byte) 0);
    }
}
