package dev.ashlar.engine.binary;

/**
 * A global.
 *
 * @param type {@link ValType} code
 * @param init byte offset of the constant expression with its value, -1 for an imported one
 */
public record GlobalDef(int type, boolean mutable, int init) {
    GlobalDef withInit(int offset) {
        return new GlobalDef(type, mutable, offset);
    }
}
