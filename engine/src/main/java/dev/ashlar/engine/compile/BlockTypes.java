package dev.ashlar.engine.compile;

import dev.ashlar.engine.binary.BinaryReader;
import dev.ashlar.engine.binary.FuncType;
import dev.ashlar.engine.binary.TypeTable;
import dev.ashlar.engine.binary.ValType;

/** Block types: nothing, one result, or a function type. */
final class BlockTypes {
    private static final int EMPTY = -64;
    private static final int[] NONE = {};

    private BlockTypes() {}

    static FuncType read(BinaryReader in, TypeTable types) {
        int code = in.peek();
        if (code == 0x63 || code == 0x64) {
            return new FuncType(NONE, new int[] {Immediates.valueType(in)});
        }
        int type = (int) in.s33();
        if (type >= 0) {
            return types.function(type);
        }
        if (type == EMPTY) {
            return new FuncType(NONE, NONE);
        }
        int valueType = type & 0x7F;
        return new FuncType(NONE, new int[] {valueType >= ValType.V128 ? valueType : ValType.ref(true, valueType)});
    }
}
