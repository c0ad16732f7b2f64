package dev.ashlar.conformance;

import dev.ashlar.component.ComponentTraps;
import dev.ashlar.engine.Trap;
import dev.ashlar.engine.TrapCode;
import java.util.Map;
import java.util.Set;

/**
 * Compares traps with the texts of component scripts, which are messages of Wasmtime. A trap fits when the text starts
 * with the message of its code, as for core scripts, or when the text is listed here for its code.
 */
final class ComponentTrapText {
    private static final String PREFIX = "wasm trap: ";

    /** Beginnings of texts, with the codes of those that mean the same. */
    private static final Map<String, Set<TrapCode>> WORDED_DIFFERENTLY = Map.ofEntries(
            Map.entry("cannot remove owned resource while borrowed", Set.of(ComponentTraps.INVALID_HANDLE)),
            Map.entry("handle index", Set.of(ComponentTraps.INVALID_HANDLE)),
            Map.entry("unknown handle index", Set.of(ComponentTraps.INVALID_HANDLE)),
            Map.entry("incomplete utf-8 byte sequence", Set.of(ComponentTraps.INVALID_VALUE)),
            Map.entry("invalid utf-8", Set.of(ComponentTraps.INVALID_VALUE)),
            Map.entry("invalid `char` bit pattern", Set.of(ComponentTraps.INVALID_VALUE)),
            Map.entry("invalid variant discriminant", Set.of(ComponentTraps.INVALID_VALUE)),
            Map.entry("realloc return", pointers()),
            Map.entry("string content out-of-bounds", pointers()),
            Map.entry("string pointer/length out of bounds", pointers()),
            Map.entry("list content out-of-bounds", pointers()),
            Map.entry("unaligned pointer", pointers()),
            Map.entry("wasm `unreachable` instruction executed", Set.of(TrapCode.UNREACHABLE)));

    private ComponentTrapText() {}

    private static Set<TrapCode> pointers() {
        return Set.of(ComponentTraps.INVALID_POINTER, TrapCode.MEMORY_OUT_OF_BOUNDS);
    }

    static boolean fits(String text, Trap trap) {
        String plain = text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text;
        return TrapText.fits(plain, trap)
                || WORDED_DIFFERENTLY.entrySet().stream()
                        .filter(entry -> plain.startsWith(entry.getKey()))
                        .anyMatch(entry -> entry.getValue().contains(trap.code()));
    }
}
