package dev.ashlar.engine.compile;

import dev.ashlar.engine.binary.BinaryReader;
import dev.ashlar.engine.binary.Immediate;
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

    /** Looks for branches that can be reached, as the compiler does: what cannot has no exits. */
    private static final class Scan {
        private final BinaryReader in;
        private final int outside;
        private final TreeSet<Integer> found = new TreeSet<>();
        private final List<Open> open = new ArrayList<>();
        private boolean pending;
        private boolean live = true;

        /** Constructs that are open in a place that cannot be reached. */
        private int dead;

        /** An open construct. */
        private static final class Open {
            private final int opcode;

            /** Whether its end is reached otherwise than from above or by a branch. */
            private boolean targeted;

            private boolean branchedTo;

            private Open(int opcode) {
                this.opcode = opcode;
                this.targeted = opcode == Opcodes.IF; // without an else it can be passed by
            }
        }

        private Scan(BinaryReader in, int outside) {
            this.in = in;
            this.outside = outside;
        }

        private ExitTable run() {
            while (!in.atEnd()) {
                Operator operator = Immediates.operator(in);
                if (live) {
                    step(operator);
                } else {
                    skip(operator);
                }
            }
            return new ExitTable(List.copyOf(found), pending);
        }

        private void skip(Operator operator) {
            Immediates.skip(in, operator.immediate());
            switch (operator.opcode()) {
                case Opcodes.BLOCK, Opcodes.LOOP, Opcodes.IF, Opcodes.TRY_TABLE -> dead++;
                case Opcodes.ELSE -> {
                    if (dead == 0) {
                        otherwise();
                    }
                }
                case Opcodes.END -> {
                    if (dead == 0) {
                        close();
                    } else {
                        dead--;
                    }
                }
                default -> {}
            }
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
                case CAST -> {
                    in.skip(1);
                    label(in.u32());
                    Immediates.heapType(in);
                    Immediates.heapType(in);
                }
                default -> Immediates.skip(in, operator.immediate());
            }
            switch (operator.opcode()) {
                case Opcodes.BLOCK, Opcodes.LOOP, Opcodes.IF, Opcodes.TRY_TABLE ->
                    open.add(new Open(operator.opcode()));
                case Opcodes.ELSE -> otherwise();
                case Opcodes.END -> close();
                case Opcodes.RETURN -> {
                    found.add(0);
                    live = false;
                }
                case Opcodes.RETURN_CALL, Opcodes.RETURN_CALL_INDIRECT, Opcodes.RETURN_CALL_REF -> {
                    pending = true;
                    live = false;
                }
                case Opcodes.BR, Opcodes.BR_TABLE, Opcodes.UNREACHABLE, Opcodes.THROW, Opcodes.THROW_REF ->
                    live = false;
                default -> {}
            }
        }

        private void otherwise() {
            Open arm = open.removeLast();
            Open other = new Open(Opcodes.ELSE);
            other.targeted = live || arm.branchedTo;
            open.add(other);
            live = true;
        }

        private void close() {
            Open closed = open.removeLast();
            live |= closed.targeted || closed.branchedTo;
        }

        private void clauses() {
            Immediates.skip(in, Immediate.BLOCK);
            for (int count = in.u32(); count > 0; count--) {
                if (in.u8() < 2) {
                    in.u32();
                }
                label(in.u32());
            }
        }

        private void label(int label) {
            if (label >= open.size()) {
                found.add(outside - 1 - (label - open.size()));
                return;
            }
            Open target = open.get(open.size() - 1 - label);
            target.branchedTo |= target.opcode != Opcodes.LOOP;
        }
    }
}
