package dev.ashlar.engine;

import java.util.Locale;

/** The abstract heap types of WebAssembly 3.0. */
public enum AbstractHeapType implements HeapType {
    FUNC,
    NOFUNC,
    EXTERN,
    NOEXTERN,
    ANY,
    EQ,
    I31,
    STRUCT,
    ARRAY,
    NONE,
    EXN,
    NOEXN;

    /** The name in the text format, such as {@code extern}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
