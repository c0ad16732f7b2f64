package dev.ashlar.component.plan;

import dev.ashlar.component.binary.StringEncoding;

/**
 * Canonical options; numbers are slots of externs, -1 for none.
 *
 * @param async whether the asynchronous ABI is used
 */
public record SlotOptions(StringEncoding encoding, int memory, int realloc, int postReturn, boolean async) {
    /** No such option. */
    public static final int NONE = -1;
}
