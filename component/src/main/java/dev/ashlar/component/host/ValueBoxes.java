package dev.ashlar.component.host;

import dev.ashlar.component.Value;

/**
 * Numbers and strings into {@link Value}s and out of them; called by generated code, by name. What is not of the expected
 * type is the caller's mistake.
 */
final class ValueBoxes {
    private ValueBoxes() {}

    static Object boxBool(boolean value) {
        return new Value.Bool(value);
    }

    static boolean unboxBool(Object value) {
        if (value instanceof Value.Bool box) {
            return box.value();
        }
        throw mismatch("bool", value);
    }

    static Object boxS8(byte value) {
        return new Value.S8(value);
    }

    static byte unboxS8(Object value) {
        if (value instanceof Value.S8 box) {
            return box.value();
        }
        throw mismatch("s8", value);
    }

    static Object boxU8(int value) {
        return new Value.U8(value);
    }

    static int unboxU8(Object value) {
        if (value instanceof Value.U8 box) {
            return box.value();
        }
        throw mismatch("u8", value);
    }

    static Object boxS16(short value) {
        return new Value.S16(value);
    }

    static short unboxS16(Object value) {
        if (value instanceof Value.S16 box) {
            return box.value();
        }
        throw mismatch("s16", value);
    }

    static Object boxU16(int value) {
        return new Value.U16(value);
    }

    static int unboxU16(Object value) {
        if (value instanceof Value.U16 box) {
            return box.value();
        }
        throw mismatch("u16", value);
    }

    static Object boxS32(int value) {
        return new Value.S32(value);
    }

    static int unboxS32(Object value) {
        if (value instanceof Value.S32 box) {
            return box.value();
        }
        throw mismatch("s32", value);
    }

    static Object boxU32(long value) {
        return new Value.U32(value);
    }

    static long unboxU32(Object value) {
        if (value instanceof Value.U32 box) {
            return box.value();
        }
        throw mismatch("u32", value);
    }

    static Object boxS64(long value) {
        return new Value.S64(value);
    }

    static long unboxS64(Object value) {
        if (value instanceof Value.S64 box) {
            return box.value();
        }
        throw mismatch("s64", value);
    }

    static Object boxU64(long value) {
        return new Value.U64(value);
    }

    static long unboxU64(Object value) {
        if (value instanceof Value.U64 box) {
            return box.bits();
        }
        throw mismatch("u64", value);
    }

    static Object boxF32(float value) {
        return new Value.F32(value);
    }

    static float unboxF32(Object value) {
        if (value instanceof Value.F32 box) {
            return box.value();
        }
        throw mismatch("f32", value);
    }

    static Object boxF64(double value) {
        return new Value.F64(value);
    }

    static double unboxF64(Object value) {
        if (value instanceof Value.F64 box) {
            return box.value();
        }
        throw mismatch("f64", value);
    }

    static Object boxChar(int value) {
        return new Value.Char(value);
    }

    static int unboxChar(Object value) {
        if (value instanceof Value.Char box) {
            return box.codePoint();
        }
        throw mismatch("char", value);
    }

    static Object boxStr(Object value) {
        return new Value.Str((String) value);
    }

    static Object unboxStr(Object value) {
        if (value instanceof Value.Str box) {
            return box.value();
        }
        throw mismatch("string", value);
    }

    static Object boxHandle(Object resource) {
        return new Value.Handle(resource);
    }

    static Object unboxHandle(Object value) {
        if (value instanceof Value.Handle box) {
            return box.resource();
        }
        throw mismatch("handle", value);
    }

    /** For messages: a value of the wrong type. */
    static IllegalArgumentException mismatch(String expected, Object value) {
        String text = String.valueOf(value);
        String shown = text.length() > 60 ? text.substring(0, 60) + "…" : text;
        String kind = value instanceof Value v ? v.getClass().getSimpleName() : "no Value but";
        return new IllegalArgumentException("expected %s, got %s %s".formatted(expected, kind, shown));
    }
}
