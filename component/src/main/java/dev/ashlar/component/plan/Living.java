package dev.ashlar.component.plan;

import dev.ashlar.component.ResourceType;
import dev.ashlar.component.runtime.InstanceState;
import dev.ashlar.component.runtime.RuntimeResource;
import dev.ashlar.engine.Extern;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Makes what a living composition exports part of another plan. */
public final class Living {
    private final Slots slots;

    Living(Slots slots) {
        this.slots = slots;
    }

    /** What the slots of the plan that brought the composition to life hold. */
    public record Contents(
            InstanceState[] instances,
            @Nullable Extern[] externs,
            @Nullable RuntimeResource[] resources) {}

    /** The same item in the slots of the new plan. */
    public Item translate(Item item, Contents from) {
        return switch (item) {
            case Item.Lifted lifted -> translate(lifted, from);
            case Item.Host host ->
                new Item.Host(
                        host.instance(), host.name(), host.type(), translate(host.resources(), from), host.factory());
            case Item.OfResource(int resource) -> new Item.OfResource(resource(resource, from));
            case Item.OfInstance(SequencedMap<String, Item> exports) -> {
                SequencedMap<String, Item> translated = new LinkedHashMap<>();
                exports.forEach((name, part) -> translated.put(name, translate(part, from)));
                yield new Item.OfInstance(translated);
            }
            case Item.OfModule module -> module;
            case Item.OfComponent component -> component;
            case Item.OfType type -> type;
        };
    }

    private Item translate(Item.Lifted lifted, Contents from) {
        int instance = slots.known(from.instances()[lifted.instance()]);
        Map<ResourceType, Integer> resources = translate(lifted.resources(), from);
        slots.resourcesOf(instance).putAll(resources);
        SlotOptions options = lifted.options();
        return new Item.Lifted(
                instance,
                extern(lifted.coreFunction(), from),
                new SlotOptions(
                        options.encoding(),
                        extern(options.memory(), from),
                        extern(options.realloc(), from),
                        extern(options.postReturn(), from),
                        options.async()),
                lifted.type(),
                resources,
                lifted.usesContext());
    }

    private int extern(int slot, Contents from) {
        return slot == SlotOptions.NONE
                ? SlotOptions.NONE
                : slots.known(Objects.requireNonNull(from.externs()[slot], "written before"));
    }

    private int resource(int slot, Contents from) {
        return slots.known(Objects.requireNonNull(from.resources()[slot], "written before"));
    }

    private Map<ResourceType, Integer> translate(Map<ResourceType, Integer> resources, Contents from) {
        Map<ResourceType, Integer> translated = new HashMap<>();
        resources.forEach((type, slot) -> translated.put(type, resource(slot, from)));
        return translated;
    }
}
