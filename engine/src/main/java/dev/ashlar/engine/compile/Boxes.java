package dev.ashlar.engine.compile;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/** Between values and objects. */
final class Boxes {
    private Boxes() {}

    /** A value on the stack becomes an object; nothing becomes null. */
    static void box(CodeBuilder out, ClassDesc type) {
        if (type.equals(ConstantDescs.CD_void)) {
            out.aconst_null();
        } else if (type.isPrimitive()) {
            ClassDesc box = box(type);
            out.invokestatic(box, "valueOf", MethodTypeDesc.of(box, type));
        }
    }

    /** An object on the stack becomes a value; none at all for {@code void}. */
    static void unbox(CodeBuilder out, ClassDesc type) {
        if (type.equals(ConstantDescs.CD_void)) {
            out.pop();
        } else if (type.isPrimitive()) {
            ClassDesc box = box(type);
            out.checkcast(box).invokevirtual(box, type.displayName() + "Value", MethodTypeDesc.of(type));
        } else if (!type.equals(ConstantDescs.CD_Object)) {
            out.checkcast(type);
        }
    }

    private static ClassDesc box(ClassDesc type) {
        return switch (type.descriptorString()) {
            case "I" -> ConstantDescs.CD_Integer;
            case "J" -> ConstantDescs.CD_Long;
            case "F" -> ConstantDescs.CD_Float;
            default -> ConstantDescs.CD_Double;
        };
    }
}
