package dev.ashlar.component.adapt;

import dev.ashlar.component.abi.CanonicalTrap;
import dev.ashlar.component.abi.ScalarKind;
import dev.ashlar.engine.NumberType;

/** Numbers, truth values and characters: loads, stores, and what makes a core value one of the type. */
final class ScalarCode {
    private static final int FIRST_SURROGATE = 0xD800;
    private static final int AFTER_SURROGATES = 0xE000;
    private static final int AFTER_CHARACTERS = 0x110000;

    private ScalarCode() {}

    static int load(ScalarKind kind) {
        return switch (kind) {
            case BOOL, U8 -> Op.I32_LOAD8_U;
            case S8 -> Op.I32_LOAD8_S;
            case U16 -> Op.I32_LOAD16_U;
            case S16 -> Op.I32_LOAD16_S;
            case S32, U32, CHAR -> Op.I32_LOAD;
            case S64, U64 -> Op.I64_LOAD;
            case F32 -> Op.F32_LOAD;
            case F64 -> Op.F64_LOAD;
        };
    }

    static int store(ScalarKind kind) {
        return switch (kind.flat()) {
            case I32 -> unsignedStore(kind.size());
            case I64 -> Op.I64_STORE;
            case F32 -> Op.F32_STORE;
            case F64 -> Op.F64_STORE;
            case V128 -> throw new IllegalArgumentException("no value of the canonical ABI is a vector");
        };
    }

    /** Of 1, 2 or 4 bytes. */
    static int unsignedLoad(int size) {
        return size == 1 ? Op.I32_LOAD8_U : size == 2 ? Op.I32_LOAD16_U : Op.I32_LOAD;
    }

    /** Of 1, 2 or 4 bytes. */
    static int unsignedStore(int size) {
        return size == 1 ? Op.I32_STORE8 : size == 2 ? Op.I32_STORE16 : Op.I32_STORE;
    }

    /** Wraps or checks the operand on the stack. */
    static void normalise(AdapterModule module, FunctionAssembler code, ScalarKind kind, boolean loaded) {
        switch (kind) {
            case BOOL -> code.i32(0).op(Op.I32_NE);
            case CHAR -> checkCharacter(module, code);
            case U8 -> wrap(code, loaded, 0xFF);
            case U16 -> wrap(code, loaded, 0xFFFF);
            case S8 -> extend(code, loaded, Op.I32_EXTEND8_S);
            case S16 -> extend(code, loaded, Op.I32_EXTEND16_S);
            case S32, U32, S64, U64, F32, F64 -> {}
        }
    }

    private static void wrap(FunctionAssembler code, boolean loaded, int mask) {
        if (!loaded) {
            code.i32(mask).op(Op.I32_AND);
        }
    }

    private static void extend(FunctionAssembler code, boolean loaded, int opcode) {
        if (!loaded) {
            code.op(opcode);
        }
    }

    private static void checkCharacter(AdapterModule module, FunctionAssembler code) {
        int character = code.local(NumberType.I32);
        code.tee(character).i32(FIRST_SURROGATE).op(Op.I32_GE_U);
        code.ifTrue();
        code.get(character).i32(AFTER_SURROGATES).op(Op.I32_SUB);
        code.i32(AFTER_CHARACTERS - AFTER_SURROGATES).op(Op.I32_GE_U);
        module.trapIf(code, CanonicalTrap.INVALID_CHAR);
        code.end().get(character);
        code.release(character);
    }
}
