package dev.ashlar.engine.runtime;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An array of references. */
public final class RefArray extends ArrayObject {
    private static final int BYTES = Integer.BYTES;

    private final @Nullable Object[] elements;

    private RefArray(RuntimeType type, @Nullable Object[] elements) {
        super(type, elements.length);
        this.elements = elements;
    }

    /** {@code array.new} */
    public static Object make(@Nullable Object value, int length, RuntimeType type, ExecutionContext exec, int depth) {
        Object made = makeDefault(length, type, exec);
        fill(made, 0, value, length, exec, depth);
        return made;
    }

    /** {@code array.new_default} */
    public static Object makeDefault(int length, RuntimeType type, ExecutionContext exec) {
        long bytes = GuestHeap.beforeArray(exec, length, BYTES);
        @Nullable Object[] elements;
        try {
            elements = new @Nullable Object[length];
        } catch (OutOfMemoryError e) {
            throw GuestHeap.noRoom(bytes, e);
        }
        RefArray made = new RefArray(type, elements);
        GuestHeap.afterArray(exec, made, bytes);
        return made;
    }

    /** {@code array.get} */
    public static @Nullable Object get(@Nullable Object array, int index) {
        @Nullable Object[] elements = elements(array);
        if (index < 0 || index >= elements.length) {
            throw outOfBounds(index, 1, elements.length);
        }
        return elements[index];
    }

    /** {@code array.set} */
    public static void set(@Nullable Object array, int index, @Nullable Object value) {
        @Nullable Object[] elements = elements(array);
        if (index < 0 || index >= elements.length) {
            throw outOfBounds(index, 1, elements.length);
        }
        elements[index] = value;
    }

    /** The same with operands in the order of {@code array.new_fixed}. */
    public static void put(@Nullable Object value, Object array, int index) {
        set(array, index, value);
    }

    /** The same with eight elements from {@code index} on. */
    public static void put(
            @Nullable Object a,
            @Nullable Object b,
            @Nullable Object c,
            @Nullable Object d,
            @Nullable Object e,
            @Nullable Object f,
            @Nullable Object g,
            @Nullable Object h,
            Object array,
            int index) {
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
            @Nullable Object array, int start, @Nullable Object value, int count, ExecutionContext exec, int depth) {
        ArrayObject filled = nonNull(array);
        filled.check(start, count);
        @Nullable Object[] elements = elements(array);
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

    private static @Nullable Object[] elements(@Nullable Object array) {
        if (array == null) {
            throw nullArray();
        }
        return ((RefArray) array).elements;
    }

    @Override
    Object storage() {
        return elements;
    }

    @Override
    int elementBytes() {
        return 0;
    }

    @Override
    void load(int start, int count, ByteBuffer from) {
        throw new IllegalStateException("references do not come from data segments");
    }

    @Override
    void set(int start, int count, long bits, long high, @Nullable Object ref) {
        Arrays.fill(elements, start, start + count, ref);
    }

    @Override
    public @Nullable Object element(int index) {
        return elements[Objects.checkIndex(index, elements.length)];
    }
}
