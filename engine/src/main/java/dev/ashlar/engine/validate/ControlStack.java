package dev.ashlar.engine.validate;

import java.util.Arrays;

/** The blocks that the instruction being validated is in, the function itself outermost. */
final class ControlStack {
    private final OperandStack operands;
    private final LocalTypes locals;
    private int depth;
    private int[] opcodes = new int[32];
    private int[] bases = new int[32];
    private int[] localMarks = new int[32];
    private boolean[] unreachable = new boolean[32];
    private int[][] parameters = new int[32][];
    private int[][] results = new int[32][];

    ControlStack(OperandStack operands, LocalTypes locals) {
        this.operands = operands;
        this.locals = locals;
    }

    void clear() {
        depth = 0;
    }

    boolean isEmpty() {
        return depth == 0;
    }

    int depth() {
        return depth;
    }

    /** Opcode of the innermost block. */
    int opcode() {
        return opcodes[depth - 1];
    }

    int[] parameters() {
        return parameters[depth - 1];
    }

    int[] results() {
        return results[depth - 1];
    }

    /** The operands that a branch to a label takes: the parameters of a loop, the results of other blocks. */
    int[] label(int label, int loop) {
        int frame = depth - 1 - label;
        return opcodes[frame] == loop ? parameters[frame] : results[frame];
    }

    /** Enters a block whose parameters have been popped. */
    void push(int opcode, int[] blockParameters, int[] blockResults) {
        if (depth == opcodes.length) {
            grow();
        }
        if (depth > 0) {
            unreachable[depth - 1] = operands.isUnreachable();
        }
        opcodes[depth] = opcode;
        bases[depth] = operands.height();
        localMarks[depth] = locals.mark();
        parameters[depth] = blockParameters;
        results[depth] = blockResults;
        depth++;
        operands.enter(operands.height(), false);
        operands.push(blockParameters);
    }

    /** Leaves the innermost block, which must have left its results; they are popped. */
    void pop() {
        operands.popAll(results());
        depth--;
        locals.reset(localMarks[depth]);
        if (depth > 0) {
            operands.enter(bases[depth - 1], unreachable[depth - 1]);
        }
    }

    private void grow() {
        int size = 2 * depth;
        opcodes = Arrays.copyOf(opcodes, size);
        bases = Arrays.copyOf(bases, size);
        localMarks = Arrays.copyOf(localMarks, size);
        unreachable = Arrays.copyOf(unreachable, size);
        parameters = Arrays.copyOf(parameters, size);
        results = Arrays.copyOf(results, size);
    }
}
