package dev.ashlar.engine.compile;

import java.lang.classfile.CodeBuilder;
import java.util.List;

/** Locals of a function that is one method: each in JVM locals of its own. */
final class SlotLocals extends Locals {
    private final int[] slots;

    /** @param shape of the function, which says where the parameters arrive */
    SlotLocals(List<Kind> kinds, Shape shape) {
        super(kinds, shape.argumentSlots());
        this.slots = new int[kinds.size()];
        int parameters = shape.parameters().size();
        int slot = 0;
        for (int i = 0; i < slots.length; i++) {
            if (i < parameters && !shape.wide()) {
                slots[i] = slot;
                slot += kinds.get(i).slots();
            } else {
                slots[i] = fresh(kinds.get(i));
            }
        }
    }

    @Override
    void load(CodeBuilder out, int local) {
        Emit.load(out, kind(local), slots[local]);
    }

    @Override
    void store(CodeBuilder out, int local) {
        Emit.store(out, kind(local), slots[local]);
    }
}
