package dev.ashlar.engine.compile;

import dev.ashlar.engine.binary.ArrayType;
import dev.ashlar.engine.binary.BinaryReader;
import dev.ashlar.engine.binary.ModuleInfo;
import dev.ashlar.engine.binary.Opcodes;
import dev.ashlar.engine.binary.Operator;
import dev.ashlar.engine.binary.StructType;
import dev.ashlar.engine.binary.ValType;

/** What the instructions of structs, arrays, i31 and casts do to the operand stack; branches are not among them. */
final class GcEffect {
    private GcEffect() {}

    /** Whether an instruction is one of these, or a branch on a cast. */
    static boolean covers(Operator operator) {
        return operator.opcode() >>> 16 == Opcodes.PREFIX_GC || operator.opcode() == Opcodes.REF_EQ;
    }

    /** @param in behind the opcode; left behind the immediates */
    static void apply(Operator operator, BinaryReader in, OperandStack stack, ModuleInfo info) {
        int immediates = in.position();
        switch (operator.opcode()) {
            case Opcodes.REF_EQ -> replace(stack, 2, Kind.I);
            case Opcodes.STRUCT_NEW -> replace(stack, struct(in.u32(), info).fields().length, Kind.O);
            case Opcodes.STRUCT_NEW_DEFAULT -> stack.push(Kind.O);
            case Opcodes.STRUCT_GET, Opcodes.STRUCT_GET_S, Opcodes.STRUCT_GET_U ->
                replace(stack, 1, kind(struct(in.u32(), info).fields()[in.u32()], info));
            case Opcodes.STRUCT_SET -> stack.pop(2);
            case Opcodes.ARRAY_NEW, Opcodes.ARRAY_NEW_DATA, Opcodes.ARRAY_NEW_ELEM -> replace(stack, 2, Kind.O);
            case Opcodes.ARRAY_NEW_DEFAULT, Opcodes.REF_I31 -> replace(stack, 1, Kind.O);
            case Opcodes.ARRAY_NEW_FIXED -> {
                in.u32();
                replace(stack, in.u32(), Kind.O);
            }
            case Opcodes.ARRAY_GET, Opcodes.ARRAY_GET_S, Opcodes.ARRAY_GET_U ->
                replace(stack, 2, kind(array(in.u32(), info).element(), info));
            case Opcodes.ARRAY_SET -> stack.pop(3);
            case Opcodes.ARRAY_LEN, Opcodes.I31_GET_S, Opcodes.I31_GET_U, Opcodes.REF_TEST, Opcodes.REF_TEST_NULL ->
                replace(stack, 1, Kind.I);
            case Opcodes.ARRAY_FILL, Opcodes.ARRAY_INIT_DATA, Opcodes.ARRAY_INIT_ELEM -> stack.pop(4);
            case Opcodes.ARRAY_COPY -> stack.pop(5);
            case Opcodes.REF_CAST, Opcodes.REF_CAST_NULL, Opcodes.ANY_CONVERT_EXTERN, Opcodes.EXTERN_CONVERT_ANY ->
                stack.touch(1);
            default -> throw new IllegalStateException("no stack effect known of " + operator.name());
        }
        in.seek(immediates);
        Immediates.skip(in, operator.immediate());
    }

    private static void replace(OperandStack stack, int operands, Kind result) {
        stack.pop(operands);
        stack.push(result);
    }

    static StructType struct(int type, ModuleInfo info) {
        return (StructType) info.types().composite(type);
    }

    static ArrayType array(int type, ModuleInfo info) {
        return (ArrayType) info.types().composite(type);
    }

    /** The kind of what a field or element holds: packed ones are ints. */
    static Kind kind(int storage, ModuleInfo info) {
        boolean packed = storage == ValType.I8 || storage == ValType.I16;
        return packed ? Kind.I : Kind.of(storage, info.types()::isFunction);
    }
}
