package dev.ashlar.wit.resolve;

import dev.ashlar.wit.syntax.SourceFile;

/** Bounds what worlds may grow to: a short text can include much in many places. */
final class Budget {
    private static final int MAX_STEPS = 1_000_000;

    private int steps;

    void take(int count, SourceFile file, int offset) {
        steps += count;
        if (steps > MAX_STEPS) {
            throw file.error(
                    offset,
                    "all worlds together have more than " + MAX_STEPS + " imports, exports and types",
                    "include less");
        }
    }
}
