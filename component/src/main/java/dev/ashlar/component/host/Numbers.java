package dev.ashlar.component.host;

import dev.ashlar.component.NumberList;
import dev.ashlar.component.ValType;
import dev.ashlar.component.Value;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/** Lists of numbers, packed on both sides. Called by generated code, by name. */
final class Numbers {
    private Numbers() {}

    static Object liftBytes(Linkage linkage, int pointer, int length) {
        Area.list(linkage, pointer, length, 1, 1, 1);
        return Arrays.copyOfRange(linkage.memory.bytes, pointer, pointer + length);
    }

    static Object liftShorts(Linkage linkage, int pointer, int length) {
        short[] numbers = new short[Area.list(linkage, pointer, length, 2, 2, 2)];
        at(linkage, pointer).asShortBuffer().get(numbers);
        return numbers;
    }

    static Object liftInts(Linkage linkage, int pointer, int length) {
        int[] numbers = new int[Area.list(linkage, pointer, length, 4, 4, 4)];
        at(linkage, pointer).asIntBuffer().get(numbers);
        return numbers;
    }

    static Object liftLongs(Linkage linkage, int pointer, int length) {
        long[] numbers = new long[Area.list(linkage, pointer, length, 8, 8, 8)];
        at(linkage, pointer).asLongBuffer().get(numbers);
        return numbers;
    }

    static Object liftFloats(Linkage linkage, int pointer, int length) {
        float[] numbers = new float[Area.list(linkage, pointer, length, 4, 4, 4)];
        at(linkage, pointer).asFloatBuffer().get(numbers);
        return numbers;
    }

    static Object liftDoubles(Linkage linkage, int pointer, int length) {
        double[] numbers = new double[Area.list(linkage, pointer, length, 8, 8, 8)];
        at(linkage, pointer).asDoubleBuffer().get(numbers);
        return numbers;
    }

    static Object liftValues(Linkage linkage, int pointer, int length, ValType.Primitive element, int width) {
        Area.list(linkage, pointer, length, width, width, width);
        return new Value.ListOf(NumberList.ofMemory(element, linkage.memory.bytes, pointer, length));
    }

    /** @return pointer and length, see {@link Area#pair} */
    static long lowerBytes(Linkage linkage, Object value) {
        byte[] numbers = (byte[]) value;
        int pointer = Area.allocate(linkage, 1, numbers.length);
        System.arraycopy(numbers, 0, linkage.memory.bytes, pointer, numbers.length);
        return Area.pair(pointer, numbers.length);
    }

    static long lowerShorts(Linkage linkage, Object value) {
        short[] numbers = (short[]) value;
        int pointer = Area.allocate(linkage, 2, 2L * numbers.length);
        at(linkage, pointer).asShortBuffer().put(numbers);
        return Area.pair(pointer, numbers.length);
    }

    static long lowerInts(Linkage linkage, Object value) {
        int[] numbers = (int[]) value;
        int pointer = Area.allocate(linkage, 4, 4L * numbers.length);
        at(linkage, pointer).asIntBuffer().put(numbers);
        return Area.pair(pointer, numbers.length);
    }

    static long lowerLongs(Linkage linkage, Object value) {
        long[] numbers = (long[]) value;
        int pointer = Area.allocate(linkage, 8, 8L * numbers.length);
        at(linkage, pointer).asLongBuffer().put(numbers);
        return Area.pair(pointer, numbers.length);
    }

    static long lowerFloats(Linkage linkage, Object value) {
        float[] numbers = (float[]) value;
        int pointer = Area.allocate(linkage, 4, 4L * numbers.length);
        at(linkage, pointer).asFloatBuffer().put(numbers);
        return Area.pair(pointer, numbers.length);
    }

    static long lowerDoubles(Linkage linkage, Object value) {
        double[] numbers = (double[]) value;
        int pointer = Area.allocate(linkage, 8, 8L * numbers.length);
        at(linkage, pointer).asDoubleBuffer().put(numbers);
        return Area.pair(pointer, numbers.length);
    }

    static long lowerValues(Linkage linkage, Object value, ValType.Primitive element, int width) {
        NumberList numbers = packed(value, element);
        int pointer = Area.allocate(linkage, width, numbers.byteLength());
        numbers.copyTo(linkage.memory.bytes, pointer);
        return Area.pair(pointer, numbers.size());
    }

    private static NumberList packed(Object value, ValType.Primitive element) {
        if (!(value instanceof Value.ListOf(List<Value> elements))) {
            throw ValueBoxes.mismatch("list<" + element + ">", value);
        }
        if (elements instanceof NumberList numbers && numbers.element() == element) {
            return numbers;
        }
        return pack(elements, element);
    }

    private static NumberList pack(List<Value> elements, ValType.Primitive element) {
        int count = elements.size();
        switch (element) {
            case U8, S8 -> {
                byte[] bytes = new byte[count];
                for (int i = 0; i < count; i++) {
                    Value value = elements.get(i);
                    bytes[i] = element == ValType.Primitive.U8
                            ? (byte) ValueBoxes.unboxU8(value)
                            : ValueBoxes.unboxS8(value);
                }
                return NumberList.of(element, bytes);
            }
            case U16, S16 -> {
                short[] shorts = new short[count];
                for (int i = 0; i < count; i++) {
                    Value value = elements.get(i);
                    shorts[i] = element == ValType.Primitive.U16
                            ? (short) ValueBoxes.unboxU16(value)
                            : ValueBoxes.unboxS16(value);
                }
                return NumberList.of(element, shorts);
            }
            case U32, S32 -> {
                return NumberList.of(
                        element,
                        elements.stream()
                                .mapToInt(value -> element == ValType.Primitive.U32
                                        ? (int) ValueBoxes.unboxU32(value)
                                        : ValueBoxes.unboxS32(value))
                                .toArray());
            }
            case U64, S64 -> {
                return NumberList.of(
                        element,
                        elements.stream()
                                .mapToLong(value -> element == ValType.Primitive.U64
                                        ? ValueBoxes.unboxU64(value)
                                        : ValueBoxes.unboxS64(value))
                                .toArray());
            }
            case F32 -> {
                float[] floats = new float[count];
                for (int i = 0; i < count; i++) {
                    floats[i] = ValueBoxes.unboxF32(elements.get(i));
                }
                return NumberList.of(floats);
            }
            case F64 -> {
                return NumberList.of(
                        elements.stream().mapToDouble(ValueBoxes::unboxF64).toArray());
            }
            case BOOL, CHAR, STRING, ERROR_CONTEXT -> throw new AssertionError(element);
        }
        throw new AssertionError(element);
    }

    private static ByteBuffer at(Linkage linkage, int pointer) {
        return ByteBuffer.wrap(linkage.memory.bytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .position(pointer);
    }
}
