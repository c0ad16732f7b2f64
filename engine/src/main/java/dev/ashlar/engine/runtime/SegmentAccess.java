package dev.ashlar.engine.runtime;

import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Loads and stores in memories that are segments, as {@link MemoryAccess} has them for arrays. An address of 32 bits and an offset make
 * a sum below 2^33, so nothing wraps, and the segment's own check is the guest's. The segment is read from the memory at each
 * access: C2 keeps it in a register until something happens after which another thread's growth has to be seen.
 */
@CalledWhileCold
public final class SegmentAccess {
    static final VarHandle BYTE = ValueLayout.JAVA_BYTE.varHandle();
    static final VarHandle SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN).varHandle();
    static final VarHandle INT =
            ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN).varHandle();
    static final VarHandle LONG =
            ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN).varHandle();
    private static final VarHandle FLOAT =
            ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN).varHandle();
    private static final VarHandle DOUBLE =
            ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN).varHandle();

    private SegmentAccess() {}

    public static int i32Load(int addr, long offset, SegmentMemory mem) {
        return (int) INT.get(mem.segment, (addr & 0xFFFF_FFFFL) + offset);
    }

    public static long i64Load(int addr, long offset, SegmentMemory mem) {
        return (long) LONG.get(mem.segment, (addr & 0xFFFF_FFFFL) + offset);
    }

    public static float f32Load(int addr, long offset, SegmentMemory mem) {
        return (float) FLOAT.get(mem.segment, (addr & 0xFFFF_FFFFL) + offset);
    }

    public static double f64Load(int addr, long offset, SegmentMemory mem) {
        return (double) DOUBLE.get(mem.segment, (addr & 0xFFFF_FFFFL) + offset);
    }

    public static int i32Load8S(int addr, long offset, SegmentMemory mem) {
        return (byte) BYTE.get(mem.segment, (addr & 0xFFFF_FFFFL) + offset);
    }

    public static int i32Load8U(int addr, long offset, SegmentMemory mem) {
        return (byte) BYTE.get(mem.segment, (addr & 0xFFFF_FFFFL) + offset) & 0xFF;
    }

    public static int i32Load16S(int addr, long offset, SegmentMemory mem) {
        return (short) SHORT.get(mem.segment, (addr & 0xFFFF_FFFFL) + offset);
    }

    public static int i32Load16U(int addr, long offset, SegmentMemory mem) {
        return (short) SHORT.get(mem.segment, (addr & 0xFFFF_FFFFL) + offset) & 0xFFFF;
    }

    public static long i64Load8S(int addr, long offset, SegmentMemory mem) {
        return (byte) BYTE.get(mem.segment, (addr & 0xFFFF_FFFFL) + offset);
    }

    public static long i64Load8U(int addr, long offset, SegmentMemory mem) {
        return (byte) BYTE.get(mem.segment, (addr & 0xFFFF_FFFFL) + offset) & 0xFF;
    }

    public static long i64Load16S(int addr, long offset, SegmentMemory mem) {
        return (short) SHORT.get(mem.segment, (addr & 0xFFFF_FFFFL) + offset);
    }

    public static long i64Load16U(int addr, long offset, SegmentMemory mem) {
        return (short) SHORT.get(mem.segment, (addr & 0xFFFF_FFFFL) + offset) & 0xFFFF;
    }

    public static long i64Load32S(int addr, long offset, SegmentMemory mem) {
        return (int) INT.get(mem.segment, (addr & 0xFFFF_FFFFL) + offset);
    }

    public static long i64Load32U(int addr, long offset, SegmentMemory mem) {
        return (int) INT.get(mem.segment, (addr & 0xFFFF_FFFFL) + offset) & 0xFFFF_FFFFL;
    }

    public static void i32Store(int addr, int value, long offset, SegmentMemory mem) {
        INT.set(mem.segment, (addr & 0xFFFF_FFFFL) + offset, value);
    }

    public static void i64Store(int addr, long value, long offset, SegmentMemory mem) {
        LONG.set(mem.segment, (addr & 0xFFFF_FFFFL) + offset, value);
    }

    public static void f32Store(int addr, float value, long offset, SegmentMemory mem) {
        FLOAT.set(mem.segment, (addr & 0xFFFF_FFFFL) + offset, value);
    }

    public static void f64Store(int addr, double value, long offset, SegmentMemory mem) {
        DOUBLE.set(mem.segment, (addr & 0xFFFF_FFFFL) + offset, value);
    }

    public static void i32Store8(int addr, int value, long offset, SegmentMemory mem) {
        BYTE.set(mem.segment, (addr & 0xFFFF_FFFFL) + offset, (byte) value);
    }

    public static void i32Store16(int addr, int value, long offset, SegmentMemory mem) {
        SHORT.set(mem.segment, (addr & 0xFFFF_FFFFL) + offset, (short) value);
    }

    public static void i64Store8(int addr, long value, long offset, SegmentMemory mem) {
        BYTE.set(mem.segment, (addr & 0xFFFF_FFFFL) + offset, (byte) value);
    }

    public static void i64Store16(int addr, long value, long offset, SegmentMemory mem) {
        SHORT.set(mem.segment, (addr & 0xFFFF_FFFFL) + offset, (short) value);
    }

    public static void i64Store32(int addr, long value, long offset, SegmentMemory mem) {
        INT.set(mem.segment, (addr & 0xFFFF_FFFFL) + offset, (int) value);
    }
}
