package dev.ashlar.engine.validate;

import dev.ashlar.engine.Feature;
import dev.ashlar.engine.InvalidModuleException;
import dev.ashlar.engine.binary.BinaryReader;
import dev.ashlar.engine.binary.GlobalDef;
import dev.ashlar.engine.binary.Immediate;
import dev.ashlar.engine.binary.ModuleInfo;
import dev.ashlar.engine.binary.Opcodes;
import dev.ashlar.engine.binary.Operator;
import dev.ashlar.engine.binary.ValType;

/**
 * Validates constant expressions. Their structure was checked when they were decoded.
 *
 * @see <a href="https://webassembly.github.io/spec/core/valid/instructions.html#constant-expressions">Core spec:
 *     constant expressions</a>
 */
final class ConstantValidator {
    private final ModuleInfo module;
    private final Immediates immediates;
    private final OperandStack operands;
    private final GcValidator gc;
    private BinaryReader in;

    ConstantValidator(ModuleInfo module, TypeRules rules) {
        this.module = module;
        this.immediates = new Immediates(module, rules);
        this.operands = new OperandStack(rules);
        this.gc = new GcValidator(module, rules, immediates, operands, this::noLabel);
        this.in = immediates.read(0, 0);
    }

    /**
     * Validates the expression at {@code offset}.
     *
     * @param type that its value must have
     * @param visibleGlobals how many globals it may refer to
     */
    void validate(int offset, int type, int visibleGlobals) {
        in = immediates.read(offset, module.bytes().length);
        operands.clear();
        operands.instruction = offset;
        for (int opcode = in.u8(); opcode != Opcodes.END; opcode = in.u8()) {
            instruction(opcode, visibleGlobals);
            operands.instruction = in.position();
        }
        operands.popAll(new int[] {type});
    }

    private void instruction(int opcode, int visibleGlobals) {
        switch (opcode) {
            case Opcodes.I32_CONST -> {
                in.s32();
                operands.push(ValType.I32);
            }
            case Opcodes.I64_CONST -> {
                in.s64();
                operands.push(ValType.I64);
            }
            case Opcodes.F32_CONST -> {
                in.skip(4);
                operands.push(ValType.F32);
            }
            case Opcodes.F64_CONST -> {
                in.skip(8);
                operands.push(ValType.F64);
            }
            case Opcodes.I32_ADD, Opcodes.I32_SUB, Opcodes.I32_MUL -> extended(ValType.I32);
            case Opcodes.I64_ADD, Opcodes.I64_SUB, Opcodes.I64_MUL -> extended(ValType.I64);
            case Opcodes.GLOBAL_GET -> global(visibleGlobals);
            case Opcodes.REF_NULL -> operands.push(ValType.ref(true, immediates.heapType()));
            case Opcodes.REF_FUNC -> {
                int function = immediates.function();
                operands.push(ValType.ref(false, ValType.CONCRETE + module.functionTypes()[function]));
            }
            case Opcodes.PREFIX_SIMD -> vector();
            case Opcodes.PREFIX_GC -> {
                if (!gc.validateConstant(in)) {
                    throw notConstant();
                }
            }
            default -> throw notConstant();
        }
    }

    private void extended(int type) {
        module.features().add(Feature.EXTENDED_CONST);
        operands.pop(type);
        operands.pop(type);
        operands.push(type);
    }

    private void global(int visibleGlobals) {
        int index = in.index();
        if (index >= visibleGlobals) {
            throw operands.invalid("unknown global " + index);
        }
        GlobalDef global = module.globals()[index];
        if (global.mutable()) {
            throw notConstant();
        }
        operands.push(global.type());
    }

    private void vector() {
        Operator operator = Operator.of(in.subopcode(Opcodes.PREFIX_SIMD));
        if (operator == null || operator.immediate() != Immediate.V128) {
            throw notConstant();
        }
        in.skip(16);
        module.features().add(Feature.SIMD);
        operands.push(ValType.V128);
    }

    private int[] noLabel() {
        throw notConstant();
    }

    private InvalidModuleException notConstant() {
        return operands.invalid("constant expression required");
    }
}
