package dev.ashlar.engine.compile;

import java.lang.classfile.CodeBuilder;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Locals as a chunk of a split function sees them: those it touches are read from the frame when it starts, and those it
 * sets go back when it ends. Inside a try they go back at once, since an exception ends the chunk too.
 */
final class CachedLocals extends Locals {
    private final FrameLayout layout;
    private final BitSet used;
    private final BitSet written;
    private final boolean writeThrough;
    private final int[] slots;
    private final int longs;
    private final int refs;

    CachedLocals(
            FrameLayout layout, int context, int longs, int refs, BitSet used, BitSet written, boolean writeThrough) {
        super(layout.kinds(), context);
        this.layout = layout;
        this.used = used;
        this.written = written;
        this.writeThrough = writeThrough;
        this.longs = longs;
        this.refs = refs;
        this.slots = new int[layout.kinds().size()];
        Arrays.fill(slots, -1);
        used.stream().forEach(local -> slots[local] = fresh(kind(local)));
    }

    void readAll(CodeBuilder out) {
        used.stream().forEach(local -> {
            layout.load(out, local, longs, refs);
            Emit.store(out, kind(local), slots[local]);
        });
    }

    void writeAll(CodeBuilder out) {
        if (!writeThrough) {
            written.stream().forEach(local -> layout.store(out, local, slots[local], longs, refs));
        }
    }

    @Override
    void load(CodeBuilder out, int local) {
        Emit.load(out, kind(local), slots[local]);
    }

    @Override
    void store(CodeBuilder out, int local) {
        Emit.store(out, kind(local), slots[local]);
        if (writeThrough) {
            layout.store(out, local, slots[local], longs, refs);
        }
    }
}
