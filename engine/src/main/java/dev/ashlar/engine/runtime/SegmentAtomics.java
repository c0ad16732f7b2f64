package dev.ashlar.engine.runtime;

import dev.ashlar.engine.Trap;
import dev.ashlar.engine.TrapCode;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Atomic instructions on memories that are segments, all sequentially consistent. The JVM has read-modify-write for four and eight
 * bytes; those of one and two change the four bytes that they are in.
 *
 * @see <a href="https://webassembly.github.io/threads/core/exec/instructions.html#atomic-memory-instructions">Threads: atomic
 *     memory instructions</a>
 */
public final class SegmentAtomics {
    private static final VarHandle SHORT =
            ValueLayout.JAVA_SHORT.withOrder(ByteOrder.LITTLE_ENDIAN).varHandle();
    static final VarHandle INT =
            ValueLayout.JAVA_INT.withOrder(ByteOrder.LITTLE_ENDIAN).varHandle();
    static final VarHandle LONG =
            ValueLayout.JAVA_LONG.withOrder(ByteOrder.LITTLE_ENDIAN).varHandle();

    private static final int BYTE_MASK = 0xFF;
    private static final int SHORT_MASK = 0xFFFF;

    private SegmentAtomics() {}

    /** The effective address of an access to as many bytes. */
    static long at(int addr, long offset, int bytes) {
        long at = (addr & 0xFFFF_FFFFL) + offset;
        if ((at & bytes - 1) != 0) {
            throw unaligned(at, bytes);
        }
        return at;
    }

    static Trap unaligned(long at, int bytes) {
        return new Trap(TrapCode.UNALIGNED_ATOMIC, "%d bytes at %d".formatted(bytes, at));
    }

    public static int load8(int addr, long offset, SegmentMemory mem) {
        return (byte) SegmentAccess.BYTE.getVolatile(mem.segment, at(addr, offset, 1)) & BYTE_MASK;
    }

    public static int load16(int addr, long offset, SegmentMemory mem) {
        return (short) SHORT.getVolatile(mem.segment, at(addr, offset, 2)) & SHORT_MASK;
    }

    public static int load32(int addr, long offset, SegmentMemory mem) {
        return (int) INT.getVolatile(mem.segment, at(addr, offset, 4));
    }

    public static long load64(int addr, long offset, SegmentMemory mem) {
        return (long) LONG.getVolatile(mem.segment, at(addr, offset, 8));
    }

    public static void store8(int addr, int value, long offset, SegmentMemory mem) {
        SegmentAccess.BYTE.setVolatile(mem.segment, at(addr, offset, 1), (byte) value);
    }

    public static void store16(int addr, int value, long offset, SegmentMemory mem) {
        SHORT.setVolatile(mem.segment, at(addr, offset, 2), (short) value);
    }

    public static void store32(int addr, int value, long offset, SegmentMemory mem) {
        INT.setVolatile(mem.segment, at(addr, offset, 4), value);
    }

    public static void store64(int addr, long value, long offset, SegmentMemory mem) {
        LONG.setVolatile(mem.segment, at(addr, offset, 8), value);
    }

    public static int add8(int addr, int value, long offset, SegmentMemory mem) {
        return add(mem.segment, at(addr, offset, 1), BYTE_MASK, value);
    }

    public static int add16(int addr, int value, long offset, SegmentMemory mem) {
        return add(mem.segment, at(addr, offset, 2), SHORT_MASK, value);
    }

    public static int add32(int addr, int value, long offset, SegmentMemory mem) {
        return (int) INT.getAndAdd(mem.segment, at(addr, offset, 4), value);
    }

    public static long add64(int addr, long value, long offset, SegmentMemory mem) {
        return (long) LONG.getAndAdd(mem.segment, at(addr, offset, 8), value);
    }

    public static int and8(int addr, int value, long offset, SegmentMemory mem) {
        return and(mem.segment, at(addr, offset, 1), BYTE_MASK, value);
    }

    public static int and16(int addr, int value, long offset, SegmentMemory mem) {
        return and(mem.segment, at(addr, offset, 2), SHORT_MASK, value);
    }

    public static int and32(int addr, int value, long offset, SegmentMemory mem) {
        return (int) INT.getAndBitwiseAnd(mem.segment, at(addr, offset, 4), value);
    }

    public static long and64(int addr, long value, long offset, SegmentMemory mem) {
        return (long) LONG.getAndBitwiseAnd(mem.segment, at(addr, offset, 8), value);
    }

    public static int or8(int addr, int value, long offset, SegmentMemory mem) {
        return or(mem.segment, at(addr, offset, 1), BYTE_MASK, value);
    }

    public static int or16(int addr, int value, long offset, SegmentMemory mem) {
        return or(mem.segment, at(addr, offset, 2), SHORT_MASK, value);
    }

    public static int or32(int addr, int value, long offset, SegmentMemory mem) {
        return (int) INT.getAndBitwiseOr(mem.segment, at(addr, offset, 4), value);
    }

    public static long or64(int addr, long value, long offset, SegmentMemory mem) {
        return (long) LONG.getAndBitwiseOr(mem.segment, at(addr, offset, 8), value);
    }

    public static int xor8(int addr, int value, long offset, SegmentMemory mem) {
        return xor(mem.segment, at(addr, offset, 1), BYTE_MASK, value);
    }

    public static int xor16(int addr, int value, long offset, SegmentMemory mem) {
        return xor(mem.segment, at(addr, offset, 2), SHORT_MASK, value);
    }

    public static int xor32(int addr, int value, long offset, SegmentMemory mem) {
        return (int) INT.getAndBitwiseXor(mem.segment, at(addr, offset, 4), value);
    }

    public static long xor64(int addr, long value, long offset, SegmentMemory mem) {
        return (long) LONG.getAndBitwiseXor(mem.segment, at(addr, offset, 8), value);
    }

    public static int xchg8(int addr, int value, long offset, SegmentMemory mem) {
        return xchg(mem.segment, at(addr, offset, 1), BYTE_MASK, value);
    }

    public static int xchg16(int addr, int value, long offset, SegmentMemory mem) {
        return xchg(mem.segment, at(addr, offset, 2), SHORT_MASK, value);
    }

    public static int xchg32(int addr, int value, long offset, SegmentMemory mem) {
        return (int) INT.getAndSet(mem.segment, at(addr, offset, 4), value);
    }

    public static long xchg64(int addr, long value, long offset, SegmentMemory mem) {
        return (long) LONG.getAndSet(mem.segment, at(addr, offset, 8), value);
    }

    public static int cmpxchg8(int addr, int expected, int value, long offset, SegmentMemory mem) {
        return cmpxchg(mem.segment, at(addr, offset, 1), BYTE_MASK, expected, value);
    }

    public static int cmpxchg16(int addr, int expected, int value, long offset, SegmentMemory mem) {
        return cmpxchg(mem.segment, at(addr, offset, 2), SHORT_MASK, expected, value);
    }

    public static int cmpxchg32(int addr, int expected, int value, long offset, SegmentMemory mem) {
        return (int) INT.compareAndExchange(mem.segment, at(addr, offset, 4), expected, value);
    }

    public static long cmpxchg64(int addr, long expected, long value, long offset, SegmentMemory mem) {
        return (long) LONG.compareAndExchange(mem.segment, at(addr, offset, 8), expected, value);
    }

    /** Of {@code i64}: nothing here equals what is longer. */
    public static long cmpxchg8(int addr, long expected, long value, long offset, SegmentMemory mem) {
        int old = expected >>> Integer.SIZE == 0
                ? cmpxchg8(addr, (int) expected, (int) value, offset, mem)
                : load8(addr, offset, mem);
        return Integer.toUnsignedLong(old);
    }

    /** Of {@code i64}: nothing here equals what is longer. */
    public static long cmpxchg16(int addr, long expected, long value, long offset, SegmentMemory mem) {
        int old = expected >>> Integer.SIZE == 0
                ? cmpxchg16(addr, (int) expected, (int) value, offset, mem)
                : load16(addr, offset, mem);
        return Integer.toUnsignedLong(old);
    }

    /** Of {@code i64}: nothing here equals what is longer. */
    public static long cmpxchg32(int addr, long expected, long value, long offset, SegmentMemory mem) {
        int old = expected >>> Integer.SIZE == 0
                ? cmpxchg32(addr, (int) expected, (int) value, offset, mem)
                : load32(addr, offset, mem);
        return Integer.toUnsignedLong(old);
    }

    // ---- one or two of the four bytes at an aligned address, which is in the memory too: that is whole pages

    private static int add(MemorySegment segment, long at, int mask, int value) {
        int old;
        do {
            old = part(segment, at, mask);
        } while (!replace(segment, at, mask, old, old + value));
        return old;
    }

    private static int and(MemorySegment segment, long at, int mask, int value) {
        int shift = shift(at);
        return (int) INT.getAndBitwiseAnd(segment, at & ~3L, ~((~value & mask) << shift)) >>> shift & mask;
    }

    private static int or(MemorySegment segment, long at, int mask, int value) {
        int shift = shift(at);
        return (int) INT.getAndBitwiseOr(segment, at & ~3L, (value & mask) << shift) >>> shift & mask;
    }

    private static int xor(MemorySegment segment, long at, int mask, int value) {
        int shift = shift(at);
        return (int) INT.getAndBitwiseXor(segment, at & ~3L, (value & mask) << shift) >>> shift & mask;
    }

    private static int xchg(MemorySegment segment, long at, int mask, int value) {
        int old;
        do {
            old = part(segment, at, mask);
        } while (!replace(segment, at, mask, old, value));
        return old;
    }

    private static int cmpxchg(MemorySegment segment, long at, int mask, int expected, int value) {
        int old;
        do {
            old = part(segment, at, mask);
        } while (old == expected && !replace(segment, at, mask, old, value));
        return old;
    }

    private static int part(MemorySegment segment, long at, int mask) {
        return (int) INT.getVolatile(segment, at & ~3L) >>> shift(at) & mask;
    }

    /** Replaces them if they are as they were, and with them the bytes around them, which stay what they are. */
    private static boolean replace(MemorySegment segment, long at, int mask, int old, int value) {
        int shift = shift(at);
        int around = (int) INT.getVolatile(segment, at & ~3L);
        int wanted = around & ~(mask << shift) | (value & mask) << shift;
        return (around >>> shift & mask) == old && INT.compareAndSet(segment, at & ~3L, around, wanted);
    }

    private static int shift(long at) {
        return (int) (at & 3) * Byte.SIZE;
    }
}
