package dev.ashlar.engine;

import java.util.Locale;

/** Number and vector types. */
public enum NumberType implements ValueType {
    I32,
    I64,
    F32,
    F64,
    V128;

    /** The name in the text format, such as {@code i32}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
