package dev.ashlar.engine.compile;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/** Between numbers and the 64 bits that carry them. */
final class Bits {
    private Bits() {}

    /** Zero-extends what is on the stack. */
    static void widen(CodeBuilder out, TypeKind kind) {
        switch (kind) {
            case INT -> out.i2l().loadConstant(0xFFFF_FFFFL).land();
            case FLOAT -> {
                out.invokestatic(
                        ConstantDescs.CD_Float,
                        "floatToRawIntBits",
                        MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_float));
                out.i2l().loadConstant(0xFFFF_FFFFL).land();
            }
            case DOUBLE ->
                out.invokestatic(
                        ConstantDescs.CD_Double,
                        "doubleToRawLongBits",
                        MethodTypeDesc.of(ConstantDescs.CD_long, ConstantDescs.CD_double));
            default -> {}
        }
    }

    /** And back. */
    static void narrow(CodeBuilder out, TypeKind kind) {
        switch (kind) {
            case INT -> out.l2i();
            case FLOAT ->
                out.l2i()
                        .invokestatic(
                                ConstantDescs.CD_Float,
                                "intBitsToFloat",
                                MethodTypeDesc.of(ConstantDescs.CD_float, ConstantDescs.CD_int));
            case DOUBLE ->
                out.invokestatic(
                        ConstantDescs.CD_Double,
                        "longBitsToDouble",
                        MethodTypeDesc.of(ConstantDescs.CD_double, ConstantDescs.CD_long));
            case VOID -> out.pop2();
            default -> {}
        }
    }
}
