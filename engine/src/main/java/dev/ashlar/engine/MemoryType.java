package dev.ashlar.engine;

/** The type of a linear memory; limits count pages of 64 KiB. */
public record MemoryType(Limits limits, boolean shared, IndexType index) implements ExternType {
    public MemoryType(Limits limits) {
        this(limits, false, IndexType.I32);
    }
}
