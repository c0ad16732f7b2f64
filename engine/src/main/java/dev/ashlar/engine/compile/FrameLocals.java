package dev.ashlar.engine.compile;

import java.lang.classfile.CodeBuilder;

/** Locals as a method sees them that leads others of a split function: always in the frame. */
final class FrameLocals extends Locals {
    private final FrameLayout layout;
    final int longs;
    final int refs;

    /**
     * @param context as for {@link Locals}
     * @param longs JVM local of the numbers; -1 for a fresh one
     */
    FrameLocals(FrameLayout layout, int context, int longs, int refs) {
        super(layout.kinds(), context);
        this.layout = layout;
        this.longs = longs >= 0 ? longs : fresh(Kind.O);
        this.refs = refs >= 0 ? refs : fresh(Kind.O);
    }

    @Override
    void load(CodeBuilder out, int local) {
        layout.load(out, local, longs, refs);
    }

    @Override
    void store(CodeBuilder out, int local) {
        Kind kind = kind(local);
        int value = temporary(kind, 0);
        Emit.store(out, kind, value);
        layout.store(out, local, value, longs, refs);
    }
}
