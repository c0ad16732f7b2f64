package dev.ashlar.engine.runtime;

import dev.ashlar.engine.V128;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An array of {@code v128}, the lower half of each element first. */
public final class VectorArray extends ArrayObject {
    private static final int BYTES = 2 * Long.BYTES;

    private final long[] halves;

    private VectorArray(RuntimeType type, long[] halves) {
        super(type, halves.length >> 1);
        this.halves = halves;
    }

    /** {@code array.new} */
    public static Object make(long low, long high, int length, RuntimeType type, ExecutionContext exec, int depth) {
        Object made = makeDefault(length, type, exec);
        fill(made, 0, low, high, length, exec, depth);
        return made;
    }

    /** {@code array.new_default} */
    public static Object makeDefault(int length, RuntimeType type, ExecutionContext exec) {
        long bytes = GuestHeap.beforeArray(exec, length, BYTES);
        long[] halves;
        try {
            halves = new long[2 * length];
        } catch (OutOfMemoryError e) {
            throw GuestHeap.noRoom(bytes, e);
        }
        VectorArray made = new VectorArray(type, halves);
        GuestHeap.afterArray(exec, made, bytes);
        return made;
    }

    /** {@code array.get}, the lower half. */
    public static long getLow(@Nullable Object array, int index) {
        return halves(array, index)[2 * index];
    }

    /** {@code array.get}, the upper half. */
    public static long getHigh(@Nullable Object array, int index) {
        return halves(array, index)[2 * index + 1];
    }

    /** {@code array.set} */
    public static void set(@Nullable Object array, int index, long low, long high) {
        long[] halves = halves(array, index);
        halves[2 * index] = low;
        halves[2 * index + 1] = high;
    }

    /** The same with operands in the order of {@code array.new_fixed}. */
    public static void put(long low, long high, Object array, int index) {
        set(array, index, low, high);
    }

    /** The same with eight elements from {@code index} on. */
    public static void put(
            long a,
            long aHigh,
            long b,
            long bHigh,
            long c,
            long cHigh,
            long d,
            long dHigh,
            long e,
            long eHigh,
            long f,
            long fHigh,
            long g,
            long gHigh,
            long h,
            long hHigh,
            Object array,
            int index) {
        set(array, index, a, aHigh);
        set(array, index + 1, b, bHigh);
        set(array, index + 2, c, cHigh);
        set(array, index + 3, d, dHigh);
        set(array, index + 4, e, eHigh);
        set(array, index + 5, f, fHigh);
        set(array, index + 6, g, gHigh);
        set(array, index + 7, h, hHigh);
    }

    /** {@code array.fill} */
    public static void fill(
            @Nullable Object array, int start, long low, long high, int count, ExecutionContext exec, int depth) {
        ArrayObject filled = nonNull(array);
        filled.check(start, count);
        ExecutionContext.chargeBulk(exec, (long) count * BYTES);
        for (int at = start, end = start + count; at < end; ) {
            int next = Math.min(end, at + SLICE);
            filled.set(at, next - at, low, high, null);
            Polls.poll(exec, depth);
            at = next;
        }
    }

    /** {@code array.copy} */
    public static void copy(
            @Nullable Object target,
            int to,
            @Nullable Object source,
            int from,
            int count,
            ExecutionContext exec,
            int depth) {
        beforeCopy(target, to, source, from, count, BYTES, exec);
        copySlices(target, to, source, from, count, exec, depth);
    }

    private static long[] halves(@Nullable Object array, int index) {
        if (array == null) {
            throw nullArray();
        }
        long[] halves = ((VectorArray) array).halves;
        if (index < 0 || index >= halves.length >> 1) {
            throw outOfBounds(index, 1, halves.length >> 1);
        }
        return halves;
    }

    @Override
    Object storage() {
        return halves;
    }

    @Override
    int scale() {
        return 2;
    }

    @Override
    int elementBytes() {
        return BYTES;
    }

    @Override
    void load(int start, int count, ByteBuffer from) {
        from.asLongBuffer().get(halves, 2 * start, 2 * count);
    }

    @Override
    void set(int start, int count, long bits, long high, @Nullable Object ref) {
        for (int i = start; i < start + count; i++) {
            halves[2 * i] = bits;
            halves[2 * i + 1] = high;
        }
    }

    @Override
    public @Nullable Object element(int index) {
        Objects.checkIndex(index, length());
        return new V128(halves[2 * index], halves[2 * index + 1]);
    }
}
