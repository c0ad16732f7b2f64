package dev.ashlar.wasi.io;

import dev.ashlar.engine.Trap;
import dev.ashlar.engine.TrapCode;

/** How a guest ends for which an interface has no error. */
public final class Traps {
    private static final TrapCode NOT_GRANTED = new TrapCode("wasi-not-granted", "not granted");
    private static final TrapCode LIMIT = new TrapCode("wasi-limit", "limit exceeded");
    private static final TrapCode MISUSE = new TrapCode("wasi-misuse", "interface misused");

    private Traps() {}

    public static Trap notGranted(String what) {
        return new Trap(NOT_GRANTED, what + " was not granted to this guest");
    }

    public static Trap limit(String what, long asked, long limit) {
        return new Trap(LIMIT, "%s: %s asked for, %d allowed".formatted(what, Long.toUnsignedString(asked), limit));
    }

    public static Trap misuse(String what) {
        return new Trap(MISUSE, what);
    }
}
