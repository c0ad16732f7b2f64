package dev.ashlar.fuzz;

import java.util.Locale;

/** How far a module or component got. */
enum Stage {
    COMPILE,
    GENERATE,
    LINK,
    INSTANTIATE,
    CALL,
    CLOSE;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
