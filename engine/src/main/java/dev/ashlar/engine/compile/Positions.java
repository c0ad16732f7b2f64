package dev.ashlar.engine.compile;

import java.util.Arrays;

/**
 * Offsets in the module binary behind the line numbers of a class: line n stands for the n-th entry, from 1 on. Line
 * numbers have 16 bits; what comes after the last one has no position.
 */
final class Positions {
    private static final int MAX = 65_535;

    private int[] offsets = new int[64];
    private int size;

    /** A line for {@code offset}; -1 when there are no more. */
    int line(int offset) {
        if (size > 0 && offsets[size - 1] == offset) {
            return size;
        }
        if (size == MAX) {
            return -1;
        }
        if (size == offsets.length) {
            offsets = Arrays.copyOf(offsets, Math.min(MAX, size * 2));
        }
        offsets[size++] = offset;
        return size;
    }

    int[] toArray() {
        return Arrays.copyOf(offsets, size);
    }
}
