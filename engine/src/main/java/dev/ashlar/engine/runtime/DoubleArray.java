package dev.ashlar.engine.runtime;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An array of {@code f64}. */
public final class DoubleArray extends ArrayObject {
    private static final int BYTES = Double.BYTES;

    private final double[] elements;

    private DoubleArray(RuntimeType type, double[] elements) {
        super(type, elements.length);
        this.elements = elements;
    }

    /** {@code array.new} */
    public static Object make(double value, int length, RuntimeType type, ExecutionContext exec, int depth) {
        Object made = makeDefault(length, type, exec);
        fill(made, 0, value, length, exec, depth);
        return made;
    }

    /** {@code array.new_default} */
    public static Object makeDefault(int length, RuntimeType type, ExecutionContext exec) {
        long bytes = GuestHeap.beforeArray(exec, length, BYTES);
        double[] elements;
        try {
            elements = new double[length];
        } catch (OutOfMemoryError e) {
            throw GuestHeap.noRoom(bytes, e);
        }
        DoubleArray made = new DoubleArray(type, elements);
        GuestHeap.afterArray(exec, made, bytes);
        return made;
    }

    /** {@code array.get} */
    public static double get(@Nullable Object array, int index) {
        double[] elements = elements(array);
        if (index < 0 || index >= elements.length) {
            throw outOfBounds(index, 1, elements.length);
        }
        return elements[index];
    }

    /** {@code array.set} */
    public static void set(@Nullable Object array, int index, double value) {
        double[] elements = elements(array);
        if (index < 0 || index >= elements.length) {
            throw outOfBounds(index, 1, elements.length);
        }
        elements[index] = value;
    }

    /** The same with operands in the order of {@code array.new_fixed}. */
    public static void put(double value, Object array, int index) {
        set(array, index, value);
    }

    /** The same with eight elements from {@code index} on. */
    public static void put(
            double a, double b, double c, double d, double e, double f, double g, double h, Object array, int index) {
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
            @Nullable Object array, int start, double value, int count, ExecutionContext exec, int depth) {
        ArrayObject filled = nonNull(array);
        filled.check(start, count);
        double[] elements = elements(array);
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

    private static double[] elements(@Nullable Object array) {
        if (array == null) {
            throw nullArray();
        }
        return ((DoubleArray) array).elements;
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
        from.asDoubleBuffer().get(elements, start, count);
    }

    @Override
    void set(int start, int count, long bits, long high, @Nullable Object ref) {
        Arrays.fill(elements, start, start + count, Double.longBitsToDouble(bits));
    }

    @Override
    public @Nullable Object element(int index) {
        return elements[Objects.checkIndex(index, elements.length)];
    }
}
