package dev.ashlar.engine.runtime;

import dev.ashlar.engine.MemoryType;
import dev.ashlar.engine.ResourceLimitException;
import dev.ashlar.engine.SharedMemory;
import dev.ashlar.engine.Store;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Cleaner;
import java.util.Objects;

/**
 * A memory that instances in several stores have at once. It lives as long as a store uses it, or the host that made it does not
 * close it, and is on the account of the store that made it; when that is closed first, on that of the tenant.
 */
public final class SharedLinearMemory extends SegmentMemory implements SharedMemory {
    /** Pages that one may have: what 32-bit addresses reach. */
    private static final long MAX_PAGES = 65_536;

    private final WaitQueues waiters = new WaitQueues();
    private final Resources resources;
    private final Cleaner.Cleanable cleanable;
    private boolean open;
    private int users;

    /** What is to be given back; knows nothing of the memory. */
    private static final class Resources implements Runnable {
        final Arena arena = Arena.ofShared();
        private final Budget heir;
        private Budget account;
        private long bytes;

        Resources(Budget account, Budget heir) {
            this.account = account;
            this.heir = heir;
        }

        synchronized boolean charge(long more) {
            if (!account.tryReserve(Budget.Kind.MEMORY, more)) {
                return false;
            }
            bytes += more;
            return true;
        }

        /** The account is about to be closed. */
        synchronized void leave(Budget closing) {
            if (account.isWithin(closing)) {
                account.release(Budget.Kind.MEMORY, bytes);
                heir.take(Budget.Kind.MEMORY, bytes);
                account = heir;
            }
        }

        @Override
        public synchronized void run() {
            arena.close();
            NativeMemory.released();
            account.release(Budget.Kind.MEMORY, bytes);
        }
    }

    private SharedLinearMemory(MemoryType type, MemorySegment reserved, Resources resources, boolean open) {
        super(type, reserved);
        this.resources = resources;
        this.open = open;
        this.cleanable = NativeMemory.FORGOTTEN.register(this, resources);
    }

    /**
     * Makes one.
     *
     * @param account that it is charged to
     * @param heir that it is charged to once {@code account} is closed
     * @param open whether the host has it, and will close it
     * @throws ResourceLimitException when the account does not hold its minimum, or the system does not hold its maximum
     */
    public static SharedLinearMemory make(MemoryType type, Budget account, Budget heir, boolean open) {
        long minimum = type.limits().minimum();
        long maximum = type.limits().maximum().orElse(-1);
        if (!type.shared() || minimum < 0 || maximum < minimum) {
            throw new IllegalArgumentException("a shared memory needs a maximum: " + type);
        }
        if (minimum > MAX_PAGES) {
            throw new ResourceLimitException(
                    "a shared memory of %d pages is beyond the %d (4 GiB) that this engine gives"
                            .formatted(minimum, MAX_PAGES));
        }
        account.reserve(Budget.Kind.MEMORY, minimum * PAGE_SIZE);
        Resources resources = new Resources(account, heir);
        try {
            long limit = account.limit(Budget.Kind.MEMORY) / PAGE_SIZE;
            long most = Math.min(Math.min(maximum, MAX_PAGES), limit);
            MemorySegment reserved = NativeMemory.reserve(most * PAGE_SIZE, resources.arena);
            resources.bytes = minimum * PAGE_SIZE;
            return new SharedLinearMemory(type, reserved, resources, open);
        } catch (ResourceLimitException e) {
            account.release(Budget.Kind.MEMORY, minimum * PAGE_SIZE);
            throw e;
        }
    }

    @Override
    boolean charge(long bytes) {
        return resources.charge(bytes);
    }

    /** A store uses it from now on. */
    public synchronized void enter() {
        if (!open && users == 0 && !segment.scope().isAlive()) {
            throw new IllegalStateException("this memory is closed");
        }
        users++;
    }

    /** A store that used it is closed; {@code account} is what it had. */
    public void leave(Budget account) {
        synchronized (this) {
            users--;
            if (users > 0 || open) {
                resources.leave(account);
                return;
            }
        }
        cleanable.clean();
    }

    @Override
    public void close() {
        synchronized (this) {
            open = false;
            if (users > 0) {
                return;
            }
        }
        cleanable.clean();
    }

    @Override
    public Store store() {
        throw new UnsupportedOperationException("a shared memory belongs to no store");
    }

    @Override
    public int notifyWaiters(long address, int count) {
        if (count < 0) {
            throw new IllegalArgumentException("a negative number of waiters: " + count);
        }
        Objects.checkFromIndexSize(address, 4L, size());
        return waiters.wake(address, count);
    }

    @Override
    public int waiters() {
        return waiters.count();
    }

    // ---- called by generated code

    /** {@code memory.atomic.wait32}. */
    public static int wait32(
            int addr, int expected, long timeout, long offset, SegmentMemory mem, ExecutionContext exec, int depth) {
        long at = SegmentAtomics.at(addr, offset, 4);
        MemorySegment segment = mem.segment;
        Objects.checkFromIndexSize(at, 4L, segment.byteSize());
        return queues(mem)
                .await(at, () -> (int) SegmentAtomics.INT.getVolatile(segment, at) == expected, timeout, exec, depth);
    }

    /** {@code memory.atomic.wait64}. */
    public static int wait64(
            int addr, long expected, long timeout, long offset, SegmentMemory mem, ExecutionContext exec, int depth) {
        long at = SegmentAtomics.at(addr, offset, 8);
        MemorySegment segment = mem.segment;
        Objects.checkFromIndexSize(at, 8L, segment.byteSize());
        return queues(mem)
                .await(at, () -> (long) SegmentAtomics.LONG.getVolatile(segment, at) == expected, timeout, exec, depth);
    }

    private static WaitQueues queues(SegmentMemory memory) {
        if (memory instanceof SharedLinearMemory shared) {
            return shared.waiters;
        }
        throw ArrayAtomics.notShared();
    }

    /** {@code memory.atomic.notify}. */
    public static int notify(int addr, int count, long offset, SegmentMemory mem) {
        long at = SegmentAtomics.at(addr, offset, 4);
        Objects.checkFromIndexSize(at, 4L, mem.segment.byteSize());
        return mem instanceof SharedLinearMemory shared ? shared.waiters.wake(at, count) : 0;
    }
}
