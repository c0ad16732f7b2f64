package dev.ashlar.engine.runtime;

import org.jspecify.annotations.Nullable;

/** Moves values between the operand stack and the scratch slots of a context, or the arrays of an exception. */
public final class Scratch {
    private Scratch() {}

    public static void putInt(int value, ExecutionContext exec, int slot) {
        exec.longs[slot] = value;
    }

    public static void putLong(long value, ExecutionContext exec, int slot) {
        exec.longs[slot] = value;
    }

    public static void putFloat(float value, ExecutionContext exec, int slot) {
        exec.longs[slot] = Float.floatToRawIntBits(value);
    }

    public static void putDouble(double value, ExecutionContext exec, int slot) {
        exec.longs[slot] = Double.doubleToRawLongBits(value);
    }

    public static void putRef(@Nullable Object value, ExecutionContext exec, int slot) {
        exec.refs[slot] = value;
    }

    public static int getInt(ExecutionContext exec, int slot) {
        return (int) exec.longs[slot];
    }

    public static long getLong(ExecutionContext exec, int slot) {
        return exec.longs[slot];
    }

    public static float getFloat(ExecutionContext exec, int slot) {
        return Float.intBitsToFloat((int) exec.longs[slot]);
    }

    public static double getDouble(ExecutionContext exec, int slot) {
        return Double.longBitsToDouble(exec.longs[slot]);
    }

    public static @Nullable Object getRef(ExecutionContext exec, int slot) {
        Object value = exec.refs[slot];
        exec.refs[slot] = null;
        return value;
    }

    /** The payload of an exception goes to the scratch slots, from where handlers take it. */
    public static void unpack(GuestException exception, ExecutionContext exec) {
        System.arraycopy(exception.longs, 0, exec.longs, 0, exception.longs.length);
        System.arraycopy(exception.refs, 0, exec.refs, 0, exception.refs.length);
    }

    /** For wide calls: a flat argument into its array. */
    public static void pack(int value, long[] longs, int slot) {
        longs[slot] = value;
    }

    public static void pack(long value, long[] longs, int slot) {
        longs[slot] = value;
    }

    public static void pack(float value, long[] longs, int slot) {
        longs[slot] = Float.floatToRawIntBits(value);
    }

    public static void pack(double value, long[] longs, int slot) {
        longs[slot] = Double.doubleToRawLongBits(value);
    }

    public static void pack(@Nullable Object value, @Nullable Object[] refs, int slot) {
        refs[slot] = value;
    }
}
