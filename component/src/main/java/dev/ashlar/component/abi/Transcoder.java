package dev.ashlar.component.abi;

import dev.ashlar.engine.FunctionType;
import dev.ashlar.engine.NumberType;

/**
 * Functions that adapters import to bring strings from one memory to another and to check them on the way. An adapter
 * has checked that both ranges lie in their memories, and calls realloc where that is due.
 *
 * <p>All are of the type {@code (from: i32, units: i32, to: i32) -> i64}: source address, code units left, target
 * address. One call does as much as is quick and ends between two characters; the adapter calls again with the rest. The
 * result tells the units read in bits 32 to 62, the units written in bits 0 to 31; bit 63 is the mark that some set.
 *
 * @see <a href="https://github.com/WebAssembly/component-model/blob/main/design/mvp/CanonicalABI.md#storing">Canonical
 *     ABI: storing strings</a>
 */
public enum Transcoder {
    UTF8_TO_UTF8,
    UTF8_TO_UTF16,
    /** Ends, and sets the mark, before a character that is not Latin-1. */
    UTF8_TO_LATIN1,
    UTF16_TO_UTF8,
    /** Ends, and sets the mark, before a character that is not ASCII. */
    UTF16_TO_ASCII,
    /** Sets the mark when a character is not Latin-1. */
    UTF16_TO_UTF16,
    /** Ends, and sets the mark, before a character that is not Latin-1. */
    UTF16_TO_LATIN1,
    LATIN1_TO_UTF8,
    /** Ends, and sets the mark, before a character that is not ASCII. */
    LATIN1_TO_ASCII,
    LATIN1_TO_UTF16;

    /** The core type of all. */
    public static final FunctionType TYPE =
            FunctionType.returning(NumberType.I64, NumberType.I32, NumberType.I32, NumberType.I32);

    /** What a transcoder returns. */
    public static long result(int read, int written, boolean mark) {
        return (mark ? Long.MIN_VALUE : 0) | (long) read << 32 | written & 0xFFFF_FFFFL;
    }
}
