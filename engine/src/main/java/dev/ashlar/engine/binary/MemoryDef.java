package dev.ashlar.engine.binary;

/**
 * A linear memory; sizes in pages.
 *
 * @param maximum unsigned; -1 where none is declared
 * @param index64 whether addresses are i64
 */
public record MemoryDef(long minimum, long maximum, boolean shared, boolean index64) {}
