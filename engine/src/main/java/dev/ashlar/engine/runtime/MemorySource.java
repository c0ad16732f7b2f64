package dev.ashlar.engine.runtime;

import org.jspecify.annotations.Nullable;

/**
 * Where the memories come from that a module defines in one place: the pool, or the JVM. From the first of them the image
 * is taken; from then on each begins as a copy of it, and ends in the pool.
 */
public final class MemorySource {
    private static final int SLICE = 1 << 20;

    private final MemoryPool pool;
    private final MemoryPool.Shelf shelf = new MemoryPool.Shelf();
    private final boolean constant;
    private final boolean marked;
    private final @Nullable Lifetimes lifetimes;
    private volatile @Nullable MemoryImage image;

    /** @param constant whether active data segments write the same to each memory, so that the image has it */
    public MemorySource(MemoryPool pool, boolean constant) {
        this(pool, constant, pool.tracksWrites(), null);
    }

    /**
     * @param marked whether all code that the module has marks what it writes
     * @param lifetimes told when a memory ends; null where nobody asks
     */
    public MemorySource(MemoryPool pool, boolean constant, boolean marked, @Nullable Lifetimes lifetimes) {
        this.pool = pool;
        this.constant = constant;
        this.marked = marked;
        this.lifetimes = lifetimes;
    }

    /** Takes note of what a new memory holds once data segments have been written, before any code has run. */
    public void learn(LinearMemory memory) {
        if (image == null && pool.wants(memory.bytes.length)) {
            image = constant ? MemoryImage.of(memory.bytes) : MemoryImage.blank();
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

    /** A memory that looks like the image it is to begin with, and has no marks. */
    MemorySpace initial(int size, @Nullable MemoryImage beginning) {
        MemorySpace recycled = beginning == null ? null : pool.take(shelf, size);
        if (recycled != null) {
            return recycled;
        }
        MemorySpace made = allocate(size);
        if (beginning != null) {
            beginning.write(made.bytes());
        }
        return made;
    }

    /**
     * A copy with zeros behind.
     *
     * @param beginning what the memory began with
     * @param marked whether all that was written to it is marked
     */
    MemorySpace grown(MemorySpace old, int size, @Nullable MemoryImage beginning, boolean marked) {
        if (old.isTracked() && marked) {
            MemorySpace target = initial(size, beginning);
            MemoryImage.copyMarked(old, target);
            return target;
        }
        MemorySpace recycled = pool.take(shelf, size);
        MemorySpace target = recycled == null ? allocate(size) : recycled;
        copy(old.bytes(), target.bytes());
        return target;
    }

    /** In slices, between which the JVM can stop the thread for a collection. */
    private static void copy(byte[] from, byte[] to) {
        for (int at = 0; at < from.length; at += SLICE) {
            System.arraycopy(from, at, to, at, Math.min(SLICE, from.length - at));
        }
    }

    private MemorySpace allocate(int size) {
        try {
            return MemorySpace.of(size, marked);
        } catch (OutOfMemoryError e) {
            pool.clear();
            return MemorySpace.of(size, marked);
        }
    }

    /** A memory has ended, after so much CPU time of its store. */
    void ended(MemorySpace last, long cpuNanos) {
        if (lifetimes != null && pool.wants(last.size())) {
            lifetimes.ended(cpuNanos, last.size());
        }
    }

    /**
     * Takes a space back that nobody uses any more.
     *
     * @param allMarked whether all that was written to it is marked
     */
    void giveBack(MemorySpace space, boolean allMarked) {
        MemoryImage clean = image;
        if (clean != null && pool.wants(space.size())) {
            clean.restore(space, allMarked);
            if (pool.verifies() && !clean.isIn(space)) {
                throw new AssertionError("a memory was written to without a mark");
            }
            pool.give(shelf, space);
        }
    }
}
