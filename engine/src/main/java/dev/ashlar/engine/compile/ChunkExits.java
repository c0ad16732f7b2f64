package dev.ashlar.engine.compile;

import java.lang.classfile.Label;
import java.util.List;

/** The ways out as a chunk's own code sees them: every exit goes to one place that writes locals back and returns. */
final class ChunkExits {
    private final Body body;
    private final ExitTable table;
    private final Label epilogue;
    private boolean used;

    ChunkExits(Body body, ExitTable table) {
        this.body = body;
        this.table = table;
        this.epilogue = body.out.newLabel();
    }

    /** Leaves to the construct at {@code level} with the operands on top of the stack. */
    void leave(int level, List<Kind> carried) {
        leave(table.code(level), carried, body.stack.size() - carried.size());
    }

    /** Leaves at the chunk's end. */
    void end(List<Kind> results) {
        leave(0, results, body.stack.size() - results.size());
    }

    /** Leaves at the end of a case, which is where the construct at {@code level} ends. */
    void endOfCase(int level) {
        leave(table.code(level), List.of(), body.stack.size());
    }

    /** Leaves with a tail call pending; nothing is carried, its arguments are off the stack. */
    void pending(int operands) {
        leave(table.code(ExitTable.PENDING), List.of(), operands);
    }

    private void leave(int code, List<Kind> carried, int below) {
        Emit.putAll(body.out, carried, body.locals.exec, 0);
        for (int i = below - 1; i >= body.spilled; i--) {
            Emit.pop(body.out, body.stack.at(i));
        }
        body.out.loadConstant(code).goto_(epilogue);
        used = true;
    }

    /** The one place. */
    void bind(Runnable writeBack) {
        if (used) {
            body.out.labelBinding(epilogue);
            writeBack.run();
            body.out.ireturn();
        }
    }
}
