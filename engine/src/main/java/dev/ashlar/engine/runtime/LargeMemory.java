package dev.ashlar.engine.runtime;

import dev.ashlar.engine.MemoryType;
import dev.ashlar.engine.ResourceLimitException;
import dev.ashlar.engine.Store;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Cleaner;

/** A memory with 64-bit addresses that may be larger than an array (decision 0122). It belongs to a store and ends with it. */
public final class LargeMemory extends SegmentMemory {
    /** Pages that one may have: 256 GiB. */
    private static final long MAX_PAGES = 1L << 22;

    /** What is reserved at least where the system has not as many addresses as the memory may want. */
    private static final long FEW_PAGES = 1L << 15;

    private final Store store;
    private final Budget budget;
    private final Cleaner.Cleanable cleanable;

    /** Knows nothing of the memory. */
    private record Addresses(Arena arena) implements Runnable {
        @Override
        public void run() {
            arena.close();
            NativeMemory.released();
        }
    }

    private LargeMemory(Store store, Budget budget, MemoryType type, MemorySegment reserved, Addresses addresses) {
        super(type, reserved);
        this.store = store;
        this.budget = budget;
        this.cleanable = NativeMemory.FORGOTTEN.register(this, addresses);
    }

    /**
     * Makes one.
     *
     * @throws ResourceLimitException when a budget does not hold its minimum, or the system has not so many addresses
     */
    public static LargeMemory make(Store store, Budget budget, MemoryType type) {
        long minimum = type.limits().minimum();
        if (minimum < 0 || minimum > MAX_PAGES) {
            throw new ResourceLimitException(
                    "a memory of %s pages is beyond the %d (256 GiB) that this engine gives one memory"
                            .formatted(Long.toUnsignedString(minimum), MAX_PAGES));
        }
        budget.reserve(Budget.Kind.MEMORY, minimum * PAGE_SIZE);
        try {
            long limit = budget.limit(Budget.Kind.MEMORY) / PAGE_SIZE;
            long maximum = Math.min(type.limits().maximum().orElse(MAX_PAGES), MAX_PAGES);
            long most = Math.max(minimum, Math.min(maximum, limit));
            Arena arena = Arena.ofShared();
            MemorySegment reserved = reserve(minimum, most, arena);
            return new LargeMemory(store, budget, type, reserved, new Addresses(arena));
        } catch (ResourceLimitException e) {
            budget.release(Budget.Kind.MEMORY, minimum * PAGE_SIZE);
            throw e;
        }
    }

    /** As much as can be had of what the memory may want. */
    private static MemorySegment reserve(long minimum, long most, Arena arena) {
        long pages = most;
        while (true) {
            try {
                return NativeMemory.reserve(pages * PAGE_SIZE, arena);
            } catch (ResourceLimitException e) {
                if (pages <= Math.max(minimum, FEW_PAGES)) {
                    arena.close();
                    throw e;
                }
                pages = Math.max(pages / 2, minimum);
            }
        }
    }

    @Override
    boolean charge(long bytes) {
        return budget.tryReserve(Budget.Kind.MEMORY, bytes);
    }

    @Override
    public Store store() {
        return store;
    }

    /** The store is closed: nobody uses it from now on. What it was charged is given back with all that the store had. */
    public void close() {
        cleanable.clean();
    }
}
