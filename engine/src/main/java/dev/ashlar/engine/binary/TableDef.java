package dev.ashlar.engine.binary;

/**
 * A table.
 *
 * @param element {@link ValType} code of the element type
 * @param maximum unsigned; -1 where none is declared
 * @param index64 whether indices are i64
 * @param init byte offset of the constant expression that fills it, -1 where there is none
 */
public record TableDef(int element, long minimum, long maximum, boolean index64, int init) {
    TableDef withInit(int offset) {
        return new TableDef(element, minimum, maximum, index64, offset);
    }
}
