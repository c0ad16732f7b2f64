package dev.ashlar.engine.runtime;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An array of {@code f32}. */
public final class FloatArray extends ArrayObject {
    private static final int BYTES = Float.BYTES;

    private final float[] elements;

    private FloatArray(RuntimeType type, float[] elements) {
        super(type, elements.length);
        this.elements = elements;
    }

    /** {@code array.new} */
    public static Object make(float value, int length, RuntimeType type, ExecutionContext exec, int depth) {
        Object made = makeDefault(length, type, exec);
        fill(made, 0, value, length, exec, depth);
        return made;
    }

    /** {@code array.new_default} */
    public static Object makeDefault(int length, RuntimeType type, ExecutionContext exec) {
        long bytes = GuestHeap.beforeArray(exec, length, BYTES);
        float[] elements;
        try {
            elements = new float[length];
        } catch (OutOfMemoryError e) {
            throw GuestHeap.noRoom(bytes, e);
        }
        FloatArray made = new FloatArray(type, elements);
        GuestHeap.afterArray(exec, made, bytes);
        return made;
    }

    /** {@code array.get} */
    public static float get(@Nullable Object array, int index) {
        float[] elements = elements(array);
        if (index < 0 || index >= elements.length) {
            throw outOfBounds(index, 1, elements.length);
        }
        return elements[index];
    }

    /** {@code array.set} */
    public static void set(@Nullable Object array, int index, float value) {
        float[] elements = elements(array);
        if (index < 0 || index >= elements.length) {
            throw outOfBounds(index, 1, elements.length);
        }
        elements[index] = value;
    }

    /** The same with operands in the order of {@code array.new_fixed}. */
    public static void put(float value, Object array, int index) {
        set(array, index, value);
    }

    /** The same with eight elements from {@code index} on. */
    public static void put(
            float a, float b, float c, float d, float e, float f, float g, float h, Object array, int index) {
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
            @Nullable Object array, int start, float value, int count, ExecutionContext exec, int depth) {
        ArrayObject filled = nonNull(array);
        filled.check(start, count);
        float[] elements = elements(array);
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

    private static float[] elements(@Nullable Object array) {
        if (array == null) {
            throw nullArray();
        }
        return ((FloatArray) array).elements;
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
        from.asFloatBuffer().get(elements, start, count);
    }

    @Override
    void set(int start, int count, long bits, long high, @Nullable Object ref) {
        Arrays.fill(elements, start, start + count, Float.intBitsToFloat((int) bits));
    }

    @Override
    public @Nullable Object element(int index) {
        return elements[Objects.checkIndex(index, elements.length)];
    }
}
