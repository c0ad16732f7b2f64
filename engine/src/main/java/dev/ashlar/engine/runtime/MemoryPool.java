package dev.ashlar.engine.runtime;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Memories at rest: clean arrays, each to be used again for the same memory of the same module. Holds so many bytes at
 * most; what was not wanted for longest goes first, what belongs to a module that nobody has any more with the next one that
 * comes, and all of it before the Java heap is full. Last in, first out, since what was used last is still in the
 * processor's cache.
 */
public final class MemoryPool {
    /** Sizes beyond would take too long to clean, and are rare. */
    private static final int MAX_ARRAY = 64 << 20;

    private final long capacity;
    private final boolean tracksWrites;
    private final boolean verifies = Boolean.getBoolean("ashlar.engine.verifyRecycled");

    /** Those that may have arrays, least recently used first. Guarded by this, like all there is below. */
    private final LinkedHashSet<Stack> stacks = new LinkedHashSet<>();

    /** Shelves that may have arrays, and those of them whose modules are gone. */
    private final Set<Leftover> leftovers = new HashSet<>();

    private final ReferenceQueue<Shelf> gone = new ReferenceQueue<>();
    private long held;

    /** The arrays of one memory of one module. */
    static final class Shelf {
        /** A memory may grow before its end; few sizes are worth keeping. */
        private static final int SIZES = 4;

        private final @Nullable Stack[] bySize = new @Nullable Stack[SIZES];
        private boolean known;

        private @Nullable Stack find(int size) {
            for (Stack stack : bySize) {
                if (stack != null && stack.size == size) {
                    return stack;
                }
            }
            return null;
        }

        /** Puts a new stack where there is none, or instead of that with the fewest arrays. */
        private Stack replace(int size, MemoryPool pool) {
            int place = 0;
            for (int i = 0; i < SIZES; i++) {
                if (count(i) < count(place)) {
                    place = i;
                }
            }
            Stack old = bySize[place];
            if (old != null) {
                pool.drop(old);
            }
            if (!known) {
                known = true;
                pool.leftovers.add(new Leftover(this, pool.gone));
            }
            Stack made = new Stack(size);
            bySize[place] = made;
            return made;
        }

        private int count(int place) {
            Stack stack = bySize[place];
            return stack == null ? -1 : stack.count;
        }
    }

    /** What a shelf leaves behind. */
    private static final class Leftover extends WeakReference<Shelf> {
        final @Nullable Stack[] bySize;

        Leftover(Shelf shelf, ReferenceQueue<Shelf> gone) {
            super(shelf, gone);
            bySize = shelf.bySize;
        }
    }

    /** The arrays of one size. */
    private static final class Stack {
        final int size;
        int count;
        SoftReference<ArrayDeque<MemorySpace>> arrays = new SoftReference<>(new ArrayDeque<>());

        Stack(int size) {
            this.size = size;
        }
    }

    /**
     * @param capacity in bytes; 0 for no recycling
     * @param tracksWrites whether all that writes to memories marks what it writes
     */
    public MemoryPool(long capacity, boolean tracksWrites) {
        this.capacity = capacity;
        this.tracksWrites = tracksWrites;
    }

    boolean tracksWrites() {
        return tracksWrites;
    }

    /** Whether each memory is compared with its image before it is used again, for tests. */
    boolean verifies() {
        return verifies;
    }

    /** Whether arrays of that size are kept at all. */
    boolean wants(int size) {
        return size > 0 && size <= MAX_ARRAY && size <= capacity;
    }

    synchronized @Nullable MemorySpace take(Shelf shelf, int size) {
        Stack stack = shelf.find(size);
        if (stack == null || stack.count == 0) {
            return null;
        }
        ArrayDeque<MemorySpace> arrays = stack.arrays.get();
        if (arrays == null) {
            drop(stack);
            return null;
        }
        stack.count--;
        held -= size;
        return arrays.removeLast();
    }

    /** @param space clean, and in nobody else's hands */
    synchronized void give(Shelf shelf, MemorySpace space) {
        dropLeftovers();
        Stack stack = shelf.find(space.size());
        if (stack == null) {
            stack = shelf.replace(space.size(), this);
        }
        ArrayDeque<MemorySpace> arrays = stack.arrays.get();
        if (arrays == null) {
            drop(stack);
            arrays = new ArrayDeque<>();
            stack.arrays = new SoftReference<>(arrays);
        }
        arrays.addLast(space);
        stack.count++;
        held += space.size();
        stacks.addLast(stack);
        while (held > capacity) {
            evict();
        }
    }

    private void dropLeftovers() {
        for (var reference = gone.poll(); reference != null; reference = gone.poll()) {
            if (reference instanceof Leftover leftover && leftovers.remove(leftover)) {
                for (Stack stack : leftover.bySize) {
                    if (stack != null) {
                        drop(stack);
                    }
                }
            }
        }
    }

    private void evict() {
        Stack oldest = stacks.getFirst();
        ArrayDeque<MemorySpace> arrays = oldest.arrays.get();
        if (arrays == null || oldest.count <= 1) {
            drop(oldest);
        } else {
            arrays.removeFirst();
            oldest.count--;
            held -= oldest.size;
        }
    }

    private void drop(Stack stack) {
        held -= (long) stack.count * stack.size;
        stack.count = 0;
        stack.arrays = new SoftReference<>(new ArrayDeque<>());
        stacks.remove(stack);
    }

    /** Lets go of everything: the heap is full. */
    public synchronized void clear() {
        while (!stacks.isEmpty()) {
            drop(stacks.getFirst());
        }
    }

    /** Bytes held. */
    public synchronized long held() {
        return held;
    }
}
