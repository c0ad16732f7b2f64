package dev.ashlar.fuzz;

import java.util.Locale;

/** How far a module got. */
enum Stage {
    COMPILE,
    GENERATE,
    INSTANTIATE,
    CALL,
    CLOSE;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
