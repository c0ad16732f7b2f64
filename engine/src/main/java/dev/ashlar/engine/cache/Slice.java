package dev.ashlar.engine.cache;

/**
 * Where a class lies in an entry.
 *
 * @param offset of its record: how many positions, the positions, the class file
 * @param length of the record
 * @param checksum of the record
 * @param wanted whether a guest needed it, in contrast to what was generated ahead
 */
record Slice(long offset, int length, int checksum, boolean wanted) {}
