package dev.ashlar.engine.validate;

import static dev.ashlar.engine.binary.ValType.I32;
import static dev.ashlar.engine.binary.ValType.I64;

import dev.ashlar.engine.Feature;
import dev.ashlar.engine.binary.BinaryReader;
import dev.ashlar.engine.binary.Immediate;
import dev.ashlar.engine.binary.ModuleInfo;
import dev.ashlar.engine.binary.Opcodes;
import dev.ashlar.engine.binary.Operator;
import dev.ashlar.engine.binary.TableDef;

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
        } else if (prefix == Opcodes.PREFIX_ATOMIC) {
            atomic(operator, in);
        } else {
            miscellaneous(operator);
        }
    }

    private void miscellaneous(Operator operator) {
        switch (operator.immediate()) {
            case DATA -> immediates.dataSegment();
            case DATA_MEMORY -> {
                immediates.dataSegment();
                ranges(immediates.memory().addressType(), I32, I32);
            }
            case MEMORY -> { // memory.fill
                int address = immediates.memory().addressType();
                ranges(address, I32, address);
            }
            case MEMORY_MEMORY -> {
                int target = immediates.memory().addressType();
                int source = immediates.memory().addressType();
                ranges(target, source, shorter(target, source));
            }
            case ELEMENT -> immediates.element();
            case ELEMENT_TABLE -> {
                int type = module.elements()[immediates.element()].type();
                TableDef target = immediates.table();
                copies(type, target.element());
                ranges(target.addressType(), I32, I32);
            }
            case TABLE_TABLE -> {
                TableDef target = immediates.table();
                TableDef source = immediates.table();
                copies(source.element(), target.element());
                int length = shorter(target.addressType(), source.addressType());
                ranges(target.addressType(), source.addressType(), length);
            }
            case TABLE -> tableOperands(operator.opcode());
            default -> operands.apply(operator.packedSignature());
        }
    }

    private void ranges(int target, int source, int length) {
        operands.pop(length);
        operands.pop(source);
        operands.pop(target);
    }

    /** A length within two spaces fits the shorter type of address. */
    private static int shorter(int target, int source) {
        return target == I64 ? source : target;
    }

    private void copies(int source, int target) {
        if (!rules.matches(source, target)) {
            throw operands.invalid("type mismatch: elements of type %s copied to a table of %s"
                    .formatted(TypeRules.name(source), TypeRules.name(target)));
        }
    }

    private void tableOperands(int opcode) {
        TableDef table = immediates.table();
        int address = table.addressType();
        switch (opcode) {
            case Opcodes.TABLE_GROW -> {
                operands.pop(address);
                operands.pop(table.element());
                operands.push(address);
            }
            case Opcodes.TABLE_FILL -> ranges(address, table.element(), address);
            default -> operands.push(address); // table.size
        }
    }

    private void atomic(Operator operator, BinaryReader in) {
        if (operator.immediate() == Immediate.MEMARG) {
            operands.apply(immediates.atomicArgument(operator.limit(), operator.packedSignature()));
        } else if (in.u8() != 0) {
            throw in.malformed("zero byte expected");
        }
    }

    private void vector(Operator operator, BinaryReader in) {
        int signature = operator.packedSignature();
        switch (operator.immediate()) {
            case MEMARG -> signature = immediates.memoryArgument(operator.limit(), signature);
            case MEMARG_LANE -> {
                signature = immediates.memoryArgument(operator.limit(), signature);
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
        operands.apply(signature);
    }
}
