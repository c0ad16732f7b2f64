package dev.ashlar.engine.compile;

import dev.ashlar.engine.binary.BinaryReader;
import dev.ashlar.engine.binary.Opcodes;
import dev.ashlar.engine.binary.Operator;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * What fuel is charged for: all instructions outside of loops when a function starts, those directly in a loop at each of
 * its rounds, before they are executed and whether or not a branch leaves some out. How a function is split does not
 * matter.
 */
final class InstructionCounts {
    private final Map<Integer, Integer> loops = new HashMap<>();
    private int outsideOfLoops;

    private InstructionCounts() {}

    static InstructionCounts of(byte[] bytes, int start, int end) {
        InstructionCounts counts = new InstructionCounts();
        counts.count(new BinaryReader(bytes, start, end));
        return counts;
    }

    int outsideOfLoops() {
        return outsideOfLoops;
    }

    /** Of the loop whose immediates are at {@code offset}. */
    int inLoop(int offset) {
        return loops.getOrDefault(offset, 0);
    }

    /** The constructs that are open: a loop's own counter, what is around it for anything else. */
    private void count(BinaryReader in) {
        Deque<int[]> open = new ArrayDeque<>();
        Map<Integer, int[]> counters = new HashMap<>();
        int[] current = new int[1];
        open.push(current);
        int[] outside = current;
        while (!in.atEnd()) {
            Operator operator = Immediates.operator(in);
            current[0]++;
            switch (operator.opcode()) {
                case Opcodes.LOOP -> {
                    open.push(current);
                    current = new int[1];
                    counters.put(in.position(), current);
                }
                case Opcodes.BLOCK, Opcodes.IF, Opcodes.TRY_TABLE -> open.push(current);
                case Opcodes.END -> current = open.pop();
                default -> {}
            }
            Immediates.skip(in, operator.immediate());
        }
        outsideOfLoops = outside[0];
        counters.forEach((offset, counter) -> loops.put(offset, counter[0]));
    }
}
