package dev.ashlar.engine.runtime;

import dev.ashlar.engine.ArrayRef;
import dev.ashlar.engine.Trap;
import dev.ashlar.engine.TrapCode;
import dev.ashlar.engine.binary.DataSegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An array: a Java array and its type. There is a subclass for each way to store elements; its static methods are called
 * by generated code, with the operands of the instruction first.
 */
public abstract sealed class ArrayObject extends GcObject implements ArrayRef
        permits ByteArray, ShortArray, IntArray, LongArray, FloatArray, DoubleArray, VectorArray, RefArray {
    /** Elements that are copied or filled between two looks at whether to stop. */
    static final int SLICE = 1 << 17;

    /** Here, too: what asks for it does not know which subclass it has before it. */
    private final int length;

    ArrayObject(RuntimeType runtimeType, int length) {
        super(runtimeType);
        this.length = length;
    }

    @Override
    public final int length() {
        return length;
    }

    /** The Java array. */
    abstract Object storage();

    /** Elements of the Java array for one of this array. */
    int scale() {
        return 1;
    }

    /** Bytes of an element in a data segment; 0 for references. */
    abstract int elementBytes();

    /** Reads elements from a data segment. */
    abstract void load(int start, int count, ByteBuffer from);

    /** Sets elements to what {@link Carriers} makes of a value of the host. */
    abstract void set(int start, int count, long bits, long high, @Nullable Object ref);

    /** A new array of zeros or nulls, accounted for. */
    public static ArrayObject make(int length, RuntimeType type, ExecutionContext exec) {
        return Storage.of(type).make(length, type, exec);
    }

    // ---- called by generated code

    /** {@code array.len} */
    public static int length(@Nullable Object array) {
        return nonNull(array).length;
    }

    /** Checks and charges what {@code array.copy} is to copy; says whether that may be done at once. */
    static boolean beforeCopy(
            @Nullable Object target,
            int to,
            @Nullable Object source,
            int from,
            int count,
            int bytes,
            ExecutionContext exec) {
        nonNull(target).check(to, count);
        nonNull(source).check(from, count);
        ExecutionContext.chargeBulk(exec, (long) count * bytes);
        return count <= SLICE;
    }

    /** The rest of {@code array.copy}, where it takes long. */
    static void copySlices(
            @Nullable Object target,
            int to,
            @Nullable Object source,
            int from,
            int count,
            ExecutionContext exec,
            int depth) {
        ArrayObject written = nonNull(target);
        ArrayObject read = nonNull(source);
        int scale = written.scale();
        boolean backwards = written == read && from < to;
        for (int done = 0; done < count; ) {
            int step = Math.min(SLICE, count - done);
            int skip = backwards ? count - done - step : done;
            System.arraycopy(
                    read.storage(), (from + skip) * scale, written.storage(), (to + skip) * scale, step * scale);
            Polls.poll(exec, depth);
            done += step;
        }
    }

    /** {@code array.new_data} */
    public static Object newData(
            int offset, int length, ModuleInstance instance, int segment, int type, ExecutionContext exec, int depth) {
        RuntimeType runtimeType = ModuleInstance.runtimeType(instance, type);
        Storage storage = Storage.of(runtimeType);
        checkData(offset, length, storage.elementBytes(), instance, segment);
        ArrayObject made = storage.make(length, runtimeType, exec);
        made.loadAll(0, offset, length, instance, segment, exec, depth);
        return made;
    }

    /** {@code array.new_elem} */
    public static Object newElements(
            int offset, int length, ModuleInstance instance, int segment, int type, ExecutionContext exec, int depth) {
        checkElements(offset, length, instance.element(segment).length);
        Object made = RefArray.makeDefault(length, ModuleInstance.runtimeType(instance, type), exec);
        initElements(made, 0, offset, length, instance, segment, exec, depth);
        return made;
    }

    /** {@code array.init_data} */
    public static void initData(
            @Nullable Object array,
            int to,
            int offset,
            int count,
            ModuleInstance instance,
            int segment,
            ExecutionContext exec,
            int depth) {
        ArrayObject written = nonNull(array);
        written.check(to, count);
        checkData(offset, count, written.elementBytes(), instance, segment);
        written.loadAll(to, offset, count, instance, segment, exec, depth);
    }

    /** {@code array.init_elem} */
    public static void initElements(
            @Nullable Object array,
            int to,
            int offset,
            int count,
            ModuleInstance instance,
            int segment,
            ExecutionContext exec,
            int depth) {
        ArrayObject written = nonNull(array);
        written.check(to, count);
        @Nullable Object[] elements = instance.element(segment);
        checkElements(offset, count, elements.length);
        ExecutionContext.chargeBulk(exec, (long) count * Integer.BYTES);
        for (int done = 0; done < count; ) {
            int step = Math.min(SLICE, count - done);
            System.arraycopy(elements, offset + done, written.storage(), to + done, step);
            Polls.poll(exec, depth);
            done += step;
        }
    }

    private void loadAll(
            int to, int offset, int count, ModuleInstance instance, int segment, ExecutionContext exec, int depth) {
        DataSegment data = instance.code().info().data()[segment];
        ByteBuffer from = ByteBuffer.wrap(instance.code().info().bytes()).order(ByteOrder.LITTLE_ENDIAN);
        ExecutionContext.chargeBulk(exec, (long) count * elementBytes());
        for (int done = 0; done < count; ) {
            int step = Math.min(SLICE, count - done);
            load(to + done, step, from.position(data.start() + offset + done * elementBytes()));
            Polls.poll(exec, depth);
            done += step;
        }
    }

    private static void checkData(int offset, int count, int elementBytes, ModuleInstance instance, int segment) {
        long size = instance.dataSize(segment);
        long bytes = Integer.toUnsignedLong(count) * elementBytes;
        if (bytes > size - Integer.toUnsignedLong(offset)) {
            throw new Trap(
                    TrapCode.MEMORY_OUT_OF_BOUNDS,
                    "%d bytes at %d of a data segment of %d".formatted(bytes, offset & 0xFFFF_FFFFL, size));
        }
    }

    private static void checkElements(int offset, int count, int size) {
        if (offset < 0 || count < 0 || count > size - offset) {
            throw new Trap(
                    TrapCode.TABLE_OUT_OF_BOUNDS,
                    "%d elements at %d of an element segment of %d"
                            .formatted(count & 0xFFFF_FFFFL, offset & 0xFFFF_FFFFL, size));
        }
    }

    static ArrayObject nonNull(@Nullable Object array) {
        if (array == null) {
            throw nullArray();
        }
        return (ArrayObject) array;
    }

    static Trap nullArray() {
        return new Trap(TrapCode.NULL_REFERENCE, "an element of a null array");
    }

    /** Checks a range. */
    final void check(int start, int count) {
        if (start < 0 || count < 0 || count > length - start) {
            throw outOfBounds(start, count, length);
        }
    }

    static Trap outOfBounds(int start, int count, int length) {
        return new Trap(
                TrapCode.ARRAY_OUT_OF_BOUNDS,
                "%d elements at %d of an array of %d".formatted(count & 0xFFFF_FFFFL, start & 0xFFFF_FFFFL, length));
    }

    // ---- the API

    @Override
    public void setElement(int index, @Nullable Object value) {
        Objects.checkIndex(index, length());
        if (!runtimeType.isMutable(0)) {
            throw new IllegalStateException("elements of " + this + " are immutable");
        }
        check(runtimeType.storage()[0], runtimeType, value);
        initialise(index, 1, value);
    }

    /** Sets elements, whether mutable or not, to a value of their type. */
    public void initialise(int start, int count, @Nullable Object value) {
        boolean number = isNumber(runtimeType.storage()[0]);
        set(start, count, Carriers.bits(value), Carriers.high(value), number ? null : value);
    }

    /** The same with the bits of a number, or with a reference. */
    public void initialise(int start, int count, long bits, long high, @Nullable Object ref) {
        set(start, count, bits, high, ref);
    }
}
