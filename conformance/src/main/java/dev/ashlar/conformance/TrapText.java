package dev.ashlar.conformance;

import dev.ashlar.engine.Trap;
import dev.ashlar.engine.TrapCode;
import java.util.Map;

/**
 * Compares traps with the texts of scripts, which are messages of the reference interpreter. A trap fits when the
 * message of its code is a prefix of the text ({@code uninitialized element 2} says which one), or when the text is
 * one that this engine words more generally on purpose.
 */
final class TrapText {
    private static final Map<String, TrapCode> WORDED_DIFFERENTLY = Map.of(
            "null function reference", TrapCode.NULL_REFERENCE,
            "null i31 reference", TrapCode.NULL_REFERENCE,
            "null structure reference", TrapCode.NULL_REFERENCE,
            "null array reference", TrapCode.NULL_REFERENCE);

    private TrapText() {}

    static boolean fits(String text, Trap trap) {
        TrapCode code = trap.code();
        return text.startsWith(code.message()) || code.equals(WORDED_DIFFERENTLY.get(text));
    }
}
