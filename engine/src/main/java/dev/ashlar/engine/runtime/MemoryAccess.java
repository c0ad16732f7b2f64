package dev.ashlar.engine.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Objects;

/**
 * Loads and stores, one line each. C2 counts the bytecodes that it inlines into one method and stops at 8,000, so every
 * byte here counts: there is a variant without offset, no check but the JVM's own, and no exception handler. An access
 * out of bounds leaves as {@link IndexOutOfBoundsException}, always made by explicit code (never one of the JVM's
 * implicit exceptions, which lose their traces when hot), and becomes a trap where the guest's call returns to the host.
 *
 * <p>The address of an access is unsigned. One beyond 2^31 is out of bounds of any array. That is asked before the offset is
 * added, so that what the JVM checks is a sum of an index and a constant: C2 makes one check of several at one address.
 */
@CalledWhileCold
public final class MemoryAccess {
    public static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    public static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    public static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    public static final VarHandle FLOAT = MethodHandles.byteArrayViewVarHandle(float[].class, ByteOrder.LITTLE_ENDIAN);
    public static final VarHandle DOUBLE =
            MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.LITTLE_ENDIAN);

    private MemoryAccess() {}

    public static int i32Load(int addr, byte[] mem) {
        return (int) INT.get(mem, addr);
    }

    public static int i32Load(int addr, int offset, byte[] mem) {
        if (addr < 0) {
            throw outside(addr, mem);
        }
        return (int) INT.get(mem, addr + offset);
    }

    public static long i64Load(int addr, byte[] mem) {
        return (long) LONG.get(mem, addr);
    }

    public static long i64Load(int addr, int offset, byte[] mem) {
        if (addr < 0) {
            throw outside(addr, mem);
        }
        return (long) LONG.get(mem, addr + offset);
    }

    public static float f32Load(int addr, byte[] mem) {
        return (float) FLOAT.get(mem, addr);
    }

    public static float f32Load(int addr, int offset, byte[] mem) {
        if (addr < 0) {
            throw outside(addr, mem);
        }
        return (float) FLOAT.get(mem, addr + offset);
    }

    public static double f64Load(int addr, byte[] mem) {
        return (double) DOUBLE.get(mem, addr);
    }

    public static double f64Load(int addr, int offset, byte[] mem) {
        if (addr < 0) {
            throw outside(addr, mem);
        }
        return (double) DOUBLE.get(mem, addr + offset);
    }

    public static int i32Load8S(int addr, byte[] mem) {
        return mem[Objects.checkIndex(addr, mem.length)];
    }

    public static int i32Load8S(int addr, int offset, byte[] mem) {
        if (addr < 0) {
            throw outside(addr, mem);
        }
        return mem[Objects.checkIndex(addr + offset, mem.length)];
    }

    public static int i32Load8U(int addr, byte[] mem) {
        return mem[Objects.checkIndex(addr, mem.length)] & 0xFF;
    }

    public static int i32Load8U(int addr, int offset, byte[] mem) {
        if (addr < 0) {
            throw outside(addr, mem);
        }
        return mem[Objects.checkIndex(addr + offset, mem.length)] & 0xFF;
    }

    public static int i32Load16S(int addr, byte[] mem) {
        return (short) SHORT.get(mem, addr);
    }

    public static int i32Load16S(int addr, int offset, byte[] mem) {
        if (addr < 0) {
            throw outside(addr, mem);
        }
        return (short) SHORT.get(mem, addr + offset);
    }

    public static int i32Load16U(int addr, byte[] mem) {
        return (short) SHORT.get(mem, addr) & 0xFFFF;
    }

    public static int i32Load16U(int addr, int offset, byte[] mem) {
        if (addr < 0) {
            throw outside(addr, mem);
        }
        return (short) SHORT.get(mem, addr + offset) & 0xFFFF;
    }

    public static long i64Load8S(int addr, byte[] mem) {
        return mem[Objects.checkIndex(addr, mem.length)];
    }

    public static long i64Load8S(int addr, int offset, byte[] mem) {
        if (addr < 0) {
            throw outside(addr, mem);
        }
        return mem[Objects.checkIndex(addr + offset, mem.length)];
    }

    public static long i64Load8U(int addr, byte[] mem) {
        return mem[Objects.checkIndex(addr, mem.length)] & 0xFF;
    }

    public static long i64Load8U(int addr, int offset, byte[] mem) {
        if (addr < 0) {
            throw outside(addr, mem);
        }
        return mem[Objects.checkIndex(addr + offset, mem.length)] & 0xFF;
    }

    public static long i64Load16S(int addr, byte[] mem) {
        return (short) SHORT.get(mem, addr);
    }

    public static long i64Load16S(int addr, int offset, byte[] mem) {
        if (addr < 0) {
            throw outside(addr, mem);
        }
        return (short) SHORT.get(mem, addr + offset);
    }

    public static long i64Load16U(int addr, byte[] mem) {
        return (short) SHORT.get(mem, addr) & 0xFFFF;
    }

    public static long i64Load16U(int addr, int offset, byte[] mem) {
        if (addr < 0) {
            throw outside(addr, mem);
        }
        return (short) SHORT.get(mem, addr + offset) & 0xFFFF;
    }

    public static long i64Load32S(int addr, byte[] mem) {
        return (int) INT.get(mem, addr);
    }

    public static long i64Load32S(int addr, int offset, byte[] mem) {
        if (addr < 0) {
            throw outside(addr, mem);
        }
        return (int) INT.get(mem, addr + offset);
    }

    public static long i64Load32U(int addr, byte[] mem) {
        return (int) INT.get(mem, addr) & 0xFFFF_FFFFL;
    }

    public static long i64Load32U(int addr, int offset, byte[] mem) {
        if (addr < 0) {
            throw outside(addr, mem);
        }
        return (int) INT.get(mem, addr + offset) & 0xFFFF_FFFFL;
    }

    public static void i32Store(int addr, int value, byte[] mem) {
        INT.set(mem, addr, value);
    }

    public static void i32Store(int addr, int value, int offset, byte[] mem) {
        if (addr < 0) {
            throw outside(addr, mem);
        }
        INT.set(mem, addr + offset, value);
    }

    public static void i64Store(int addr, long value, byte[] mem) {
        LONG.set(mem, addr, value);
    }

    public static void i64Store(int addr, long value, int offset, byte[] mem) {
        if (addr < 0) {
            throw outside(addr, mem);
        }
        LONG.set(mem, addr + offset, value);
    }

    public static void f32Store(int addr, float value, byte[] mem) {
        FLOAT.set(mem, addr, value);
    }

    public static void f32Store(int addr, float value, int offset, byte[] mem) {
        if (addr < 0) {
            throw outside(addr, mem);
        }
        FLOAT.set(mem, addr + offset, value);
    }

    public static void f64Store(int addr, double value, byte[] mem) {
        DOUBLE.set(mem, addr, value);
    }

    public static void f64Store(int addr, double value, int offset, byte[] mem) {
        if (addr < 0) {
            throw outside(addr, mem);
        }
        DOUBLE.set(mem, addr + offset, value);
    }

    public static void i32Store8(int addr, int value, byte[] mem) {
        mem[Objects.checkIndex(addr, mem.length)] = (byte) value;
    }

    public static void i32Store8(int addr, int value, int offset, byte[] mem) {
        if (addr < 0) {
            throw outside(addr, mem);
        }
        mem[Objects.checkIndex(addr + offset, mem.length)] = (byte) value;
    }

    public static void i32Store16(int addr, int value, byte[] mem) {
        SHORT.set(mem, addr, (short) value);
    }

    public static void i32Store16(int addr, int value, int offset, byte[] mem) {
        if (addr < 0) {
            throw outside(addr, mem);
        }
        SHORT.set(mem, addr + offset, (short) value);
    }

    public static void i64Store8(int addr, long value, byte[] mem) {
        mem[Objects.checkIndex(addr, mem.length)] = (byte) value;
    }

    public static void i64Store8(int addr, long value, int offset, byte[] mem) {
        if (addr < 0) {
            throw outside(addr, mem);
        }
        mem[Objects.checkIndex(addr + offset, mem.length)] = (byte) value;
    }

    public static void i64Store16(int addr, long value, byte[] mem) {
        SHORT.set(mem, addr, (short) value);
    }

    public static void i64Store16(int addr, long value, int offset, byte[] mem) {
        if (addr < 0) {
            throw outside(addr, mem);
        }
        SHORT.set(mem, addr + offset, (short) value);
    }

    public static void i64Store32(int addr, long value, byte[] mem) {
        INT.set(mem, addr, (int) value);
    }

    public static void i64Store32(int addr, long value, int offset, byte[] mem) {
        if (addr < 0) {
            throw outside(addr, mem);
        }
        INT.set(mem, addr + offset, (int) value);
    }

    /** The index that an address of 64 bits stands for; beyond the memory, whatever its offset, if it is not inside. */
    public static int index(long addr, byte[] mem) {
        return (int) Objects.checkIndex(addr, (long) mem.length);
    }

    /** An address beyond 2 GiB. */
    static IndexOutOfBoundsException outside(int addr, byte[] mem) {
        return new IndexOutOfBoundsException("Index " + addr + " out of bounds for length " + mem.length);
    }
}
