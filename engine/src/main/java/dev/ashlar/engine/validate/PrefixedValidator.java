package dev.ashlar.engine.validate;

import static dev.ashlar.engine.binary.ValType.I32;

import dev.ashlar.engine.Feature;
import dev.ashlar.engine.UnsupportedFeatureException;
import dev.ashlar.engine.binary.BinaryReader;
import dev.ashlar.engine.binary.ModuleInfo;
import dev.ashlar.engine.binary.Opcodes;
import dev.ashlar.engine.binary.Operator;

/** Validates the instructions behind a prefix byte: conversions, bulk memory, tables and vectors. */
final class PrefixedValidator {
    private final ModuleInfo module;
    private final TypeRules rules;
    private final Immediates immediates;
    private final OperandStack operands;

    PrefixedValidator(ModuleInfo module, TypeRules rules, Immediates immediates, OperandStack operands) {
        this.module = module;
        this.rules = rules;
        this.immediates = immediates;
        this.operands = operands;
    }

    /** @param in behind the prefix */
    void validate(int prefix, BinaryReader in) {
        if (prefix == Opcodes.PREFIX_ATOMIC) {
            throw unsupported(Feature.THREADS, "an atomic instruction");
        }
        int opcode = in.subopcode(prefix);
        Operator operator = Operator.of(opcode);
        if (operator == null) {
            throw in.illegalOpcode(opcode);
        }
        Feature feature = operator.feature();
        if (feature != null) {
            module.features().add(feature);
        }
        if (prefix == Opcodes.PREFIX_SIMD) {
            vector(operator, in);
        } else {
            miscellaneous(operator);
        }
    }

    private UnsupportedFeatureException unsupported(Feature feature, String what) {
        return new UnsupportedFeatureException(feature, operands.instruction, what);
    }

    private void miscellaneous(Operator operator) {
        switch (operator.immediate()) {
            case DATA -> immediates.dataSegment();
            case DATA_MEMORY -> {
                immediates.dataSegment();
                immediates.memory();
            }
            case MEMORY -> immediates.memory();
            case MEMORY_MEMORY -> {
                immediates.memory();
                immediates.memory();
            }
            case ELEMENT -> immediates.element();
            case ELEMENT_TABLE -> {
                int type = module.elements()[immediates.element()].type();
                copies(type, immediates.table().element());
            }
            case TABLE_TABLE -> {
                int target = immediates.table().element();
                copies(immediates.table().element(), target);
            }
            case TABLE -> tableOperands(operator.opcode());
            default -> {}
        }
        if (operator.hasFixedSignature()) {
            operands.apply(operator.packedSignature());
        }
    }

    private void copies(int source, int target) {
        if (!rules.matches(source, target)) {
            throw operands.invalid("type mismatch: elements of type %s copied to a table of %s"
                    .formatted(TypeRules.name(source), TypeRules.name(target)));
        }
    }

    private void tableOperands(int opcode) {
        int element = immediates.table().element();
        if (opcode == Opcodes.TABLE_GROW) {
            operands.pop(I32);
            operands.pop(element);
            operands.push(I32);
        } else if (opcode == Opcodes.TABLE_FILL) {
            operands.pop(I32);
            operands.pop(element);
            operands.pop(I32);
        }
    }

    private void vector(Operator operator, BinaryReader in) {
        switch (operator.immediate()) {
            case MEMARG -> immediates.memoryArgument(operator.limit());
            case MEMARG_LANE -> {
                immediates.memoryArgument(operator.limit());
                immediates.lane(16 >> operator.limit());
            }
            case LANE -> immediates.lane(operator.limit());
            case SHUFFLE -> {
                for (int i = 0; i < 16; i++) {
                    immediates.lane(32);
                }
            }
            case V128 -> in.skip(16);
            default -> {}
        }
        operands.apply(operator.packedSignature());
    }
}
