package dev.ashlar.component.link;

import dev.ashlar.component.plan.Item;
import dev.ashlar.component.plan.Living;
import dev.ashlar.component.plan.SlotOptions;
import dev.ashlar.component.runtime.Composition;
import dev.ashlar.component.runtime.InstanceState;
import dev.ashlar.component.runtime.RuntimeResource;
import dev.ashlar.engine.Extern;
import dev.ashlar.engine.Function;
import dev.ashlar.engine.runtime.LinearMemory;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the slots of a plan hold, once it has run. */
record Contents(
        Composition composition,
        InstanceState[] instances,
        @Nullable Extern[] externs,
        @Nullable RuntimeResource[] resources) {
    Extern extern(int slot) {
        return Objects.requireNonNull(externs[slot], "written before");
    }

    Function function(int slot) {
        return (Function) extern(slot);
    }

    /** Null for no slot. */
    @Nullable Function optionalFunction(int slot) {
        return slot == SlotOptions.NONE ? null : function(slot);
    }

    LinearMemory requireMemory(int slot) {
        return (LinearMemory) extern(slot);
    }

    /** Null for no slot. */
    @Nullable LinearMemory memory(int slot) {
        return slot == SlotOptions.NONE ? null : requireMemory(slot);
    }

    /** Null for no slot. */
    @Nullable MethodHandle handle(int slot) {
        return slot == SlotOptions.NONE ? null : function(slot).handle();
    }

    RuntimeResource resource(int slot) {
        return Objects.requireNonNull(resources[slot], "written before");
    }

    /** What resource types stand for, in their order. */
    RuntimeResource[] resources(
            List<dev.ashlar.component.ResourceType> types, Map<dev.ashlar.component.ResourceType, Integer> slots) {
        RuntimeResource[] found = new RuntimeResource[types.size()];
        for (int i = 0; i < found.length; i++) {
            Integer slot = slots.get(types.get(i));
            if (slot == null) {
                throw new IllegalStateException("a checked component uses the unknown resource " + types.get(i));
            }
            found[i] = resource(slot);
        }
        return found;
    }

    Item in(Living plan, Item item) {
        return plan.translate(item, new Living.Contents(instances, externs, resources));
    }
}
