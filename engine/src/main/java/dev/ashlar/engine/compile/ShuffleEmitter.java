package dev.ashlar.engine.compile;

import dev.ashlar.engine.runtime.simd.I8x16;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Shuffles by constant indices. Where whole lanes move it is a matter of which local is read. Else a half of the result is put
 * together from bytes that move by the same distance, if those are few.
 */
final class ShuffleEmitter {
    private static final int MOST_MOVES = 5;
    private static final MethodTypeDesc SHUFFLE =
            MethodTypeDesc.of(ConstantDescs.CD_long, Collections.nCopies(5, ConstantDescs.CD_long));

    private final Body body;

    ShuffleEmitter(Body body) {
        this.body = body;
    }

    /** Bytes of one of the four halves of the operands that go to the same half of the result, as far away. */
    private record Move(int source, int distance, long mask) {
        boolean matches(int otherSource, int otherDistance) {
            return source == otherSource && distance == otherDistance;
        }

        Move with(long more) {
            return new Move(source, distance, mask | more);
        }

        /** Whether the shift clears everything else. */
        boolean isWhole() {
            return mask == (distance >= 0 ? -1L << distance : -1L >>> -distance);
        }
    }

    void emit() {
        byte[] indices = new byte[16];
        for (int i = 0; i < indices.length; i++) {
            indices[i] = (byte) body.in.u8();
        }
        if (moves(indices, 4)) {
            Kind form = form();
            if (form.flat() == 4 || !moves(indices, 8)) {
                permute(indices, form.flat() == 4 ? form : Kind.VI);
                return;
            }
        }
        if (moves(indices, 8)) {
            permute(indices, Kind.V);
            return;
        }
        body.vectors.convert(List.of(Kind.V, Kind.V));
        int second = store(Kind.V, 1);
        int first = store(Kind.V, 0);
        body.stack.pop(2);
        half(indices, 0, first, second);
        half(indices, 8, first, second);
        body.stack.push(Kind.V);
    }

    /** Whether lanes of so many bytes move as they are. */
    private static boolean moves(byte[] indices, int bytes) {
        for (int i = 0; i < indices.length; i++) {
            if (indices[i] % bytes != i % bytes || indices[i] - i % bytes != indices[i - i % bytes]) {
                return false;
            }
        }
        return true;
    }

    /** One that the operands or the consumer have already. */
    private Kind form() {
        int size = body.stack.size();
        for (Kind kind : List.of(body.stack.at(size - 1), body.stack.at(size - 2))) {
            if (kind.flat() == 4) {
                return kind;
            }
        }
        return VectorPreference.of(body);
    }

    private int store(Kind form, int ordinal) {
        int slot = body.locals.temporary(form, ordinal);
        Emit.store(body.out, form, slot);
        return slot;
    }

    private void permute(byte[] indices, Kind form) {
        body.vectors.convert(List.of(form, form));
        int bytes = 16 / form.flat();
        int second = store(form, 1);
        int first = store(form, 0);
        for (int lane = 0; lane < form.flat(); lane++) {
            int from = indices[lane * bytes] / bytes;
            int operand = from < form.flat() ? first : second;
            body.out.loadLocal(form.typeKind(), form.slot(operand, from % form.flat()));
        }
        body.stack.pop(2);
        body.stack.push(form);
    }

    private void half(byte[] indices, int start, int first, int second) {
        List<Move> moves = moves(indices, start, first, second);
        CodeBuilder out = body.out;
        if (moves.size() > MOST_MOVES) {
            Emit.load(out, Kind.V, first);
            Emit.load(out, Kind.V, second);
            long packed = 0;
            for (int i = 7; i >= 0; i--) {
                packed = packed << 8 | indices[start + i];
            }
            out.loadConstant(packed).invokestatic(Names.desc(I8x16.class), "shuffle", SHUFFLE);
            return;
        }
        for (int i = 0; i < moves.size(); i++) {
            Move move = moves.get(i);
            out.lload(move.source());
            if (move.distance() > 0) {
                out.bipush(move.distance()).lshl();
            } else if (move.distance() < 0) {
                out.bipush(-move.distance()).lushr();
            }
            if (!move.isWhole()) {
                out.loadConstant(move.mask()).land();
            }
            if (i > 0) {
                out.lor();
            }
        }
    }

    private static List<Move> moves(byte[] indices, int start, int first, int second) {
        List<Move> moves = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            int index = indices[start + i];
            int source = (index < 16 ? first : second) + (index % 16 < 8 ? 0 : 2);
            int distance = (i - index % 8) * 8;
            long mask = 0xFFL << i * 8;
            int known = 0;
            while (known < moves.size() && !moves.get(known).matches(source, distance)) {
                known++;
            }
            if (known == moves.size()) {
                moves.add(new Move(source, distance, mask));
            } else {
                moves.set(known, moves.get(known).with(mask));
            }
        }
        return moves;
    }
}
