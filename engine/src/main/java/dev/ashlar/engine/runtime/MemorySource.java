package dev.ashlar.engine.runtime;

import org.jspecify.annotations.Nullable;

/**
 * Where the memories come from that a module defines in one place: the pool, or the JVM. From the first of them the image
 * is taken; from then on each begins as a copy of it, and ends in the pool.
 */
public final class MemorySource {
    private final MemoryPool pool;
    private final MemoryPool.Shelf shelf = new MemoryPool.Shelf();
    private final boolean constant;
    private volatile @Nullable MemoryImage image;

    /** @param constant whether active data segments write the same to each memory, so that the image has it */
    public MemorySource(MemoryPool pool, boolean constant) {
        this.pool = pool;
        this.constant = constant;
    }

    /** Takes note of what a new memory holds once data segments have been written, before any code has run. */
    public void learn(LinearMemory memory) {
        if (image == null && pool.wants(memory.bytes.length)) {
            image = constant ? MemoryImage.of(memory.bytes) : MemoryImage.blank(memory.bytes.length);
        }
    }

    /** An image to begin with; null for zeros. */
    @Nullable MemoryImage image() {
        return image;
    }

    /** Whether a memory that begins as the image has its active data segments in it. */
    boolean isConstant() {
        return constant;
    }

    /** A memory of the initial size. */
    byte[] initial(int size, @Nullable MemoryImage beginning) {
        byte[] recycled = beginning == null ? null : pool.take(shelf, size);
        if (recycled != null) {
            return recycled;
        }
        byte[] made = allocate(size);
        if (beginning != null) {
            beginning.write(made);
        }
        return made;
    }

    /** A copy of {@code memory}, with zeros behind. */
    byte[] grown(byte[] memory, int size) {
        byte[] target = pool.take(shelf, size);
        if (target == null) {
            target = allocate(size);
        }
        System.arraycopy(memory, 0, target, 0, memory.length);
        return target;
    }

    private byte[] allocate(int size) {
        try {
            return new byte[size];
        } catch (OutOfMemoryError e) {
            pool.clear();
            return new byte[size];
        }
    }

    /** Takes an array back that nobody uses any more. */
    void giveBack(byte[] memory) {
        MemoryImage clean = image;
        if (clean != null && pool.wants(memory.length)) {
            clean.restore(memory);
            pool.give(shelf, memory);
        }
    }
}
