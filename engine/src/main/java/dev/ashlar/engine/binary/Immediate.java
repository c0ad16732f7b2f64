package dev.ashlar.engine.binary;

/** What follows an opcode in the binary. */
public enum Immediate {
    NONE,
    BLOCK,
    /** Block type and catch clauses. */
    TRY,
    LABEL,
    /** A vector of labels and the default label. */
    LABELS,
    FUNCTION,
    TYPE,
    TYPE_TABLE,
    TAG,
    /** A vector of value types. */
    TYPES,
    LOCAL,
    GLOBAL,
    TABLE,
    TABLE_TABLE,
    ELEMENT,
    ELEMENT_TABLE,
    DATA,
    DATA_MEMORY,
    MEMORY,
    MEMORY_MEMORY,
    /** Alignment, memory index where bit 6 of the alignment is set, and offset. */
    MEMARG,
    MEMARG_LANE,
    /** A byte that is 0. */
    ZERO,
    I32,
    I64,
    F32,
    F64,
    V128,
    LANE,
    /** Sixteen lanes. */
    SHUFFLE,
    HEAP,
    TYPE_FIELD,
    TYPE_COUNT,
    TYPE_DATA,
    TYPE_ELEMENT,
    TYPE_TYPE,
    /** Flags, label and two heap types. */
    CAST
}
