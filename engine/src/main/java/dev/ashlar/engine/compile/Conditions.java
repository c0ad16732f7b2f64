package dev.ashlar.engine.compile;

import dev.ashlar.engine.binary.Opcodes;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/** Jumps on comparisons, so that a comparison before a branch never becomes a number. */
final class Conditions {
    /** Not a comparison: an i32 on the stack, true unless zero. */
    static final int VALUE = -1;

    private static final MethodTypeDesc COMPARE_INT =
            MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_int, ConstantDescs.CD_int);
    private static final MethodTypeDesc COMPARE_LONG =
            MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_long, ConstantDescs.CD_long);

    private Conditions() {}

    static boolean isComparison(int opcode) {
        return opcode >= Opcodes.I32_EQZ && opcode <= Opcodes.F64_GE;
    }

    /** How many operands a comparison has. */
    static int operands(int opcode) {
        return opcode == VALUE || opcode == Opcodes.I32_EQZ || opcode == Opcodes.I64_EQZ ? 1 : 2;
    }

    /** Jumps when the comparison of the operands on the stack is true, or when it is false. */
    static void jump(CodeBuilder out, int opcode, boolean when, Label target) {
        if (opcode >= Opcodes.I32_EQ && opcode <= Opcodes.I32_GE_U && !unsigned(opcode)) {
            out.branch(when ? intBranch(opcode) : inverse(intBranch(opcode)), target);
            return;
        }
        prepare(out, opcode);
        Opcode zeroBranch = zeroBranch(opcode);
        out.branch(when ? zeroBranch : inverse(zeroBranch), target);
    }

    private static boolean unsigned(int opcode) {
        return switch (opcode) {
            case Opcodes.I32_LT_U,
                    Opcodes.I32_GT_U,
                    Opcodes.I32_LE_U,
                    Opcodes.I32_GE_U,
                    Opcodes.I64_LT_U,
                    Opcodes.I64_GT_U,
                    Opcodes.I64_LE_U,
                    Opcodes.I64_GE_U -> true;
            default -> false;
        };
    }

    private static Opcode intBranch(int opcode) {
        return switch (opcode) {
            case Opcodes.I32_EQ -> Opcode.IF_ICMPEQ;
            case Opcodes.I32_NE -> Opcode.IF_ICMPNE;
            case Opcodes.I32_LT_S -> Opcode.IF_ICMPLT;
            case Opcodes.I32_GT_S -> Opcode.IF_ICMPGT;
            case Opcodes.I32_LE_S -> Opcode.IF_ICMPLE;
            default -> Opcode.IF_ICMPGE;
        };
    }

    /** Leaves an int whose sign is that of the comparison. A NaN makes ordered comparisons false. */
    private static void prepare(CodeBuilder out, int opcode) {
        if (opcode == VALUE || opcode == Opcodes.I32_EQZ) {
            return;
        }
        if (unsigned(opcode)) {
            boolean isInt = opcode <= Opcodes.I32_GE_U;
            out.invokestatic(
                    isInt ? ConstantDescs.CD_Integer : ConstantDescs.CD_Long,
                    "compareUnsigned",
                    isInt ? COMPARE_INT : COMPARE_LONG);
            return;
        }
        switch (opcode) {
            case Opcodes.I64_EQZ -> out.lconst_0().lcmp();
            case Opcodes.F32_LT, Opcodes.F32_LE -> out.fcmpg();
            case Opcodes.F32_EQ, Opcodes.F32_NE, Opcodes.F32_GT, Opcodes.F32_GE -> out.fcmpl();
            case Opcodes.F64_LT, Opcodes.F64_LE -> out.dcmpg();
            case Opcodes.F64_EQ, Opcodes.F64_NE, Opcodes.F64_GT, Opcodes.F64_GE -> out.dcmpl();
            default -> out.lcmp();
        }
    }

    private static Opcode zeroBranch(int opcode) {
        return switch (opcode) {
            case VALUE, Opcodes.I64_NE, Opcodes.F32_NE, Opcodes.F64_NE -> Opcode.IFNE;
            case Opcodes.I32_EQZ, Opcodes.I64_EQZ, Opcodes.I64_EQ, Opcodes.F32_EQ, Opcodes.F64_EQ -> Opcode.IFEQ;
            case Opcodes.I32_LT_U, Opcodes.I64_LT_S, Opcodes.I64_LT_U, Opcodes.F32_LT, Opcodes.F64_LT -> Opcode.IFLT;
            case Opcodes.I32_GT_U, Opcodes.I64_GT_S, Opcodes.I64_GT_U, Opcodes.F32_GT, Opcodes.F64_GT -> Opcode.IFGT;
            case Opcodes.I32_LE_U, Opcodes.I64_LE_S, Opcodes.I64_LE_U, Opcodes.F32_LE, Opcodes.F64_LE -> Opcode.IFLE;
            default -> Opcode.IFGE;
        };
    }

    private static Opcode inverse(Opcode branch) {
        return switch (branch) {
            case IFEQ -> Opcode.IFNE;
            case IFNE -> Opcode.IFEQ;
            case IFLT -> Opcode.IFGE;
            case IFGE -> Opcode.IFLT;
            case IFGT -> Opcode.IFLE;
            case IFLE -> Opcode.IFGT;
            case IF_ICMPEQ -> Opcode.IF_ICMPNE;
            case IF_ICMPNE -> Opcode.IF_ICMPEQ;
            case IF_ICMPLT -> Opcode.IF_ICMPGE;
            case IF_ICMPGE -> Opcode.IF_ICMPLT;
            case IF_ICMPGT -> Opcode.IF_ICMPLE;
            case IF_ICMPLE -> Opcode.IF_ICMPGT;
            default -> throw new IllegalArgumentException(branch.toString());
        };
    }
}
