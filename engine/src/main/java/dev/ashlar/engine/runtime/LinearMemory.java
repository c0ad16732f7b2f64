package dev.ashlar.engine.runtime;

import dev.ashlar.engine.IndexType;
import dev.ashlar.engine.Limits;
import dev.ashlar.engine.Memory;
import dev.ashlar.engine.MemoryType;
import dev.ashlar.engine.ResourceLimitException;
import dev.ashlar.engine.Store;
import dev.ashlar.engine.Trap;
import dev.ashlar.engine.TrapCode;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A linear memory on the Java heap. Its array has exactly the size of the memory, so that the JVM's own bounds check is
 * the guest's; growing replaces the array.
 */
public final class LinearMemory implements Memory {
    /** Pages that fit one Java array. */
    public static final int MAX_PAGES = 32_767;

    /** Bytes moved between two looks at deadline and permit. */
    private static final int SLICE = 1 << 20;

    /** In the place of a closed store's memory, which may be somebody else's by then. */
    private static final MemorySpace GONE = new MemorySpace(new byte[0], new short[0]);

    /** Blocks for which it is noted whether something was written to them have 2^12 bytes. */
    static final int BLOCK_BITS = 12;

    public byte[] bytes;

    /** By block, not 0 where something was written; of no length where writes are not tracked. */
    short[] marks;

    private final Store store;
    private final Budget budget;
    private final MemoryType declared;
    private final MemorySource source;
    private final @Nullable MemoryImage beginning;
    private MemorySpace space;
    private boolean allMarked = true;

    /** The instance that this memory was made for; null for one of the host. */
    private @Nullable ModuleInstance home;

    /** Instances that imported it as their memory 0. */
    private final List<WeakReference<ModuleInstance>> guests = new ArrayList<>(0);

    /** What it had at first, once it has grown. Kept for recycling unless the collector wants it. */
    private @Nullable WeakReference<MemorySpace> outgrown;

    /** @throws ResourceLimitException when the minimum is beyond a budget or beyond what one array holds */
    public LinearMemory(Store store, Budget budget, MemoryType type, MemorySource source) {
        this.store = store;
        this.budget = budget;
        this.declared = type;
        this.source = source;
        long pages = type.limits().minimum();
        if (pages < 0 || pages > MAX_PAGES) {
            throw new ResourceLimitException(
                    "a memory of %s pages is beyond the %d pages (2 GiB) that this engine gives one memory%s"
                            .formatted(
                                    Long.toUnsignedString(pages),
                                    MAX_PAGES,
                                    type.index() == IndexType.I64
                                            ? "; engines with EngineConfig.withLargeMemories(true) give more"
                                            : ""));
        }
        budget.reserve(Budget.Kind.MEMORY, pages * PAGE_SIZE);
        this.beginning = source.image();
        try {
            this.space = source.initial((int) pages * PAGE_SIZE, beginning);
            this.bytes = space.bytes();
            this.marks = space.marks();
        } catch (OutOfMemoryError e) {
            budget.release(Budget.Kind.MEMORY, pages * PAGE_SIZE);
            throw new ResourceLimitException("the Java heap has no room for a memory of " + pages + " pages");
        }
    }

    /** Whether active data segments have been written. */
    public boolean isInitialised() {
        return beginning != null && source.isConstant();
    }

    /** It is given to code that does not mark what it writes. */
    public void admitUnmarked() {
        allMarked = false;
    }

    /**
     * The store is closed: nobody uses the array from now on.
     *
     * @param cpuNanos that the store has used
     */
    public void close(long cpuNanos) {
        MemorySpace last = space;
        MemorySpace first = outgrown == null ? null : outgrown.get();
        use(GONE);
        outgrown = null;
        source.ended(last, cpuNanos);
        source.giveBack(last, allMarked);
        if (first != null) {
            source.giveBack(first, allMarked);
        }
    }

    private void use(MemorySpace next) {
        space = next;
        bytes = next.bytes();
        marks = next.marks();
        if (home != null) {
            home.bytes0 = bytes;
        }
        guests.removeIf(guest -> {
            ModuleInstance instance = guest.get();
            if (instance == null) {
                return true;
            }
            instance.bytes0 = bytes;
            return false;
        });
    }

    /**
     * Becomes the memory 0 of an instance, which has the bytes at hand from now on.
     *
     * @param own whether the memory was made for it
     */
    public void serve(ModuleInstance instance, boolean own) {
        instance.memory0 = this;
        instance.bytes0 = bytes;
        if (own) {
            home = instance;
        } else {
            guests.removeIf(guest -> guest.refersTo(null));
            guests.add(new WeakReference<>(instance));
        }
    }

    /** The bytes, for someone about to write to this range of them; a range beyond the end is cut off. */
    public byte[] toWrite(int address, long length) {
        if (marks.length > 0 && length > 0) {
            long end = Math.min(bytes.length, (address & 0xFFFF_FFFFL) + length);
            for (int block = address >>> BLOCK_BITS; (long) block << BLOCK_BITS < end; block++) {
                marks[block] = 1;
            }
        }
        return bytes;
    }

    @Override
    public Store store() {
        return store;
    }

    @Override
    public MemoryType type() {
        Limits limits = new Limits(pages(), declared.limits().maximum());
        return new MemoryType(limits, declared.shared(), declared.index());
    }

    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public long pages() {
        return bytes.length / PAGE_SIZE;
    }

    @Override
    public long grow(long delta) {
        return delta < 0 || delta > MAX_PAGES ? -1 : grow((int) delta);
    }

    /** {@code memory.grow}: the old size in pages, or -1. Not in slices: the JVM allocates in one go. */
    public static int grow(int delta, LinearMemory memory, ExecutionContext exec) {
        ExecutionContext.chargeBulk(exec, delta == 0 ? 0 : memory.bytes.length);
        if (delta == 0 || memory.bytes.length + (delta & 0xFFFF_FFFFL) * PAGE_SIZE < BulkGate.LARGE) {
            return memory.grow(delta);
        }
        exec.beginBulk();
        try {
            return memory.grow(delta);
        } finally {
            exec.endBulk();
        }
    }

    /** The same for a memory with 64-bit addresses. */
    public static long grow(long delta, LinearMemory memory, ExecutionContext exec) {
        return grow(delta < 0 || delta > MAX_PAGES ? -1 : (int) delta, memory, exec);
    }

    private int grow(int delta) {
        int old = bytes.length / PAGE_SIZE;
        if (delta == 0) {
            return old; // the same array: code that may take the size as fixed keeps it at hand
        }
        long target = old + (delta & 0xFFFF_FFFFL);
        if (target > MAX_PAGES || target > declared.limits().maximum().orElse(MAX_PAGES)) {
            return -1;
        }
        long more = (target - old) * PAGE_SIZE;
        if (!budget.tryReserve(Budget.Kind.MEMORY, more)) {
            return -1;
        }
        try {
            MemorySpace small = space;
            use(source.grown(small, (int) target * PAGE_SIZE, beginning, allMarked));
            if (outgrown == null) {
                outgrown = new WeakReference<>(small);
            }
        } catch (OutOfMemoryError e) {
            budget.release(Budget.Kind.MEMORY, more);
            return -1;
        }
        return old;
    }

    @Override
    public byte readByte(long address) {
        return bytes[checked(address, 1)];
    }

    @Override
    public int readInt(long address) {
        return (int) MemoryAccess.INT.get(bytes, checked(address, 4));
    }

    @Override
    public long readLong(long address) {
        return (long) MemoryAccess.LONG.get(bytes, checked(address, 8));
    }

    @Override
    public void writeByte(long address, byte value) {
        int at = checked(address, 1);
        toWrite(at, 1)[at] = value;
    }

    @Override
    public void writeInt(long address, int value) {
        int at = checked(address, 4);
        MemoryAccess.INT.set(toWrite(at, 4), at, value);
    }

    @Override
    public void writeLong(long address, long value) {
        int at = checked(address, 8);
        MemoryAccess.LONG.set(toWrite(at, 8), at, value);
    }

    @Override
    public void read(long address, byte[] target, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, target.length);
        System.arraycopy(bytes, checked(address, length), target, offset, length);
    }

    @Override
    public void write(long address, byte[] source, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, source.length);
        int at = checked(address, length);
        System.arraycopy(source, offset, toWrite(at, length), at, length);
    }

    private int checked(long address, int length) {
        if (bytes == GONE.bytes()) {
            throw new IllegalStateException("the store of this memory is closed");
        }
        return (int) Objects.checkFromIndexSize(address, (long) length, (long) bytes.length);
    }

    /** {@code memory.fill}; value, length and address as on the operand stack. */
    public static void fill(int address, int value, int length, LinearMemory memory, ExecutionContext exec, int depth) {
        byte[] bytes = memory.bytes;
        int at = range(address, length, bytes);
        int end = at + length;
        ExecutionContext.chargeBulk(exec, length);
        memory.toWrite(at, length);
        while (at < end) {
            int next = Math.min(end, at + SLICE);
            Arrays.fill(bytes, at, next, (byte) value);
            Polls.poll(exec, depth);
            at = next;
        }
    }

    /** The same for a memory with 64-bit addresses. */
    public static void fill(
            long address, int value, long length, LinearMemory memory, ExecutionContext exec, int depth) {
        check(address, length, memory);
        fill((int) address, value, (int) length, memory, exec, depth);
    }

    /** {@code memory.copy}, overlapping ranges included. */
    public static void copy(
            int target,
            int source,
            int length,
            LinearMemory targetMemory,
            LinearMemory sourceMemory,
            ExecutionContext exec,
            int depth) {
        byte[] from = sourceMemory.bytes;
        byte[] to = targetMemory.bytes;
        int fromAt = range(source, length, from);
        int toAt = range(target, length, to);
        ExecutionContext.chargeBulk(exec, length);
        targetMemory.toWrite(toAt, length);
        if (length <= SLICE) {
            System.arraycopy(from, fromAt, to, toAt, length);
            return;
        }
        boolean backwards = from == to && fromAt < toAt;
        for (int done = 0; done < length; ) {
            int step = Math.min(SLICE, length - done);
            int skip = backwards ? length - done - step : done;
            System.arraycopy(from, fromAt + skip, to, toAt + skip, step);
            Polls.poll(exec, depth);
            done += step;
        }
    }

    /** The same where one of the memories has 64-bit addresses. */
    public static void copy(
            long target,
            long source,
            long length,
            LinearMemory targetMemory,
            LinearMemory sourceMemory,
            ExecutionContext exec,
            int depth) {
        check(source, length, sourceMemory);
        check(target, length, targetMemory);
        copy((int) target, (int) source, (int) length, targetMemory, sourceMemory, exec, depth);
    }

    /** {@code memory.init} and active segments. {@code available} is the segment's present length. */
    public static void init(
            long target,
            int source,
            int length,
            LinearMemory memory,
            byte[] binary,
            int start,
            int available,
            ExecutionContext exec,
            int depth) {
        if (source < 0 || length < 0 || length > available - source) {
            throw outOfBounds(source & 0xFFFF_FFFFL, length & 0xFFFF_FFFFL, available, "data segment");
        }
        check(target, length, memory);
        byte[] to = memory.bytes;
        int toAt = (int) target;
        memory.toWrite(toAt, length);
        for (int done = 0; done < length; ) {
            int step = Math.min(SLICE, length - done);
            System.arraycopy(binary, start + source + done, to, toAt + done, step);
            Polls.poll(exec, depth);
            done += step;
        }
    }

    /** Of a range that is inside, address and length fit an int. */
    private static void check(long address, long length, LinearMemory memory) {
        int size = memory.bytes.length;
        if (address < 0 || length < 0 || length > size - address) {
            throw outOfBounds(address, length, size, "memory");
        }
    }

    private static int range(int address, int length, byte[] bytes) {
        if (address < 0 || length < 0 || length > bytes.length - address) {
            throw outOfBounds(address & 0xFFFF_FFFFL, length & 0xFFFF_FFFFL, bytes.length, "memory");
        }
        return address;
    }

    private static Trap outOfBounds(long address, long length, int size, String what) {
        return new Trap(
                TrapCode.MEMORY_OUT_OF_BOUNDS,
                "%s bytes at %s of a %s of %d bytes"
                        .formatted(Long.toUnsignedString(length), Long.toUnsignedString(address), what, size));
    }
}
