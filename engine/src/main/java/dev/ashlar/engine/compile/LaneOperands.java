package dev.ashlar.engine.compile;

import java.lang.classfile.CodeBuilder;
import java.util.List;

/** The operands of a {@link LaneOp}, which wait in temporaries while the lanes of the result are made one by one. */
final class LaneOperands {
    final CodeBuilder out;

    /** A lane, if the instruction names one. */
    final int immediate;

    private final List<Kind> kinds;
    private final int[] slots;

    private LaneOperands(Body body, List<Kind> kinds, int immediate) {
        this.out = body.out;
        this.kinds = kinds;
        this.immediate = immediate;
        this.slots = new int[kinds.size()];
        for (int i = kinds.size() - 1; i >= 0; i--) {
            slots[i] = body.locals.temporary(kinds.get(i), i);
            Emit.store(out, kinds.get(i), slots[i]);
        }
    }

    /** Replaces the operands on the stack, whatever their forms, by the result. */
    static void apply(Body body, LaneOp op, int immediate) {
        body.vectors.convert(op.operands());
        LaneOperands operands = new LaneOperands(body, op.operands(), immediate);
        for (int lane = 0; lane < op.result().flat(); lane++) {
            op.code().emit(operands, lane);
        }
        body.stack.pop(op.operands().size());
        body.stack.push(op.result());
    }

    int count() {
        return kinds.size();
    }

    /** Pushes a lane of an operand; the operand itself if it is a number. */
    void load(int operand, int lane) {
        Kind kind = kinds.get(operand);
        out.loadLocal(kind.typeKind(), kind.slot(slots[operand], kind.isVector() ? lane : 0));
    }

    /** Pushes one of the eight lanes of 16 bits of a pair of longs. */
    void loadShort(int operand, int lane, boolean signed) {
        load(operand, lane / 4);
        if (lane % 4 != 0) {
            out.bipush(lane % 4 * Short.SIZE).lushr();
        }
        out.l2i();
        if (signed) {
            out.i2s();
        } else {
            out.i2c();
        }
    }
}
