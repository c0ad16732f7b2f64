package dev.ashlar.component.validate;

import dev.ashlar.component.ResourceType;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the abstract resources of one side of a comparison stand for, in layers. */
final class Bindings {
    private final @Nullable Bindings outer;
    private final Map<ResourceType, ResourceType> bound = new HashMap<>();

    Bindings(@Nullable Bindings outer) {
        this.outer = outer;
    }

    void put(ResourceType resource, ResourceType meaning) {
        bound.putIfAbsent(resource, meaning);
    }

    ResourceType resolve(ResourceType resource) {
        for (Bindings layer = this; layer != null; layer = layer.outer) {
            ResourceType meaning = layer.bound.get(resource);
            if (meaning != null) {
                return meaning;
            }
        }
        return resource;
    }

    /** Those of this layer. */
    Map<ResourceType, ResourceType> own() {
        return bound;
    }
}
