package dev.ashlar.engine.binary;

import dev.ashlar.engine.Limits;

/**
 * A table.
 *
 * @param element {@link ValType} code of the element type
 * @param index64 whether indices are i64
 * @param init byte offset of the constant expression that fills it, -1 where there is none
 */
public record TableDef(int element, Limits limits, boolean index64, int init) {
    /** {@link ValType} code of its indices. */
    public int addressType() {
        return index64 ? ValType.I64 : ValType.I32;
    }

    TableDef withInit(int offset) {
        return new TableDef(element, limits, index64, offset);
    }
}
