package dev.ashlar.component.wave;

import dev.ashlar.component.NumberList;
import dev.ashlar.component.ValType;
import dev.ashlar.component.Value;
import java.util.Arrays;

/** Numbers and lists of them, which are collected packed. */
final class Numbers {
    private final ValType.Primitive type;
    private final int width;
    private byte[] bytes = new byte[64];
    private int size;

    Numbers(ValType.Primitive type) {
        this.type = type;
        this.width = switch (type) {
            case S8, U8 -> 1;
            case S16, U16 -> 2;
            case S32, U32, F32 -> 4;
            case S64, U64, F64 -> 8;
            case BOOL, CHAR, STRING, ERROR_CONTEXT -> throw new IllegalArgumentException(type + " is no number");
        };
    }

    void add(Value value) {
        if (size + width > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.multiplyExact(bytes.length, 2));
        }
        long bits = bits(value);
        for (int i = 0; i < width; i++) {
            bytes[size++] = (byte) (bits >> 8 * i);
        }
    }

    NumberList list() {
        return NumberList.ofMemory(type, bytes, 0, size / width);
    }

    private static long bits(Value value) {
        return switch (value) {
            case Value.S8(byte n) -> n;
            case Value.U8(int n) -> n;
            case Value.S16(short n) -> n;
            case Value.U16(int n) -> n;
            case Value.S32(int n) -> n;
            case Value.U32(long n) -> n;
            case Value.S64(long n) -> n;
            case Value.U64(long n) -> n;
            case Value.F32(float f) -> Float.floatToIntBits(f);
            case Value.F64(double d) -> Double.doubleToLongBits(d);
            default -> throw new IllegalArgumentException(value + " is no number");
        };
    }

    /** @throws NumberFormatException when {@code text} is no number of that type, or out of its range */
    static Value parse(ValType.Primitive type, String text) {
        return switch (type) {
            case S8 -> new Value.S8(Byte.parseByte(text));
            case U8 -> new Value.U8((int) unsigned(text, 0xFF));
            case S16 -> new Value.S16(Short.parseShort(text));
            case U16 -> new Value.U16((int) unsigned(text, 0xFFFF));
            case S32 -> new Value.S32(Integer.parseInt(text));
            case U32 -> new Value.U32(unsigned(text, 0xFFFF_FFFFL));
            case S64 -> new Value.S64(Long.parseLong(text));
            case U64 -> new Value.U64(Long.parseUnsignedLong(text));
            case F32 -> new Value.F32(isNamed(text) ? (float) named(text) : Float.parseFloat(text));
            case F64 -> new Value.F64(isNamed(text) ? named(text) : Double.parseDouble(text));
            case BOOL, CHAR, STRING, ERROR_CONTEXT -> throw new IllegalArgumentException(type + " is no number");
        };
    }

    private static long unsigned(String text, long maximum) {
        long value = Long.parseLong(text);
        if (value < 0 || value > maximum || text.charAt(0) == '-') {
            throw new NumberFormatException(text);
        }
        return value;
    }

    private static boolean isNamed(String text) {
        return text.endsWith("nan") || text.endsWith("inf");
    }

    private static double named(String text) {
        return switch (text) {
            case "nan" -> Double.NaN;
            case "inf" -> Double.POSITIVE_INFINITY;
            default -> Double.NEGATIVE_INFINITY;
        };
    }
}
