package dev.ashlar.engine.link;

import dev.ashlar.engine.binary.BinaryReader;
import dev.ashlar.engine.binary.DataSegment;
import dev.ashlar.engine.binary.DefinedType;
import dev.ashlar.engine.binary.ModuleInfo;
import dev.ashlar.engine.binary.Opcodes;
import dev.ashlar.engine.compile.ModuleCompiler;
import dev.ashlar.engine.runtime.MemoryPool;
import dev.ashlar.engine.runtime.MemorySource;

/** What all instances of a module have in common, so that instantiating need not find it out again. */
final class InstanceTemplate {
    private final DefinedType[] types;
    private final int scratchSlots;
    private final MemorySource[] memories;
    private final boolean otherData;

    InstanceTemplate(ModuleInfo info, ModuleCompiler compiler, MemoryPool pool) {
        this.types = new DefinedType[info.types().size()];
        for (int i = 0; i < types.length; i++) {
            types[i] = info.types().canonical(i);
        }
        this.scratchSlots = compiler.scratchSlots();
        int imported = info.imported().memories();
        boolean[] varying = varyingMemories(info);
        this.memories = new MemorySource[varying.length - imported];
        boolean other = false;
        for (int i = 0; i < varying.length; i++) {
            other |= varying[i];
            if (i >= imported) {
                memories[i - imported] = new MemorySource(pool, !varying[i]);
            }
        }
        this.otherData = other;
    }

    /** Memories whose active segments do not write the same to each: imported, or at an offset that is no constant. */
    private static boolean[] varyingMemories(ModuleInfo info) {
        boolean[] varying = new boolean[info.memories().length];
        for (DataSegment segment : info.data()) {
            if (segment.active()) {
                varying[segment.memory()] |=
                        segment.memory() < info.imported().memories() || !isConstant(segment, info);
            }
        }
        return varying;
    }

    private static boolean isConstant(DataSegment segment, ModuleInfo info) {
        BinaryReader in = new BinaryReader(info.bytes(), segment.offset(), info.bytes().length);
        if (in.u8() != Opcodes.I32_CONST) {
            return false;
        }
        in.s32();
        return in.u8() == Opcodes.END;
    }

    /** Canonical types, by type index; not to be changed. */
    DefinedType[] types() {
        return types;
    }

    /** Scratch slots that calls need. */
    int scratchSlots() {
        return scratchSlots;
    }

    /** Of memories that are not imported. */
    MemorySource[] memories() {
        return memories;
    }

    /** Whether there are active data segments that no image has. */
    boolean hasOtherData() {
        return otherData;
    }
}
