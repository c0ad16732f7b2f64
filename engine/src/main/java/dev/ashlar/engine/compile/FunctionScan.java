package dev.ashlar.engine.compile;

import dev.ashlar.engine.binary.BinaryReader;
import dev.ashlar.engine.binary.Immediate;
import dev.ashlar.engine.binary.ModuleInfo;
import dev.ashlar.engine.binary.Opcodes;
import dev.ashlar.engine.binary.Operator;
import java.util.function.IntUnaryOperator;

/**
 * What has to be known of a function before its code is generated.
 *
 * @param usesMemory whether it touches memory 0, so that the array is worth a local
 * @param calls whether it calls anything, so that its depth counts
 * @param tailCalls whether it contains a tail call
 * @param vectors whether it contains instructions on vectors
 * @param accesses loads and stores
 * @param size estimated bytes of bytecode
 */
record FunctionScan(boolean usesMemory, boolean calls, boolean tailCalls, boolean vectors, int accesses, int size) {
    static FunctionScan of(ModuleInfo info, int start, int end) {
        return of(info, start, end, offset -> -1);
    }

    /** @param skip for an offset the one to go on at, because another method has what is there; else -1 */
    static FunctionScan of(ModuleInfo info, int start, int end, IntUnaryOperator skip) {
        BinaryReader in = new BinaryReader(info.bytes(), start, end);
        boolean usesMemory = false;
        boolean calls = false;
        boolean tailCalls = false;
        boolean vectors = false;
        int accesses = 0;
        int size = 0;
        while (!in.atEnd()) {
            int behind = skip.applyAsInt(in.position());
            if (behind >= 0) {
                in.seek(behind);
                calls = true;
                continue;
            }
            Operator operator = Immediates.operator(in);
            size += CodeSize.of(operator, in, info);
            vectors |= operator.opcode() >>> 16 == Opcodes.PREFIX_SIMD;
            usesMemory |= touchesMemory(operator);
            accesses += operator.immediate() == Immediate.MEMARG ? 1 : 0;
            switch (operator.opcode()) {
                case Opcodes.CALL, Opcodes.CALL_INDIRECT, Opcodes.CALL_REF -> calls = true;
                case Opcodes.RETURN_CALL, Opcodes.RETURN_CALL_INDIRECT, Opcodes.RETURN_CALL_REF -> tailCalls = true;
                default -> {}
            }
        }
        return new FunctionScan(usesMemory, calls || tailCalls, tailCalls, vectors, accesses, size);
    }

    /** With the code that zeroes so many locals. */
    FunctionScan withLocals(int locals) {
        return new FunctionScan(usesMemory, calls, tailCalls, vectors, accesses, size + CodeSize.LOCAL * locals);
    }

    private static boolean touchesMemory(Operator operator) {
        return operator.immediate() == Immediate.MEMARG
                || operator.immediate() == Immediate.MEMARG_LANE
                || operator.opcode() == Opcodes.MEMORY_SIZE
                || operator.opcode() == Opcodes.MEMORY_GROW;
    }
}
