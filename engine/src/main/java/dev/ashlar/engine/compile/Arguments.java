package dev.ashlar.engine.compile;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;

/** Passes parameters on. */
final class Arguments {
    private Arguments() {}

    /** Pushes all flat parameters, which lie in locals from {@code first} on. Returns the local behind them. */
    static int load(CodeBuilder out, Shape shape, int first) {
        int slot = first;
        for (ClassDesc type : shape.argumentTypes()) {
            TypeKind kind = TypeKind.from(type);
            out.loadLocal(kind, slot);
            slot += kind.slotSize();
        }
        return slot;
    }
}
