package dev.ashlar.component.abi;

import dev.ashlar.engine.FunctionType;
import dev.ashlar.engine.NumberType;

/**
 * Copies strings between memories and checks them on the way. The adapter has checked that both ranges lie in their
 * memories, and calls realloc between two of these.
 *
 * @see <a href="https://github.com/WebAssembly/component-model/blob/main/design/mvp/CanonicalABI.md#storing">Canonical
 *     ABI: storing strings</a>
 */
public enum Transcoder {
    /** {@code (from, bytes, to)}: traps on invalid UTF-8. */
    UTF8_TO_UTF8(false),
    /** {@code (from, units, to)}: traps on unpaired surrogates. */
    UTF16_TO_UTF16(false),
    /** {@code (from, bytes, to)}. */
    LATIN1_TO_UTF16(false),
    /** {@code (from, bytes, to, room in bytes) -> (read, written)}: stops before what has no room or is not ASCII. */
    LATIN1_TO_UTF8(true),
    /** {@code (from, units, to, room in bytes) -> (read, written)}: stops before what has no room. */
    UTF16_TO_UTF8(true),
    /** {@code (from, bytes, to, room in units) -> (read, written units)}. */
    UTF8_TO_UTF16(true),
    /** {@code (from, bytes, to, room in bytes) -> (read, written)}: stops before what is not Latin-1. */
    UTF8_TO_LATIN1(true),
    /** {@code (from, units, to, room in bytes) -> (read, written)}: stops before what is not Latin-1. */
    UTF16_TO_LATIN1(true),
    /**
     * {@code (from, units, to, 0) -> (units, whether all are Latin-1)}: UTF-16 to UTF-16; traps on unpaired surrogates.
     */
    UTF16_TO_PROBABLY_UTF16(true);

    private static final FunctionType COPY = FunctionType.accepting(NumberType.I32, NumberType.I32, NumberType.I32);
    private static final FunctionType COUNTED =
            FunctionType.returning(NumberType.I64, NumberType.I32, NumberType.I32, NumberType.I32, NumberType.I32);

    private final boolean counted;

    Transcoder(boolean counted) {
        this.counted = counted;
    }

    /** Of the intrinsic; pairs are one {@code i64}, the first number in its upper half. */
    public FunctionType type() {
        return counted ? COUNTED : COPY;
    }
}
