package dev.ashlar.fuzz;

import dev.ashlar.engine.AbstractHeapType;
import dev.ashlar.engine.ArrayRef;
import dev.ashlar.engine.ConcreteHeapType;
import dev.ashlar.engine.HeapType;
import dev.ashlar.engine.I31;
import dev.ashlar.engine.NumberType;
import dev.ashlar.engine.ReferenceType;
import dev.ashlar.engine.StructRef;
import dev.ashlar.engine.V128;
import dev.ashlar.engine.ValueType;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Values as scripts write them: {@code i32:0000002a}, {@code v128:}32 digits, {@code externref:7}, {@code funcref:null}, {@code anyref:i31:-1}. */
final class Values {
    private Values() {}

    static @Nullable Object parse(String text) {
        int colon = text.indexOf(':');
        String digits = text.substring(colon + 1);
        return switch (text.substring(0, Math.max(0, colon))) {
            case "i32" -> Integer.parseUnsignedInt(digits, 16);
            case "i64" -> Long.parseUnsignedLong(digits, 16);
            case "f32" -> Float.intBitsToFloat(Integer.parseUnsignedInt(digits, 16));
            case "f64" -> Double.longBitsToDouble(Long.parseUnsignedLong(digits, 16));
            case "v128" ->
                new V128(
                        Long.parseUnsignedLong(digits.substring(16), 16),
                        Long.parseUnsignedLong(digits.substring(0, 16), 16));
            case "externref" -> digits.equals("null") ? null : (Object) Long.valueOf(digits);
            case "anyref" -> digits.equals("null") ? null : i31(digits);
            case "funcref", "exnref" -> {
                if (!digits.equals("null")) {
                    throw new IllegalArgumentException("only null can be passed, not " + text);
                }
                yield null;
            }
            default -> throw new IllegalArgumentException("not a value: " + text);
        };
    }

    private static I31 i31(String text) {
        if (!text.startsWith("i31:")) {
            throw new IllegalArgumentException("only null and i31 can be passed, not " + text);
        }
        return new I31(Integer.parseInt(text.substring(4)));
    }

    static String text(ValueType type, @Nullable Object value) {
        return switch (type) {
            case NumberType number -> number(number, Objects.requireNonNull(value));
            case ReferenceType reference ->
                reference.heapType() == AbstractHeapType.EXTERN
                        ? "externref:" + value
                        : reference(reference.heapType(), value);
        };
    }

    private static String reference(HeapType heap, @Nullable Object value) {
        String hierarchy = switch (heap) {
            case ConcreteHeapType concrete -> concrete.description().contains("(func") ? "funcref" : "anyref";
            case AbstractHeapType kind ->
                switch (kind) {
                    case FUNC, NOFUNC -> "funcref";
                    case EXN, NOEXN -> "exnref";
                    case EXTERN, NOEXTERN -> "externref";
                    case ANY, EQ, I31, STRUCT, ARRAY, NONE -> "anyref";
                };
        };
        return hierarchy + ":"
                + switch (value) {
                    case null -> "null";
                    case I31 number -> "i31:" + number.value();
                    case StructRef struct -> "struct";
                    case ArrayRef array -> "array";
                    default -> hierarchy.equals("anyref") ? "host" : "set";
                };
    }

    /** Each value with a space before it. */
    static String texts(List<ValueType> types, @Nullable Object[] values) {
        if (types.size() != values.length) {
            throw new IllegalStateException(values.length + " values where the type says " + types);
        }
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < values.length; i++) {
            line.append(' ').append(text(types.get(i), values[i]));
        }
        return line.toString();
    }

    private static String number(NumberType type, Object value) {
        return switch (type) {
            case I32 -> "i32:%08x".formatted((Integer) value);
            case I64 -> "i64:%016x".formatted((Long) value);
            case F32 -> "f32:%08x".formatted(Float.floatToRawIntBits((Float) value));
            case F64 -> "f64:%016x".formatted(Double.doubleToRawLongBits((Double) value));
            case V128 -> "v128:%016x%016x".formatted(((V128) value).high(), ((V128) value).low());
        };
    }
}
