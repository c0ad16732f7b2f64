package dev.ashlar.wasi.io;

import dev.ashlar.engine.Trap;
import dev.ashlar.engine.TrapCode;
import dev.ashlar.wasi.context.Quota;

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

    /** Takes from a quota for which the interface has no error. */
    public static void take(Quota quota, long amount) {
        if (!quota.tryTake(amount)) {
            throw limit(quota.what(), saturatingAdd(quota.used(), amount), quota.limit());
        }
    }

    private static long saturatingAdd(long a, long b) {
        return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
    }

    public static Trap misuse(String what) {
        return new Trap(MISUSE, what);
    }
}
