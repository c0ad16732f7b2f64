package dev.ashlar.engine.compile;

import dev.ashlar.engine.binary.BinaryReader;
import dev.ashlar.engine.binary.Immediate;
import dev.ashlar.engine.binary.Opcodes;
import dev.ashlar.engine.binary.Operator;
import dev.ashlar.engine.binary.ValType;
import java.util.Objects;

/** Reads instructions of a validated function. */
final class Immediates {
    private static final int CATCH_ALL = 2;

    private Immediates() {}

    /** The next operator, its prefix bytes included. */
    static Operator operator(BinaryReader in) {
        int opcode = in.u8();
        if (opcode >= Opcodes.PREFIX_GC && opcode <= Opcodes.PREFIX_ATOMIC) {
            opcode = Opcodes.prefixed(opcode, in.u32());
        }
        return Objects.requireNonNull(Operator.of(opcode));
    }

    static void skip(BinaryReader in, Immediate immediate) {
        switch (immediate) {
            case NONE -> {}
            case BLOCK -> skipBlockType(in);
            case HEAP -> in.s33();
            case TRY -> skipTry(in);
            case LABEL, FUNCTION, TYPE, TAG, LOCAL, GLOBAL, TABLE, ELEMENT, DATA, MEMORY -> in.u32();
            case LABELS -> {
                for (int count = in.u32(); count >= 0; count--) {
                    in.u32();
                }
            }
            case TYPES -> {
                for (int count = in.u32(); count > 0; count--) {
                    skipValueType(in);
                }
            }
            case TYPE_TABLE,
                    TABLE_TABLE,
                    ELEMENT_TABLE,
                    DATA_MEMORY,
                    MEMORY_MEMORY,
                    TYPE_FIELD,
                    TYPE_COUNT,
                    TYPE_DATA,
                    TYPE_ELEMENT,
                    TYPE_TYPE -> {
                in.u32();
                in.u32();
            }
            case MEMARG -> MemoryArgument.read(in);
            case MEMARG_LANE -> {
                MemoryArgument.read(in);
                in.skip(1);
            }
            case I32 -> in.s32();
            case I64 -> in.s64();
            case F32 -> in.skip(4);
            case F64 -> in.skip(8);
            case V128, SHUFFLE -> in.skip(16);
            case LANE, ZERO -> in.skip(1);
            case CAST -> {
                in.skip(1);
                in.u32();
                in.s33();
                in.s33();
            }
        }
    }

    /** A type index, nothing, or a value type. */
    private static void skipBlockType(BinaryReader in) {
        int code = in.peek();
        in.s33();
        if (code == 0x63 || code == 0x64) {
            in.s33();
        }
    }

    private static void skipTry(BinaryReader in) {
        skipBlockType(in);
        for (int count = in.u32(); count > 0; count--) {
            if (in.u8() < CATCH_ALL) {
                in.u32();
            }
            in.u32();
        }
    }

    private static void skipValueType(BinaryReader in) {
        int code = in.u8();
        if (code == 0x63 || code == 0x64) {
            in.s33();
        }
    }

    /** A value type. */
    static int valueType(BinaryReader in) {
        int code = in.u8();
        return switch (code) {
            case 0x63, 0x64 -> {
                long heap = in.s33();
                yield ValType.ref(code == 0x63, heap >= 0 ? ValType.CONCRETE + (int) heap : (int) heap & 0x7F);
            }
            case 0x7F, 0x7E, 0x7D, 0x7C, 0x7B -> code;
            default -> ValType.ref(true, code);
        };
    }

    /** A heap type. */
    static int heapType(BinaryReader in) {
        long heap = in.s33();
        return heap >= 0 ? ValType.CONCRETE + (int) heap : (int) heap & 0x7F;
    }

    /** Memory index and offset of a memory access. */
    record MemoryArgument(int memory, long offset) {
        private static final int HAS_MEMORY = 0x40;

        static MemoryArgument read(BinaryReader in) {
            int alignment = in.u32();
            int memory = (alignment & HAS_MEMORY) != 0 ? in.u32() : 0;
            return new MemoryArgument(memory, in.u64());
        }
    }
}
