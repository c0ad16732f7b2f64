package dev.ashlar.engine.link;

import dev.ashlar.engine.binary.DataSegment;
import dev.ashlar.engine.binary.DefinedType;
import dev.ashlar.engine.binary.ModuleInfo;
import dev.ashlar.engine.compile.ModuleCompiler;
import dev.ashlar.engine.runtime.Lifetimes;
import dev.ashlar.engine.runtime.MemoryPool;
import dev.ashlar.engine.runtime.MemorySource;
import org.jspecify.annotations.Nullable;

/** What all instances of a module have in common, so that instantiating need not find it out again. */
final class InstanceTemplate {
    private final DefinedType[] types;
    private final int scratchSlots;
    private final MemorySource[] memories;
    private final boolean otherData;
    private final int[] @Nullable [] tables;

    /** @param lifetimes told of instances that end; null where nobody asks */
    InstanceTemplate(ModuleInfo info, ModuleCompiler compiler, MemoryPool pool, @Nullable Lifetimes lifetimes) {
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
                memories[i - imported] =
                        new MemorySource(pool, !varying[i], compiler.options().trackWrites(), lifetimes);
            }
        }
        this.otherData = other;
        this.tables = TablePlan.of(info);
    }

    /** Memories whose active segments do not write the same to each: imported, or at an offset that is no constant. */
    private static boolean[] varyingMemories(ModuleInfo info) {
        boolean[] varying = new boolean[info.memories().length];
        for (DataSegment segment : info.data()) {
            if (segment.active()) {
                varying[segment.memory()] |= segment.memory() < info.imported().memories()
                        || ConstantExpression.constantAddress(info, segment.offset())
                                .isEmpty();
            }
        }
        return varying;
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

    /** By table: the functions that all active segments together put into it, or null where that is not known before. */
    int[] @Nullable [] tables() {
        return tables;
    }
}
