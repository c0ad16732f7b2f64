package dev.ashlar.engine.compile;

import dev.ashlar.engine.binary.Opcodes;
import dev.ashlar.engine.binary.Operator;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Number instructions: one JVM instruction where there is one, a method of the JDK that C2 knows, or a helper. */
final class NumericEmitter {
    private static final MethodTypeDesc INT_INT = MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_int);
    private static final MethodTypeDesc INT_INT_INT =
            MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_int, ConstantDescs.CD_int);
    private static final ClassDesc MATH = Names.desc(Math.class);
    private static final @Nullable Helper[] HELPERS = new Helper[0x100 + 8];

    private NumericEmitter() {}

    /** A static method of {@code runtime.Numeric}. */
    private record Helper(String name, MethodTypeDesc type) {}

    static void emit(CodeBuilder out, Operator operator) {
        if (!emitPlain(out, operator.opcode())) {
            Helper helper = helper(operator);
            out.invokestatic(Names.NUMERIC, helper.name, helper.type);
        }
    }

    private static boolean emitPlain(CodeBuilder out, int opcode) {
        switch (opcode) {
            case Opcodes.I32_ADD -> out.iadd();
            case Opcodes.I32_SUB -> out.isub();
            case Opcodes.I32_MUL -> out.imul();
            case Opcodes.I32_AND -> out.iand();
            case Opcodes.I32_OR -> out.ior();
            case Opcodes.I32_XOR -> out.ixor();
            case Opcodes.I32_SHL -> out.ishl();
            case Opcodes.I32_SHR_S -> out.ishr();
            case Opcodes.I32_SHR_U -> out.iushr();
            case Opcodes.I64_ADD -> out.ladd();
            case Opcodes.I64_SUB -> out.lsub();
            case Opcodes.I64_MUL -> out.lmul();
            case Opcodes.I64_AND -> out.land();
            case Opcodes.I64_OR -> out.lor();
            case Opcodes.I64_XOR -> out.lxor();
            case Opcodes.I64_SHL -> out.l2i().lshl();
            case Opcodes.I64_SHR_S -> out.l2i().lshr();
            case Opcodes.I64_SHR_U -> out.l2i().lushr();
            case Opcodes.F32_ADD -> out.fadd();
            case Opcodes.F32_SUB -> out.fsub();
            case Opcodes.F32_MUL -> out.fmul();
            case Opcodes.F32_DIV -> out.fdiv();
            case Opcodes.F32_NEG -> out.fneg();
            case Opcodes.F64_ADD -> out.dadd();
            case Opcodes.F64_SUB -> out.dsub();
            case Opcodes.F64_MUL -> out.dmul();
            case Opcodes.F64_DIV -> out.ddiv();
            case Opcodes.F64_NEG -> out.dneg();
            case Opcodes.I32_WRAP_I64 -> out.l2i();
            case Opcodes.I64_EXTEND_I32_S -> out.i2l();
            case Opcodes.I32_EXTEND8_S -> out.i2b();
            case Opcodes.I32_EXTEND16_S -> out.i2s();
            case Opcodes.I64_EXTEND8_S -> out.l2i().i2b().i2l();
            case Opcodes.I64_EXTEND16_S -> out.l2i().i2s().i2l();
            case Opcodes.I64_EXTEND32_S -> out.l2i().i2l();
            case Opcodes.F32_CONVERT_I32_S -> out.i2f();
            case Opcodes.F32_CONVERT_I64_S -> out.l2f();
            case Opcodes.F64_CONVERT_I32_S -> out.i2d();
            case Opcodes.F64_CONVERT_I64_S -> out.l2d();
            case Opcodes.F32_DEMOTE_F64 -> out.d2f();
            case Opcodes.F64_PROMOTE_F32 -> out.f2d();
            default -> {
                return emitJdk(out, opcode);
            }
        }
        return true;
    }

    private static boolean emitJdk(CodeBuilder out, int opcode) {
        switch (opcode) {
            case Opcodes.I32_CLZ -> out.invokestatic(ConstantDescs.CD_Integer, "numberOfLeadingZeros", INT_INT);
            case Opcodes.I32_CTZ -> out.invokestatic(ConstantDescs.CD_Integer, "numberOfTrailingZeros", INT_INT);
            case Opcodes.I32_POPCNT -> out.invokestatic(ConstantDescs.CD_Integer, "bitCount", INT_INT);
            case Opcodes.I32_ROTL -> out.invokestatic(ConstantDescs.CD_Integer, "rotateLeft", INT_INT_INT);
            case Opcodes.I32_ROTR -> out.invokestatic(ConstantDescs.CD_Integer, "rotateRight", INT_INT_INT);
            case Opcodes.F32_ABS ->
                out.invokestatic(MATH, "abs", MethodTypeDesc.of(ConstantDescs.CD_float, ConstantDescs.CD_float));
            case Opcodes.F64_ABS ->
                out.invokestatic(MATH, "abs", MethodTypeDesc.of(ConstantDescs.CD_double, ConstantDescs.CD_double));
            case Opcodes.F64_SQRT ->
                out.invokestatic(MATH, "sqrt", MethodTypeDesc.of(ConstantDescs.CD_double, ConstantDescs.CD_double));
            case Opcodes.I32_REINTERPRET_F32 ->
                out.invokestatic(
                        ConstantDescs.CD_Float,
                        "floatToRawIntBits",
                        MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_float));
            case Opcodes.I64_REINTERPRET_F64 -> Emit.toBits(out, Kind.D);
            case Opcodes.F32_REINTERPRET_I32 -> floatFromBits(out);
            case Opcodes.F64_REINTERPRET_I64 -> Emit.fromBits(out, Kind.D);
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Pushes a float. A NaN goes as bits, because class files are written with one NaN only. */
    static void constant(CodeBuilder out, int bits) {
        float value = Float.intBitsToFloat(bits);
        if (Float.isNaN(value)) {
            out.loadConstant(bits);
            floatFromBits(out);
        } else {
            out.loadConstant(value);
        }
    }

    /** Pushes a double. */
    static void constant(CodeBuilder out, long bits) {
        double value = Double.longBitsToDouble(bits);
        if (Double.isNaN(value)) {
            out.loadConstant(bits);
            Emit.fromBits(out, Kind.D);
        } else {
            out.loadConstant(value);
        }
    }

    static void floatFromBits(CodeBuilder out) {
        out.invokestatic(
                ConstantDescs.CD_Float,
                "intBitsToFloat",
                MethodTypeDesc.of(ConstantDescs.CD_float, ConstantDescs.CD_int));
    }

    private static Helper helper(Operator operator) {
        int index = operator.opcode() >>> 16 == 0 ? operator.opcode() : 0x100 + (operator.opcode() & 7);
        Helper known = HELPERS[index];
        if (known == null) {
            known = new Helper(camelCase(operator.name()), descriptor(operator.signature()));
            HELPERS[index] = known;
        }
        return known;
    }

    private static String camelCase(String name) {
        StringBuilder camel = new StringBuilder();
        boolean upper = false;
        for (char c : name.toCharArray()) {
            if (c == '.' || c == '_') {
                upper = true;
            } else {
                camel.append(upper ? Character.toUpperCase(c) : c);
                upper = false;
            }
        }
        return camel.toString();
    }

    private static MethodTypeDesc descriptor(String signature) {
        List<ClassDesc> parameters = new ArrayList<>();
        int colon = signature.indexOf(':');
        for (char letter : signature.substring(0, colon).toCharArray()) {
            parameters.add(carrier(letter));
        }
        return MethodTypeDesc.of(carrier(signature.charAt(colon + 1)), parameters);
    }

    private static ClassDesc carrier(char letter) {
        return switch (letter) {
            case 'i' -> ConstantDescs.CD_int;
            case 'l' -> ConstantDescs.CD_long;
            case 'f' -> ConstantDescs.CD_float;
            default -> ConstantDescs.CD_double;
        };
    }
}
