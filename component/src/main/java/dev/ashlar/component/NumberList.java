package dev.ashlar.component;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.Objects;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * An immutable list of numbers of one type, kept as the bytes of linear memory are: packed, little endian. Megabytes
 * pass between host and guest in one copy, and elements become {@link Value}s only when asked for.
 */
public final class NumberList extends AbstractList<Value> implements RandomAccess {
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final ValType.Primitive element;
    private final byte[] bytes;
    private final int size;

    private NumberList(ValType.Primitive element, byte[] bytes) {
        this.element = element;
        this.bytes = bytes;
        this.size = bytes.length / width(element);
    }

    /** Numbers as they lie in a linear memory; copies the range. */
    public static NumberList ofMemory(ValType.Primitive element, byte[] memory, int address, int count) {
        int length = Math.multiplyExact(count, width(element));
        Objects.checkFromIndexSize(address, length, memory.length);
        return new NumberList(element, Arrays.copyOfRange(memory, address, address + length));
    }

    /** @param element {@code u8} or {@code s8} */
    public static NumberList of(ValType.Primitive element, byte[] numbers) {
        requireWidth(element, 1);
        return new NumberList(element, numbers.clone());
    }

    /** @param element {@code u16} or {@code s16} */
    public static NumberList of(ValType.Primitive element, short[] numbers) {
        requireWidth(element, 2);
        ByteBuffer buffer = allocate(numbers.length, 2);
        buffer.asShortBuffer().put(numbers);
        return new NumberList(element, buffer.array());
    }

    /** @param element {@code u32} or {@code s32} */
    public static NumberList of(ValType.Primitive element, int[] numbers) {
        requireWidth(element, 4);
        ByteBuffer buffer = allocate(numbers.length, 4);
        buffer.asIntBuffer().put(numbers);
        return new NumberList(element, buffer.array());
    }

    /** @param element {@code u64} or {@code s64} */
    public static NumberList of(ValType.Primitive element, long[] numbers) {
        requireWidth(element, 8);
        ByteBuffer buffer = allocate(numbers.length, 8);
        buffer.asLongBuffer().put(numbers);
        return new NumberList(element, buffer.array());
    }

    /** A list of {@code f32}. */
    public static NumberList of(float... numbers) {
        ByteBuffer buffer = allocate(numbers.length, 4);
        buffer.asFloatBuffer().put(numbers);
        return new NumberList(ValType.Primitive.F32, buffer.array());
    }

    /** A list of {@code f64}. */
    public static NumberList of(double... numbers) {
        ByteBuffer buffer = allocate(numbers.length, 8);
        buffer.asDoubleBuffer().put(numbers);
        return new NumberList(ValType.Primitive.F64, buffer.array());
    }

    /** Whether lists of {@code type} are kept packed. */
    public static boolean holds(ValType type) {
        return type instanceof ValType.Primitive primitive
                && switch (primitive) {
                    case U8, S8, U16, S16, U32, S32, F32, U64, S64, F64 -> true;
                    case BOOL, CHAR, STRING, ERROR_CONTEXT -> false;
                };
    }

    public ValType.Primitive element() {
        return element;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Value get(int index) {
        Objects.checkIndex(index, size);
        return switch (element) {
            case U8 -> new Value.U8(bytes[index] & 0xFF);
            case S8 -> new Value.S8(bytes[index]);
            case U16 -> new Value.U16((short) SHORT.get(bytes, 2 * index) & 0xFFFF);
            case S16 -> new Value.S16((short) SHORT.get(bytes, 2 * index));
            case U32 -> new Value.U32((int) INT.get(bytes, 4 * index) & 0xFFFF_FFFFL);
            case S32 -> new Value.S32((int) INT.get(bytes, 4 * index));
            case F32 -> new Value.F32(Float.intBitsToFloat((int) INT.get(bytes, 4 * index)));
            case U64 -> new Value.U64((long) LONG.get(bytes, 8 * index));
            case S64 -> new Value.S64((long) LONG.get(bytes, 8 * index));
            case F64 -> new Value.F64(Double.longBitsToDouble((long) LONG.get(bytes, 8 * index)));
            case BOOL, CHAR, STRING, ERROR_CONTEXT -> throw new AssertionError(element);
        };
    }

    /** Length in bytes, packed. */
    public int byteLength() {
        return bytes.length;
    }

    /** Writes all numbers, packed and little endian. */
    public void copyTo(byte[] target, int offset) {
        System.arraycopy(bytes, 0, target, offset, bytes.length);
    }

    /** The numbers packed and little endian; for {@code u8} and {@code s8} one per element. */
    public byte[] toBytes() {
        return bytes.clone();
    }

    /** @throws IllegalStateException unless the numbers are {@code u16} or {@code s16} */
    public short[] toShorts() {
        short[] numbers = new short[of(ValType.Primitive.U16, ValType.Primitive.S16)];
        ordered().asShortBuffer().get(numbers);
        return numbers;
    }

    /** @throws IllegalStateException unless the numbers are {@code u32} or {@code s32} */
    public int[] toInts() {
        int[] numbers = new int[of(ValType.Primitive.U32, ValType.Primitive.S32)];
        ordered().asIntBuffer().get(numbers);
        return numbers;
    }

    /** @throws IllegalStateException unless the numbers are {@code u64} or {@code s64} */
    public long[] toLongs() {
        long[] numbers = new long[of(ValType.Primitive.U64, ValType.Primitive.S64)];
        ordered().asLongBuffer().get(numbers);
        return numbers;
    }

    /** @throws IllegalStateException unless the numbers are {@code f32} */
    public float[] toFloats() {
        float[] numbers = new float[of(ValType.Primitive.F32, ValType.Primitive.F32)];
        ordered().asFloatBuffer().get(numbers);
        return numbers;
    }

    /** @throws IllegalStateException unless the numbers are {@code f64} */
    public double[] toDoubles() {
        double[] numbers = new double[of(ValType.Primitive.F64, ValType.Primitive.F64)];
        ordered().asDoubleBuffer().get(numbers);
        return numbers;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        boolean bitsDecide = element != ValType.Primitive.F32 && element != ValType.Primitive.F64;
        if (bitsDecide && other instanceof NumberList list && list.element == element) {
            return Arrays.equals(bytes, list.bytes);
        }
        return super.equals(other);
    }

    @Override
    public int hashCode() {
        return super.hashCode();
    }

    private int of(ValType.Primitive unsigned, ValType.Primitive signed) {
        if (element != unsigned && element != signed) {
            throw new IllegalStateException("this is a list of " + element + ", not of " + signed);
        }
        return size;
    }

    private ByteBuffer ordered() {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static ByteBuffer allocate(int count, int width) {
        return ByteBuffer.allocate(Math.multiplyExact(count, width)).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void requireWidth(ValType.Primitive element, int width) {
        boolean isFloat = element == ValType.Primitive.F32 || element == ValType.Primitive.F64;
        if (isFloat || width(element) != width) {
            throw new IllegalArgumentException(element + " is not an integer type of " + width + " bytes");
        }
    }

    private static int width(ValType.Primitive element) {
        return switch (element) {
            case U8, S8 -> 1;
            case U16, S16 -> 2;
            case U32, S32, F32 -> 4;
            case U64, S64, F64 -> 8;
            case BOOL, CHAR, STRING, ERROR_CONTEXT ->
                throw new IllegalArgumentException(element + " is not a type of numbers");
        };
    }
}
