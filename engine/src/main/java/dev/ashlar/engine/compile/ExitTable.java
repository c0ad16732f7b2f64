package dev.ashlar.engine.compile;

import dev.ashlar.engine.binary.BinaryReader;
import dev.ashlar.engine.binary.Opcodes;
import dev.ashlar.engine.binary.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * The ways out of a chunk, which returns their number: 0 for its end, then the constructs around it to which it branches,
 * by level from the function (level 0) inwards, then a pending tail call.
 */
record ExitTable(List<Integer> levels, boolean pending) {
    /** Stands for a pending tail call. */
    static final int PENDING = -1;

    static final ExitTable NONE = new ExitTable(List.of(), false);

    /** The exits of both. */
    ExitTable with(ExitTable other) {
        TreeSet<Integer> all = new TreeSet<>(levels);
        all.addAll(other.levels);
        return new ExitTable(List.copyOf(all), pending || other.pending);
    }

    ExitTable withLevel(int level) {
        return with(new ExitTable(List.of(level), false));
    }

    /** @param level how many constructs are open around the chunk, the function included */
    static ExitTable of(byte[] bytes, Chunk chunk, int level) {
        return new Scan(new BinaryReader(bytes, chunk.start(), chunk.end()), level).run();
    }

    int code(int level) {
        return level == PENDING ? levels.size() + 1 : levels.indexOf(level) + 1;
    }

    /** All levels, and {@link #PENDING} at the end if it is possible; the first has code 1. */
    List<Integer> all() {
        if (!pending) {
            return levels;
        }
        List<Integer> all = new ArrayList<>(levels);
        all.add(PENDING);
        return all;
    }

    /** Looks for branches. */
    private static final class Scan {
        private final BinaryReader in;
        private final int outside;
        private final TreeSet<Integer> found = new TreeSet<>();
        private int nested;
        private boolean pending;

        private Scan(BinaryReader in, int outside) {
            this.in = in;
            this.outside = outside;
        }

        private ExitTable run() {
            while (!in.atEnd()) {
                step(Immediates.operator(in));
            }
            return new ExitTable(List.copyOf(found), pending);
        }

        private void step(Operator operator) {
            switch (operator.immediate()) {
                case LABEL -> label(in.u32());
                case LABELS -> {
                    for (int count = in.u32(); count >= 0; count--) {
                        label(in.u32());
                    }
                }
                case TRY -> clauses();
                default -> Immediates.skip(in, operator.immediate());
            }
            switch (operator.opcode()) {
                case Opcodes.BLOCK, Opcodes.LOOP, Opcodes.IF, Opcodes.TRY_TABLE -> nested++;
                case Opcodes.END -> nested--;
                case Opcodes.RETURN -> found.add(0);
                case Opcodes.RETURN_CALL, Opcodes.RETURN_CALL_INDIRECT, Opcodes.RETURN_CALL_REF -> pending = true;
                default -> {}
            }
        }

        private void clauses() {
            in.s33();
            for (int count = in.u32(); count > 0; count--) {
                if (in.u8() < 2) {
                    in.u32();
                }
                label(in.u32());
            }
        }

        private void label(int label) {
            if (label >= nested) {
                found.add(outside - 1 - (label - nested));
            }
        }
    }
}
