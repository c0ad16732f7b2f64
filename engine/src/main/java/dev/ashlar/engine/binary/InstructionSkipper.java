package dev.ashlar.engine.binary;

import java.util.function.IntConsumer;

/** Finds the end of an expression by the immediates of its instructions, whatever they mean. */
final class InstructionSkipper {
    private static final int EMPTY_BLOCK_TYPE = 0x40;
    private static final int MEMORY_INDEX_FOLLOWS = 0x40;

    private final BinaryReader in;
    private final IntConsumer functionReferences;

    /** @param functionReferences is told the operand of every {@code ref.func} */
    InstructionSkipper(BinaryReader in, IntConsumer functionReferences) {
        this.in = in;
        this.functionReferences = functionReferences;
    }

    /** Leaves the reader behind the {@code end} of the expression. */
    void skipExpression() {
        int depth = 1;
        while (depth > 0) {
            if (in.atEnd()) {
                throw in.malformed("END opcode expected");
            }
            Operator operator = operator();
            if (operator.opcode() == Opcodes.END) {
                depth--;
            } else if (operator.opcode() == Opcodes.REF_FUNC) {
                functionReferences.accept(in.index());
            } else {
                skip(operator);
            }
            if (operator.immediate() == Immediate.BLOCK || operator.immediate() == Immediate.TRY) {
                depth++;
            }
        }
    }

    private Operator operator() {
        int start = in.position();
        int opcode = in.u8();
        if (opcode >= Opcodes.PREFIX_GC && opcode <= Opcodes.PREFIX_ATOMIC) {
            opcode = in.subopcode(opcode);
        }
        Operator operator = Operator.of(opcode);
        if (operator == null) {
            in.seek(start);
            throw in.illegalOpcode(opcode);
        }
        return operator;
    }

    private void skip(Operator operator) {
        switch (operator.immediate()) {
            case NONE -> {}
            case BLOCK -> blockType();
            case TRY -> {
                blockType();
                catchClauses();
            }
            case LABELS -> {
                u32s(in.count());
                in.u32();
            }
            case LABEL, FUNCTION, TYPE, TAG, LOCAL, GLOBAL, TABLE, ELEMENT, DATA, MEMORY -> in.u32();
            case TYPE_TABLE, TABLE_TABLE, ELEMENT_TABLE, DATA_MEMORY, MEMORY_MEMORY -> u32s(2);
            case TYPE_FIELD, TYPE_COUNT, TYPE_DATA, TYPE_ELEMENT, TYPE_TYPE -> u32s(2);
            case TYPES -> {
                for (int count = in.count(); count > 0; count--) {
                    TypeReader.valueType(in);
                }
            }
            case MEMARG -> memoryArgument();
            case MEMARG_LANE -> {
                memoryArgument();
                in.u8();
            }
            case I32 -> in.s32();
            case I64 -> in.s64();
            case F32 -> in.skip(4);
            case F64 -> in.skip(8);
            case V128, SHUFFLE -> in.skip(16);
            case LANE, ZERO -> in.u8();
            case HEAP -> TypeReader.heapType(in);
            case CAST -> {
                in.u8();
                in.u32();
                TypeReader.heapType(in);
                TypeReader.heapType(in);
            }
        }
    }

    private void u32s(int count) {
        for (int i = 0; i < count; i++) {
            in.u32();
        }
    }

    private void blockType() {
        int code = in.peek();
        if (code == EMPTY_BLOCK_TYPE) {
            in.skip(1);
        } else if (TypeReader.startsValueType(code)) {
            TypeReader.valueType(in);
        } else if (in.s33() < 0) {
            throw in.malformed("malformed block type 0x%x".formatted(code));
        }
    }

    private void catchClauses() {
        for (int count = in.count(); count > 0; count--) {
            int kind = in.u8();
            if (kind > 3) {
                throw in.malformed("malformed catch clause 0x%x".formatted(kind));
            }
            u32s(kind < 2 ? 2 : 1);
        }
    }

    private void memoryArgument() {
        int flags = in.u32();
        if ((flags & MEMORY_INDEX_FOLLOWS) != 0) {
            in.u32();
        }
        in.u64();
    }
}
