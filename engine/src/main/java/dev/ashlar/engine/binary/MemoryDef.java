package dev.ashlar.engine.binary;

import dev.ashlar.engine.Limits;

/**
 * A linear memory.
 *
 * @param limits in pages
 * @param index64 whether addresses are i64
 */
public record MemoryDef(Limits limits, boolean shared, boolean index64) {
    /** {@link ValType} code of its addresses. */
    public int addressType() {
        return index64 ? ValType.I64 : ValType.I32;
    }

    /** Whether the engine keeps it outside of the Java heap, where it does not move when it grows; else it is an array. */
    public boolean isSegment() {
        return shared;
    }

    /** Whether it can never grow. */
    public boolean isFixed() {
        return limits.maximum().isPresent() && limits.maximum().getAsLong() == limits.minimum();
    }
}
