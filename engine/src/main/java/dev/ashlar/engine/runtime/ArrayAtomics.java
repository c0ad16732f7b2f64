package dev.ashlar.engine.runtime;

import dev.ashlar.engine.Trap;
import dev.ashlar.engine.TrapCode;
import java.util.Objects;

/**
 * Atomic instructions on memories that are arrays. These belong to one store, in which one thread at a time is (decision 0104), so
 * nothing comes between a read and the write that follows it.
 */
public final class ArrayAtomics {
    private ArrayAtomics() {}

    /** The effective address of an access to as many bytes. */
    private static int at(int addr, long offset, int bytes, LinearMemory mem) {
        long at = SegmentAtomics.at(addr, offset, bytes);
        return (int) Objects.checkIndex(at, mem.bytes.length - (bytes - 1L));
    }

    private static int toChange(int addr, long offset, int bytes, LinearMemory mem) {
        int at = at(addr, offset, bytes, mem);
        mem.toWrite(at, bytes);
        return at;
    }

    public static int load8(int addr, long offset, LinearMemory mem) {
        return mem.bytes[at(addr, offset, 1, mem)] & 0xFF;
    }

    public static int load16(int addr, long offset, LinearMemory mem) {
        return (short) MemoryAccess.SHORT.get(mem.bytes, at(addr, offset, 2, mem)) & 0xFFFF;
    }

    public static int load32(int addr, long offset, LinearMemory mem) {
        return (int) MemoryAccess.INT.get(mem.bytes, at(addr, offset, 4, mem));
    }

    public static long load64(int addr, long offset, LinearMemory mem) {
        return (long) MemoryAccess.LONG.get(mem.bytes, at(addr, offset, 8, mem));
    }

    public static void store8(int addr, int value, long offset, LinearMemory mem) {
        xchg8(addr, value, offset, mem);
    }

    public static void store16(int addr, int value, long offset, LinearMemory mem) {
        xchg16(addr, value, offset, mem);
    }

    public static void store32(int addr, int value, long offset, LinearMemory mem) {
        xchg32(addr, value, offset, mem);
    }

    public static void store64(int addr, long value, long offset, LinearMemory mem) {
        xchg64(addr, value, offset, mem);
    }

    public static int add8(int addr, int value, long offset, LinearMemory mem) {
        int at = toChange(addr, offset, 1, mem);
        int old = mem.bytes[at] & 0xFF;
        mem.bytes[at] = (byte) (old + value);
        return old;
    }

    public static int add16(int addr, int value, long offset, LinearMemory mem) {
        int at = toChange(addr, offset, 2, mem);
        int old = (short) MemoryAccess.SHORT.get(mem.bytes, at) & 0xFFFF;
        MemoryAccess.SHORT.set(mem.bytes, at, (short) (old + value));
        return old;
    }

    public static int add32(int addr, int value, long offset, LinearMemory mem) {
        int at = toChange(addr, offset, 4, mem);
        int old = (int) MemoryAccess.INT.get(mem.bytes, at);
        MemoryAccess.INT.set(mem.bytes, at, old + value);
        return old;
    }

    public static long add64(int addr, long value, long offset, LinearMemory mem) {
        int at = toChange(addr, offset, 8, mem);
        long old = (long) MemoryAccess.LONG.get(mem.bytes, at);
        MemoryAccess.LONG.set(mem.bytes, at, old + value);
        return old;
    }

    public static int and8(int addr, int value, long offset, LinearMemory mem) {
        int at = toChange(addr, offset, 1, mem);
        int old = mem.bytes[at] & 0xFF;
        mem.bytes[at] = (byte) (old & value);
        return old;
    }

    public static int and16(int addr, int value, long offset, LinearMemory mem) {
        int at = toChange(addr, offset, 2, mem);
        int old = (short) MemoryAccess.SHORT.get(mem.bytes, at) & 0xFFFF;
        MemoryAccess.SHORT.set(mem.bytes, at, (short) (old & value));
        return old;
    }

    public static int and32(int addr, int value, long offset, LinearMemory mem) {
        int at = toChange(addr, offset, 4, mem);
        int old = (int) MemoryAccess.INT.get(mem.bytes, at);
        MemoryAccess.INT.set(mem.bytes, at, old & value);
        return old;
    }

    public static long and64(int addr, long value, long offset, LinearMemory mem) {
        int at = toChange(addr, offset, 8, mem);
        long old = (long) MemoryAccess.LONG.get(mem.bytes, at);
        MemoryAccess.LONG.set(mem.bytes, at, old & value);
        return old;
    }

    public static int or8(int addr, int value, long offset, LinearMemory mem) {
        int at = toChange(addr, offset, 1, mem);
        int old = mem.bytes[at] & 0xFF;
        mem.bytes[at] = (byte) (old | value);
        return old;
    }

    public static int or16(int addr, int value, long offset, LinearMemory mem) {
        int at = toChange(addr, offset, 2, mem);
        int old = (short) MemoryAccess.SHORT.get(mem.bytes, at) & 0xFFFF;
        MemoryAccess.SHORT.set(mem.bytes, at, (short) (old | value));
        return old;
    }

    public static int or32(int addr, int value, long offset, LinearMemory mem) {
        int at = toChange(addr, offset, 4, mem);
        int old = (int) MemoryAccess.INT.get(mem.bytes, at);
        MemoryAccess.INT.set(mem.bytes, at, old | value);
        return old;
    }

    public static long or64(int addr, long value, long offset, LinearMemory mem) {
        int at = toChange(addr, offset, 8, mem);
        long old = (long) MemoryAccess.LONG.get(mem.bytes, at);
        MemoryAccess.LONG.set(mem.bytes, at, old | value);
        return old;
    }

    public static int xor8(int addr, int value, long offset, LinearMemory mem) {
        int at = toChange(addr, offset, 1, mem);
        int old = mem.bytes[at] & 0xFF;
        mem.bytes[at] = (byte) (old ^ value);
        return old;
    }

    public static int xor16(int addr, int value, long offset, LinearMemory mem) {
        int at = toChange(addr, offset, 2, mem);
        int old = (short) MemoryAccess.SHORT.get(mem.bytes, at) & 0xFFFF;
        MemoryAccess.SHORT.set(mem.bytes, at, (short) (old ^ value));
        return old;
    }

    public static int xor32(int addr, int value, long offset, LinearMemory mem) {
        int at = toChange(addr, offset, 4, mem);
        int old = (int) MemoryAccess.INT.get(mem.bytes, at);
        MemoryAccess.INT.set(mem.bytes, at, old ^ value);
        return old;
    }

    public static long xor64(int addr, long value, long offset, LinearMemory mem) {
        int at = toChange(addr, offset, 8, mem);
        long old = (long) MemoryAccess.LONG.get(mem.bytes, at);
        MemoryAccess.LONG.set(mem.bytes, at, old ^ value);
        return old;
    }

    public static int xchg8(int addr, int value, long offset, LinearMemory mem) {
        int at = toChange(addr, offset, 1, mem);
        int old = mem.bytes[at] & 0xFF;
        mem.bytes[at] = (byte) value;
        return old;
    }

    public static int xchg16(int addr, int value, long offset, LinearMemory mem) {
        int at = toChange(addr, offset, 2, mem);
        int old = (short) MemoryAccess.SHORT.get(mem.bytes, at) & 0xFFFF;
        MemoryAccess.SHORT.set(mem.bytes, at, (short) value);
        return old;
    }

    public static int xchg32(int addr, int value, long offset, LinearMemory mem) {
        int at = toChange(addr, offset, 4, mem);
        int old = (int) MemoryAccess.INT.get(mem.bytes, at);
        MemoryAccess.INT.set(mem.bytes, at, value);
        return old;
    }

    public static long xchg64(int addr, long value, long offset, LinearMemory mem) {
        int at = toChange(addr, offset, 8, mem);
        long old = (long) MemoryAccess.LONG.get(mem.bytes, at);
        MemoryAccess.LONG.set(mem.bytes, at, value);
        return old;
    }

    public static int cmpxchg8(int addr, int expected, int value, long offset, LinearMemory mem) {
        int at = toChange(addr, offset, 1, mem);
        int old = mem.bytes[at] & 0xFF;
        if (old == expected) {
            mem.bytes[at] = (byte) value;
        }
        return old;
    }

    public static int cmpxchg16(int addr, int expected, int value, long offset, LinearMemory mem) {
        int at = toChange(addr, offset, 2, mem);
        int old = (short) MemoryAccess.SHORT.get(mem.bytes, at) & 0xFFFF;
        if (old == expected) {
            MemoryAccess.SHORT.set(mem.bytes, at, (short) value);
        }
        return old;
    }

    public static int cmpxchg32(int addr, int expected, int value, long offset, LinearMemory mem) {
        int at = toChange(addr, offset, 4, mem);
        int old = (int) MemoryAccess.INT.get(mem.bytes, at);
        if (old == expected) {
            MemoryAccess.INT.set(mem.bytes, at, value);
        }
        return old;
    }

    public static long cmpxchg64(int addr, long expected, long value, long offset, LinearMemory mem) {
        int at = toChange(addr, offset, 8, mem);
        long old = (long) MemoryAccess.LONG.get(mem.bytes, at);
        if (old == expected) {
            MemoryAccess.LONG.set(mem.bytes, at, value);
        }
        return old;
    }

    /** Of {@code i64}: nothing here equals what is longer. */
    public static long cmpxchg8(int addr, long expected, long value, long offset, LinearMemory mem) {
        int old = expected >>> Integer.SIZE == 0
                ? cmpxchg8(addr, (int) expected, (int) value, offset, mem)
                : load8(addr, offset, mem);
        return Integer.toUnsignedLong(old);
    }

    /** Of {@code i64}: nothing here equals what is longer. */
    public static long cmpxchg16(int addr, long expected, long value, long offset, LinearMemory mem) {
        int old = expected >>> Integer.SIZE == 0
                ? cmpxchg16(addr, (int) expected, (int) value, offset, mem)
                : load16(addr, offset, mem);
        return Integer.toUnsignedLong(old);
    }

    /** Of {@code i64}: nothing here equals what is longer. */
    public static long cmpxchg32(int addr, long expected, long value, long offset, LinearMemory mem) {
        int old = expected >>> Integer.SIZE == 0
                ? cmpxchg32(addr, (int) expected, (int) value, offset, mem)
                : load32(addr, offset, mem);
        return Integer.toUnsignedLong(old);
    }

    /** Nobody else could wake up who waits here. */
    public static int wait32(
            int addr, int expected, long timeout, long offset, LinearMemory mem, ExecutionContext exec, int depth) {
        at(addr, offset, 4, mem);
        throw notShared();
    }

    public static int wait64(
            int addr, long expected, long timeout, long offset, LinearMemory mem, ExecutionContext exec, int depth) {
        at(addr, offset, 8, mem);
        throw notShared();
    }

    static Trap notShared() {
        return new Trap(TrapCode.EXPECTED_SHARED_MEMORY);
    }

    /** Wakes nobody, for nobody can wait. */
    public static int notify(int addr, int count, long offset, LinearMemory mem) {
        at(addr, offset, 4, mem);
        return 0;
    }
}
