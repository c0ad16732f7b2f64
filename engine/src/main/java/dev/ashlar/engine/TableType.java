package dev.ashlar.engine;

/** The type of a table; limits count elements. */
public record TableType(ReferenceType element, Limits limits, IndexType index) implements ExternType {
    public TableType(ReferenceType element, Limits limits) {
        this(element, limits, IndexType.I32);
    }
}
