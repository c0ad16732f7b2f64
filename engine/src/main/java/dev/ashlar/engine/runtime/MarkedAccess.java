package dev.ashlar.engine.runtime;

import static dev.ashlar.engine.runtime.MemoryAccess.DOUBLE;
import static dev.ashlar.engine.runtime.MemoryAccess.FLOAT;
import static dev.ashlar.engine.runtime.MemoryAccess.INT;
import static dev.ashlar.engine.runtime.MemoryAccess.LONG;
import static dev.ashlar.engine.runtime.MemoryAccess.SHORT;

import java.util.Objects;

/**
 * The stores of {@link MemoryAccess} for engines that track writes: each marks the block that its first byte is in. The
 * mark comes after the store, whose check of bounds covers it.
 *
 * <p>Memory 0 comes as its bytes, which callers have at hand, and its instance, where the marks are found; other memories
 * come as they are.
 */
@CalledWhileCold
public final class MarkedAccess {
    private MarkedAccess() {}

    public static void i32Store(int addr, int value, byte[] mem, ModuleInstance instance) {
        INT.set(mem, addr, value);
        instance.memory0.marks[addr >>> LinearMemory.BLOCK_BITS] = 1;
    }

    public static void i32Store(int addr, int value, int offset, byte[] mem, ModuleInstance instance) {
        int at = addr + offset | addr >> 31;
        INT.set(mem, at, value);
        instance.memory0.marks[at >>> LinearMemory.BLOCK_BITS] = 1;
    }

    public static void i32Store(int addr, int value, int offset, LinearMemory memory) {
        int at = addr + offset | addr >> 31;
        byte[] mem = memory.bytes;
        INT.set(mem, at, value);
        memory.marks[at >>> LinearMemory.BLOCK_BITS] = 1;
    }

    public static void i64Store(int addr, long value, byte[] mem, ModuleInstance instance) {
        LONG.set(mem, addr, value);
        instance.memory0.marks[addr >>> LinearMemory.BLOCK_BITS] = 1;
    }

    public static void i64Store(int addr, long value, int offset, byte[] mem, ModuleInstance instance) {
        int at = addr + offset | addr >> 31;
        LONG.set(mem, at, value);
        instance.memory0.marks[at >>> LinearMemory.BLOCK_BITS] = 1;
    }

    public static void i64Store(int addr, long value, int offset, LinearMemory memory) {
        int at = addr + offset | addr >> 31;
        byte[] mem = memory.bytes;
        LONG.set(mem, at, value);
        memory.marks[at >>> LinearMemory.BLOCK_BITS] = 1;
    }

    public static void f32Store(int addr, float value, byte[] mem, ModuleInstance instance) {
        FLOAT.set(mem, addr, value);
        instance.memory0.marks[addr >>> LinearMemory.BLOCK_BITS] = 1;
    }

    public static void f32Store(int addr, float value, int offset, byte[] mem, ModuleInstance instance) {
        int at = addr + offset | addr >> 31;
        FLOAT.set(mem, at, value);
        instance.memory0.marks[at >>> LinearMemory.BLOCK_BITS] = 1;
    }

    public static void f32Store(int addr, float value, int offset, LinearMemory memory) {
        int at = addr + offset | addr >> 31;
        byte[] mem = memory.bytes;
        FLOAT.set(mem, at, value);
        memory.marks[at >>> LinearMemory.BLOCK_BITS] = 1;
    }

    public static void f64Store(int addr, double value, byte[] mem, ModuleInstance instance) {
        DOUBLE.set(mem, addr, value);
        instance.memory0.marks[addr >>> LinearMemory.BLOCK_BITS] = 1;
    }

    public static void f64Store(int addr, double value, int offset, byte[] mem, ModuleInstance instance) {
        int at = addr + offset | addr >> 31;
        DOUBLE.set(mem, at, value);
        instance.memory0.marks[at >>> LinearMemory.BLOCK_BITS] = 1;
    }

    public static void f64Store(int addr, double value, int offset, LinearMemory memory) {
        int at = addr + offset | addr >> 31;
        byte[] mem = memory.bytes;
        DOUBLE.set(mem, at, value);
        memory.marks[at >>> LinearMemory.BLOCK_BITS] = 1;
    }

    public static void i32Store8(int addr, int value, byte[] mem, ModuleInstance instance) {
        mem[Objects.checkIndex(addr, mem.length)] = (byte) value;
        instance.memory0.marks[addr >>> LinearMemory.BLOCK_BITS] = 1;
    }

    public static void i32Store8(int addr, int value, int offset, byte[] mem, ModuleInstance instance) {
        int at = addr + offset | addr >> 31;
        mem[Objects.checkIndex(at, mem.length)] = (byte) value;
        instance.memory0.marks[at >>> LinearMemory.BLOCK_BITS] = 1;
    }

    public static void i32Store8(int addr, int value, int offset, LinearMemory memory) {
        int at = addr + offset | addr >> 31;
        byte[] mem = memory.bytes;
        mem[Objects.checkIndex(at, mem.length)] = (byte) value;
        memory.marks[at >>> LinearMemory.BLOCK_BITS] = 1;
    }

    public static void i32Store16(int addr, int value, byte[] mem, ModuleInstance instance) {
        SHORT.set(mem, addr, (short) value);
        instance.memory0.marks[addr >>> LinearMemory.BLOCK_BITS] = 1;
    }

    public static void i32Store16(int addr, int value, int offset, byte[] mem, ModuleInstance instance) {
        int at = addr + offset | addr >> 31;
        SHORT.set(mem, at, (short) value);
        instance.memory0.marks[at >>> LinearMemory.BLOCK_BITS] = 1;
    }

    public static void i32Store16(int addr, int value, int offset, LinearMemory memory) {
        int at = addr + offset | addr >> 31;
        byte[] mem = memory.bytes;
        SHORT.set(mem, at, (short) value);
        memory.marks[at >>> LinearMemory.BLOCK_BITS] = 1;
    }

    public static void i64Store8(int addr, long value, byte[] mem, ModuleInstance instance) {
        mem[Objects.checkIndex(addr, mem.length)] = (byte) value;
        instance.memory0.marks[addr >>> LinearMemory.BLOCK_BITS] = 1;
    }

    public static void i64Store8(int addr, long value, int offset, byte[] mem, ModuleInstance instance) {
        int at = addr + offset | addr >> 31;
        mem[Objects.checkIndex(at, mem.length)] = (byte) value;
        instance.memory0.marks[at >>> LinearMemory.BLOCK_BITS] = 1;
    }

    public static void i64Store8(int addr, long value, int offset, LinearMemory memory) {
        int at = addr + offset | addr >> 31;
        byte[] mem = memory.bytes;
        mem[Objects.checkIndex(at, mem.length)] = (byte) value;
        memory.marks[at >>> LinearMemory.BLOCK_BITS] = 1;
    }

    public static void i64Store16(int addr, long value, byte[] mem, ModuleInstance instance) {
        SHORT.set(mem, addr, (short) value);
        instance.memory0.marks[addr >>> LinearMemory.BLOCK_BITS] = 1;
    }

    public static void i64Store16(int addr, long value, int offset, byte[] mem, ModuleInstance instance) {
        int at = addr + offset | addr >> 31;
        SHORT.set(mem, at, (short) value);
        instance.memory0.marks[at >>> LinearMemory.BLOCK_BITS] = 1;
    }

    public static void i64Store16(int addr, long value, int offset, LinearMemory memory) {
        int at = addr + offset | addr >> 31;
        byte[] mem = memory.bytes;
        SHORT.set(mem, at, (short) value);
        memory.marks[at >>> LinearMemory.BLOCK_BITS] = 1;
    }

    public static void i64Store32(int addr, long value, byte[] mem, ModuleInstance instance) {
        INT.set(mem, addr, (int) value);
        instance.memory0.marks[addr >>> LinearMemory.BLOCK_BITS] = 1;
    }

    public static void i64Store32(int addr, long value, int offset, byte[] mem, ModuleInstance instance) {
        int at = addr + offset | addr >> 31;
        INT.set(mem, at, (int) value);
        instance.memory0.marks[at >>> LinearMemory.BLOCK_BITS] = 1;
    }

    public static void i64Store32(int addr, long value, int offset, LinearMemory memory) {
        int at = addr + offset | addr >> 31;
        byte[] mem = memory.bytes;
        INT.set(mem, at, (int) value);
        memory.marks[at >>> LinearMemory.BLOCK_BITS] = 1;
    }
}
