package dev.ashlar.engine.runtime;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An array of {@code i64}. */
public final class LongArray extends ArrayObject {
    private static final int BYTES = Long.BYTES;

    private final long[] elements;

    private LongArray(RuntimeType type, long[] elements) {
        super(type, elements.length);
        this.elements = elements;
    }

    /** {@code array.new} */
    public static Object make(long value, int length, RuntimeType type, ExecutionContext exec, int depth) {
        Object made = makeDefault(length, type, exec);
        fill(made, 0, value, length, exec, depth);
        return made;
    }

    /** {@code array.new_default} */
    public static Object makeDefault(int length, RuntimeType type, ExecutionContext exec) {
        long bytes = GuestHeap.beforeArray(exec, length, BYTES);
        long[] elements;
        try {
            elements = new long[length];
        } catch (OutOfMemoryError e) {
            throw GuestHeap.noRoom(bytes, e);
        }
        LongArray made = new LongArray(type, elements);
        GuestHeap.afterArray(exec, made, bytes);
        return made;
    }

    /** {@code array.get} */
    public static long get(@Nullable Object array, int index) {
        long[] elements = elements(array);
        if (index < 0 || index >= elements.length) {
            throw outOfBounds(index, 1, elements.length);
        }
        return elements[index];
    }

    /** {@code array.set} */
    public static void set(@Nullable Object array, int index, long value) {
        long[] elements = elements(array);
        if (index < 0 || index >= elements.length) {
            throw outOfBounds(index, 1, elements.length);
        }
        elements[index] = value;
    }

    /** The same with operands in the order of {@code array.new_fixed}. */
    public static void put(long value, Object array, int index) {
        set(array, index, value);
    }

    /** The same with eight elements from {@code index} on. */
    public static void put(long a, long b, long c, long d, long e, long f, long g, long h, Object array, int index) {
        set(array, index, a);
        set(array, index + 1, b);
        set(array, index + 2, c);
        set(array, index + 3, d);
        set(array, index + 4, e);
        set(array, index + 5, f);
        set(array, index + 6, g);
        set(array, index + 7, h);
    }

    /** {@code array.fill} */
    public static void fill(
            @Nullable Object array, int start, long value, int count, ExecutionContext exec, int depth) {
        ArrayObject filled = nonNull(array);
        filled.check(start, count);
        long[] elements = elements(array);
        ExecutionContext.chargeBulk(exec, (long) count * BYTES);
        for (int at = start, end = start + count; at < end; ) {
            int next = Math.min(end, at + SLICE);
            Arrays.fill(elements, at, next, value);
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
        if (beforeCopy(target, to, source, from, count, BYTES, exec)) {
            System.arraycopy(elements(source), from, elements(target), to, count);
        } else {
            copySlices(target, to, source, from, count, exec, depth);
        }
    }

    private static long[] elements(@Nullable Object array) {
        if (array == null) {
            throw nullArray();
        }
        return ((LongArray) array).elements;
    }

    @Override
    Object storage() {
        return elements;
    }

    @Override
    int elementBytes() {
        return BYTES;
    }

    @Override
    void load(int start, int count, ByteBuffer from) {
        from.asLongBuffer().get(elements, start, count);
    }

    @Override
    void set(int start, int count, long bits, long high, @Nullable Object ref) {
        Arrays.fill(elements, start, start + count, bits);
    }

    @Override
    public @Nullable Object element(int index) {
        return elements[Objects.checkIndex(index, elements.length)];
    }
}
