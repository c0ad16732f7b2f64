package dev.ashlar.component.adapt;

import dev.ashlar.engine.NumberType;

/**
 * Between the core type of a value and the joined type that carries it where the cases of a variant differ.
 *
 * @see <a href="https://github.com/WebAssembly/component-model/blob/main/design/mvp/CanonicalABI.md#flat-lifting">
 *     Canonical ABI: flat lifting</a>
 */
final class Conversions {
    private Conversions() {}

    /** Converts the operand on the stack. */
    static void convert(FunctionAssembler code, NumberType have, NumberType want) {
        if (have == want) {
            return;
        }
        switch (have) {
            case I32 -> {
                if (want == NumberType.F32) {
                    code.op(Op.F32_REINTERPRET_I32);
                } else {
                    code.op(Op.I64_EXTEND_I32_U);
                }
            }
            case I64 -> fromLong(code, want);
            case F32 -> {
                code.op(Op.I32_REINTERPRET_F32);
                convert(code, NumberType.I32, want);
            }
            case F64 -> code.op(Op.I64_REINTERPRET_F64);
            case V128 -> throw new IllegalArgumentException("no value of the canonical ABI is a vector");
        }
    }

    private static void fromLong(FunctionAssembler code, NumberType want) {
        if (want == NumberType.F64) {
            code.op(Op.F64_REINTERPRET_I64);
            return;
        }
        code.op(Op.I32_WRAP_I64);
        convert(code, NumberType.I32, want);
    }
}
