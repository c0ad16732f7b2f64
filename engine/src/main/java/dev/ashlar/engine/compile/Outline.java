package dev.ashlar.engine.compile;

import dev.ashlar.engine.binary.Opcodes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The structure of a function that is to be split: sequences of pieces, pieces with constructs, constructs with sequences.
 * Functions can be cut between pieces: there the construct has nothing of its own on the operand stack, unless that would
 * take too long to come.
 *
 * @param body the function's own sequence
 * @param constructs all of them, inner ones first
 */
record Outline(Sequence body, List<Construct> constructs) {

    /** The instructions of a construct, or of one arm of an if. */
    static final class Sequence {
        List<Piece> pieces = new ArrayList<>();

        int size() {
            return pieces.stream().mapToInt(Piece::size).sum();
        }
    }

    /** A block, loop, if or try. */
    static final class Construct {
        final int start;

        /** A block that takes nothing. */
        final boolean block;

        /** A block that takes nothing and leaves nothing. */
        final boolean plainBlock;

        final List<Sequence> sequences = new ArrayList<>();

        @Nullable Construct parent;

        /** Offset of the {@code br_table} that ends it, -1 where none does. */
        int table = -1;

        /** Offset of its {@code end}, and behind it. */
        int bodyEnd;

        int end;

        /** Whether methods are called from inside it. */
        boolean leads;

        private int size;

        Construct(int start, boolean block, boolean plainBlock) {
            this.start = start;
            this.block = block;
            this.plainBlock = plainBlock;
        }

        int size() {
            return size;
        }

        /** Whether a loop of the function is around it. */
        boolean isInLoop(byte[] bytes) {
            Construct around = this;
            while (around != null && bytes[around.start] != Opcodes.LOOP) {
                around = around.parent;
            }
            return around != null;
        }

        /** Adds up again; those inside must be right already. */
        void measure() {
            size = sequences.stream().mapToInt(Sequence::size).sum();
            for (Sequence sequence : sequences) {
                for (Piece piece : sequence.pieces) {
                    leads |= piece.leads();
                }
            }
        }
    }

    /**
     * A stretch of instructions.
     *
     * @param own estimated bytes of bytecode, without the constructs inside
     * @param before operands on the stack where it starts, of those that its sequence has put there
     * @param after the same where it ends
     * @param lowest how many of them it never touches
     * @param fallsThrough whether what follows is reached from its end
     * @param calls whether it is a call of a chunk or of a group of cases
     * @param fixed whether it has to stay where it is
     */
    record Piece(
            int start,
            int end,
            int own,
            List<Construct> constructs,
            List<Kind> before,
            List<Kind> after,
            int lowest,
            boolean fallsThrough,
            boolean calls,
            boolean fixed) {
        boolean leads() {
            return calls || constructs.stream().anyMatch(construct -> construct.leads);
        }

        /** Whether it is that construct and nothing else. */
        boolean isJust(Construct construct) {
            return start == construct.start && end == construct.end;
        }

        int size() {
            int size = own;
            for (Construct construct : constructs) {
                size += construct.size();
            }
            return size;
        }

        Piece fix() {
            return new Piece(start, end, own, constructs, before, after, lowest, fallsThrough, calls, true);
        }
    }
}
