package dev.ashlar.engine.binary;

import dev.ashlar.engine.Limits;

/**
 * A linear memory.
 *
 * @param limits in pages
 * @param index64 whether addresses are i64
 * @param isSegment whether the engine keeps it outside of the Java heap, where it does not move when it grows; else it is an
 *     array. What imports it and what defines it must agree, so that follows from the kind of addresses and from options
 */
public record MemoryDef(Limits limits, boolean shared, boolean index64, boolean isSegment) {
    public MemoryDef(Limits limits, boolean shared, boolean index64) {
        this(limits, shared, index64, shared);
    }

    /** @param large whether those with 64-bit addresses are segments */
    MemoryDef placed(boolean large) {
        return large && index64 ? new MemoryDef(limits, shared, true, true) : this;
    }

    /** {@link ValType} code of its addresses. */
    public int addressType() {
        return index64 ? ValType.I64 : ValType.I32;
    }

    /** Whether it can never grow. */
    public boolean isFixed() {
        return limits.maximum().isPresent() && limits.maximum().getAsLong() == limits.minimum();
    }
}
