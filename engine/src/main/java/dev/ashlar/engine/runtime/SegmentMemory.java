package dev.ashlar.engine.runtime;

import dev.ashlar.engine.Limits;
import dev.ashlar.engine.Memory;
import dev.ashlar.engine.MemoryType;
import dev.ashlar.engine.Trap;
import dev.ashlar.engine.TrapCode;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Objects;

/**
 * A linear memory outside of the Java heap, which stays where it is when it grows: all that it may ever have is reserved as addresses
 * at first (decision 0123). Whether a memory is one follows from its type, so code that accesses it is compiled for it.
 */
public abstract sealed class SegmentMemory implements Memory permits LargeMemory, SharedLinearMemory {
    /** Bytes moved between two looks at deadline and permit. */
    private static final int SLICE = 1 << 20;

    /**
     * As much as the memory has at present. Written by whoever lets it grow, then read without order: who was told of the growth by
     * an atomic access sees it.
     */
    MemorySegment segment;

    private final MemorySegment reserved;
    private final MemoryType type;

    SegmentMemory(MemoryType type, MemorySegment reserved) {
        this.type = type;
        this.reserved = reserved;
        this.segment = reserved.asSlice(0, type.limits().minimum() * PAGE_SIZE);
    }

    /** Charges more bytes, or refuses. */
    abstract boolean charge(long bytes);

    /** What accesses go to at this moment. */
    public final MemorySegment segment() {
        return segment;
    }

    @Override
    public final MemoryType type() {
        return new MemoryType(new Limits(pages(), type.limits().maximum()), type.shared(), type.index());
    }

    @Override
    public final long size() {
        return segment.byteSize();
    }

    @Override
    public final long pages() {
        return size() / PAGE_SIZE;
    }

    /** {@code memory.size} with 32-bit addresses. */
    public static int size(SegmentMemory memory) {
        return (int) memory.pages();
    }

    /** {@code memory.grow} with 32-bit addresses: the old size in pages, or -1. */
    public static int grow(int delta, SegmentMemory memory) {
        return (int) memory.grow(delta & 0xFFFF_FFFFL);
    }

    /** {@code memory.grow} with 64-bit addresses. */
    public static long grow(long delta, SegmentMemory memory) {
        return memory.grow(delta);
    }

    /**
     * Where an access with a 64-bit address goes.
     *
     * @param offset at most 2^62, so that the sum is negative where it wraps, and out of bounds
     */
    public static long place(long address, long offset) {
        if (address < 0) {
            throw new IndexOutOfBoundsException("an address beyond 2^63");
        }
        return address + offset;
    }

    @Override
    public final synchronized long grow(long delta) {
        long old = pages();
        if (delta == 0) {
            return old;
        }
        if (delta < 0
                || delta > type.limits().maximum().orElse(Long.MAX_VALUE) - old
                || delta > reserved.byteSize() / PAGE_SIZE - old
                || !charge(delta * PAGE_SIZE)) {
            return -1;
        }
        segment = reserved.asSlice(0, (old + delta) * PAGE_SIZE);
        return old;
    }

    @Override
    public final byte readByte(long address) {
        return (byte) SegmentAccess.BYTE.getVolatile(segment, checked(address, 1));
    }

    @Override
    public final int readInt(long address) {
        long at = checked(address, 4);
        return (at & 3) == 0
                ? (int) SegmentAtomics.INT.getVolatile(segment, at)
                : (int) SegmentAccess.INT.get(segment, at);
    }

    @Override
    public final long readLong(long address) {
        long at = checked(address, 8);
        return (at & 7) == 0
                ? (long) SegmentAtomics.LONG.getVolatile(segment, at)
                : (long) SegmentAccess.LONG.get(segment, at);
    }

    @Override
    public final void writeByte(long address, byte value) {
        SegmentAccess.BYTE.setVolatile(segment, checked(address, 1), value);
    }

    @Override
    public final void writeInt(long address, int value) {
        long at = checked(address, 4);
        if ((at & 3) == 0) {
            SegmentAtomics.INT.setVolatile(segment, at, value);
        } else {
            SegmentAccess.INT.set(segment, at, value);
        }
    }

    @Override
    public final void writeLong(long address, long value) {
        long at = checked(address, 8);
        if ((at & 7) == 0) {
            SegmentAtomics.LONG.setVolatile(segment, at, value);
        } else {
            SegmentAccess.LONG.set(segment, at, value);
        }
    }

    @Override
    public final void read(long address, byte[] target, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, target.length);
        MemorySegment.copy(segment, ValueLayout.JAVA_BYTE, checked(address, length), target, offset, length);
    }

    @Override
    public final void write(long address, byte[] source, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, source.length);
        MemorySegment.copy(source, offset, segment, ValueLayout.JAVA_BYTE, checked(address, length), length);
    }

    private long checked(long address, int length) {
        if (!segment.scope().isAlive()) {
            throw new IllegalStateException("this memory is closed");
        }
        return Objects.checkFromIndexSize(address, (long) length, segment.byteSize());
    }

    // ---- called by generated code; addresses and lengths are unsigned, in any order of operands

    /** {@code memory.fill} with 32-bit addresses. */
    public static void fill(
            int address, int value, int length, SegmentMemory memory, ExecutionContext exec, int depth) {
        fill(address & 0xFFFF_FFFFL, value, length & 0xFFFF_FFFFL, memory, exec, depth);
    }

    /** {@code memory.fill} with 64-bit addresses. */
    public static void fill(
            long address, int value, long length, SegmentMemory memory, ExecutionContext exec, int depth) {
        MemorySegment to = memory.segment;
        check(address, length, to.byteSize(), "memory");
        ExecutionContext.chargeBulk(exec, length);
        for (long done = 0; done < length; done += SLICE) {
            to.asSlice(address + done, Math.min(SLICE, length - done)).fill((byte) value);
            Polls.poll(exec, depth);
        }
    }

    /** {@code memory.copy} where at least one memory is a segment, overlapping ranges included. */
    static void copy(
            long target,
            long source,
            long length,
            MemorySegment to,
            MemorySegment from,
            boolean same,
            ExecutionContext exec,
            int depth) {
        check(source, length, from.byteSize(), "memory");
        check(target, length, to.byteSize(), "memory");
        ExecutionContext.chargeBulk(exec, length);
        boolean backwards = same && Long.compareUnsigned(source, target) < 0;
        for (long done = 0; done < length; ) {
            long step = Math.min(SLICE, length - done);
            long skip = backwards ? length - done - step : done;
            MemorySegment.copy(from, source + skip, to, target + skip, step);
            Polls.poll(exec, depth);
            done += step;
        }
    }

    /** {@code memory.init} and active segments. {@code available} is the data segment's present length. */
    static void init(
            long target,
            int source,
            int length,
            SegmentMemory memory,
            byte[] binary,
            int start,
            int available,
            ExecutionContext exec,
            int depth) {
        MemorySegment to = memory.segment;
        check(source & 0xFFFF_FFFFL, length & 0xFFFF_FFFFL, available, "data segment");
        check(target, length & 0xFFFF_FFFFL, to.byteSize(), "memory");
        for (int done = 0; done < length; ) {
            int step = Math.min(SLICE, length - done);
            MemorySegment.copy(binary, start + source + done, to, ValueLayout.JAVA_BYTE, target + done, step);
            Polls.poll(exec, depth);
            done += step;
        }
    }

    private static void check(long address, long length, long size, String what) {
        if (address < 0 || length < 0 || length > size - address) {
            throw new Trap(
                    TrapCode.MEMORY_OUT_OF_BOUNDS,
                    "%s bytes at %s of a %s of %d bytes"
                            .formatted(Long.toUnsignedString(length), Long.toUnsignedString(address), what, size));
        }
    }
}
