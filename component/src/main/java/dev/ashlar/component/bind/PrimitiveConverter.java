package dev.ashlar.component.bind;

import dev.ashlar.component.ValType;
import dev.ashlar.component.Value;
import java.lang.invoke.MethodType;
import java.lang.reflect.Type;

/** Numbers, characters and strings. */
final class PrimitiveConverter {
    private PrimitiveConverter() {}

    static Converter of(ValType.Primitive type, Type java) {
        Class<?> expected = switch (type) {
            case BOOL -> boolean.class;
            case S8 -> byte.class;
            case S16 -> short.class;
            case U8, U16, S32, CHAR -> int.class;
            case U32, S64, U64 -> long.class;
            case F32 -> float.class;
            case F64 -> double.class;
            case STRING -> String.class;
            case ERROR_CONTEXT -> void.class;
        };
        Converters.require(java == expected || java == boxed(expected), type, java);
        return switch (type) {
            case BOOL -> Converters.converter(v -> new Value.Bool((boolean) v), v -> ((Value.Bool) v).value());
            case S8 -> Converters.converter(v -> new Value.S8((byte) v), v -> ((Value.S8) v).value());
            case U8 -> Converters.converter(v -> new Value.U8((int) v), v -> ((Value.U8) v).value());
            case S16 -> Converters.converter(v -> new Value.S16((short) v), v -> ((Value.S16) v).value());
            case U16 -> Converters.converter(v -> new Value.U16((int) v), v -> ((Value.U16) v).value());
            case S32 -> Converters.converter(v -> new Value.S32((int) v), v -> ((Value.S32) v).value());
            case U32 -> Converters.converter(v -> new Value.U32((long) v), v -> ((Value.U32) v).value());
            case S64 -> Converters.converter(v -> new Value.S64((long) v), v -> ((Value.S64) v).value());
            case U64 -> Converters.converter(v -> new Value.U64((long) v), v -> ((Value.U64) v).bits());
            case F32 -> Converters.converter(v -> new Value.F32((float) v), v -> ((Value.F32) v).value());
            case F64 -> Converters.converter(v -> new Value.F64((double) v), v -> ((Value.F64) v).value());
            case CHAR -> Converters.converter(v -> new Value.Char((int) v), v -> ((Value.Char) v).codePoint());
            case STRING -> Converters.converter(v -> new Value.Str((String) v), v -> ((Value.Str) v).value());
            case ERROR_CONTEXT -> throw new IllegalArgumentException("error-context has no place in Java");
        };
    }

    private static Class<?> boxed(Class<?> type) {
        return MethodType.methodType(type).wrap().returnType();
    }
}
