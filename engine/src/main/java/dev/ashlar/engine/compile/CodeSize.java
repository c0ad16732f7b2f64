package dev.ashlar.engine.compile;

import dev.ashlar.engine.binary.BinaryReader;
import dev.ashlar.engine.binary.ModuleInfo;
import dev.ashlar.engine.binary.Opcodes;
import dev.ashlar.engine.binary.Operator;
import dev.ashlar.engine.compile.Immediates.MemoryArgument;

/** Estimates of bytecode, in bytes; rather too much than too little. */
final class CodeSize {
    /** What a block, loop or if costs beyond its contents. */
    static final int CONSTRUCT = 8;

    /** Every instruction in a try is checked against its handler when the class is made and loaded: few to a method. */
    static final int TRY = 300;

    /** Zeroing a local. */
    static final int LOCAL = 3;

    private static final int CALL = 18;
    private static final int MEMORY_ACCESS = 9;
    private static final int VECTOR = 40;
    private static final int ATOMIC = 20;

    /** Making an index of an address of 64 bits. */
    private static final int LONG_ADDRESS = 9;

    private CodeSize() {}

    /** Reads the immediates too. */
    static int of(Operator operator, BinaryReader in, ModuleInfo info) {
        if (operator.opcode() >>> 16 == Opcodes.PREFIX_SIMD) {
            Immediates.skip(in, operator.immediate());
            return VECTOR;
        }
        if (operator.opcode() >>> 16 == Opcodes.PREFIX_ATOMIC) {
            Immediates.skip(in, operator.immediate());
            return ATOMIC;
        }
        return switch (operator.immediate()) {
            case LABELS -> {
                int labels = in.u32();
                for (int i = 0; i <= labels; i++) {
                    in.u32();
                }
                yield labels > TableSwitch.MAX_ENTRIES ? 60 + labels / 2 : 20 + 4 * labels;
            }
            case TYPE_COUNT -> {
                in.u32();
                yield 4 * CALL + 2 * in.u32();
            }
            case MEMARG -> {
                int memory = MemoryArgument.read(in).memory();
                yield info.memories()[memory].index64() ? MEMORY_ACCESS + LONG_ADDRESS : MEMORY_ACCESS;
            }
            default -> {
                Immediates.skip(in, operator.immediate());
                yield fixed(operator);
            }
        };
    }

    private static int fixed(Operator operator) {
        return switch (operator.immediate()) {
            case NONE -> operator.opcode() >= Opcodes.I32_EQZ && operator.opcode() <= Opcodes.F64_GE ? 5 : 3;
            case LOCAL, I32, LABEL -> 3;
            case I64, F32, F64 -> 4;
            case FUNCTION -> CALL;
            case TYPE, TYPE_TABLE -> 2 * CALL;
            case BLOCK -> CONSTRUCT;
            case TRY -> TRY;
            default -> 14;
        };
    }
}
