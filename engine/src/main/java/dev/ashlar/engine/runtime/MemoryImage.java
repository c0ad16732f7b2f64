package dev.ashlar.engine.runtime;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What a memory holds when its instance begins to run, block by block. Immutable. */
final class MemoryImage {
    private static final int BLOCK = 1 << LinearMemory.BLOCK_BITS;

    /** What a store may write beyond the block that it marks: that of a vector. */
    private static final int OVERHANG = 16;

    private static final byte[] ZEROS = new byte[BLOCK];

    /** Null for zeros. */
    private final byte[] @Nullable [] blocks;

    private MemoryImage(byte[] @Nullable [] blocks) {
        this.blocks = blocks;
    }

    /** Of what {@code memory} holds now. */
    static MemoryImage of(byte[] memory) {
        byte[] @Nullable [] blocks = new byte[memory.length / BLOCK] @Nullable [];
        for (int i = 0; i < blocks.length; i++) {
            int start = i * BLOCK;
            if (!Arrays.equals(memory, start, start + BLOCK, ZEROS, 0, BLOCK)) {
                blocks[i] = Arrays.copyOfRange(memory, start, start + BLOCK);
            }
        }
        return new MemoryImage(blocks);
    }

    /** All zero. */
    static MemoryImage blank() {
        return new MemoryImage(new byte[0][]);
    }

    /** Makes a memory of zeros, not smaller than the image, look like the image. */
    void write(byte[] memory) {
        for (int i = 0; i < blocks.length; i++) {
            byte[] block = blocks[i];
            if (block != null) {
                System.arraycopy(block, 0, memory, i * BLOCK, BLOCK);
            }
        }
    }

    /** Makes any memory that is not smaller look like the image, with zeros behind it, and takes its marks back. */
    void restore(MemorySpace space, boolean allMarked) {
        if (space.isTracked() && allMarked) {
            restoreMarked(space.bytes(), space.marks());
            return;
        }
        for (int i = 0; i < space.size() / BLOCK; i++) {
            restore(space.bytes(), i, BLOCK);
        }
        Arrays.fill(space.marks(), (short) 0);
    }

    private void restoreMarked(byte[] memory, short[] marks) {
        boolean previous = false;
        for (int i = 0; i < marks.length; i++) {
            boolean marked = marks[i] != 0;
            if (marked || previous) {
                restore(memory, i, marked ? BLOCK : OVERHANG);
            }
            previous = marked;
        }
        Arrays.fill(marks, (short) 0);
    }

    private void restore(byte[] memory, int index, int length) {
        byte[] block = index < blocks.length ? blocks[index] : null;
        System.arraycopy(block == null ? ZEROS : block, 0, memory, index * BLOCK, length);
    }

    /** Copies what has been written to {@code from}, marks included, to a memory that looks as {@code from} did at first. */
    static void copyMarked(MemorySpace from, MemorySpace to) {
        short[] marks = from.marks();
        boolean previous = false;
        for (int i = 0; i < marks.length; i++) {
            boolean marked = marks[i] != 0;
            if (marked || previous) {
                System.arraycopy(from.bytes(), i * BLOCK, to.bytes(), i * BLOCK, marked ? BLOCK : OVERHANG);
            }
            previous = marked;
        }
        System.arraycopy(marks, 0, to.marks(), 0, marks.length);
    }

    /** Whether a space is as {@link #restore} leaves it. */
    boolean isIn(MemorySpace space) {
        for (int i = 0; i < space.size() / BLOCK; i++) {
            byte[] block = i < blocks.length ? blocks[i] : null;
            if (!Arrays.equals(space.bytes(), i * BLOCK, (i + 1) * BLOCK, block == null ? ZEROS : block, 0, BLOCK)) {
                return false;
            }
        }
        return true;
    }
}
