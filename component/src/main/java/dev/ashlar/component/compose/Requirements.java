package dev.ashlar.component.compose;

import dev.ashlar.component.ComponentExternType;
import dev.ashlar.component.ComponentInstanceType;
import dev.ashlar.component.ResourceType;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The imports that no plug serves. What several parts import under one name, or under compatible versions, becomes one
 * import of the composition; the resources that each of the parts knows by its own types become the composition's.
 */
final class Requirements {
    private final Map<String, Requirement> byTrack = new LinkedHashMap<>();

    /** Of a resource: who has to be imported before it can be mentioned. */
    private final Map<ResourceType, Requirement> introducedBy = new IdentityHashMap<>();

    /** What the resources of one part stand for. */
    static final class View {
        private final String part;
        private final Map<ResourceType, ResourceType> resources = new IdentityHashMap<>();
        private final Map<ResourceType, String> plugged = new IdentityHashMap<>();

        View(String part) {
            this.part = part;
        }

        /** Remembers the resources of an import that a plug serves, {@code by} whom. */
        void plug(ComponentExternType type, String by) {
            introduced(type, "", (path, resource) -> plugged.put(resource, by));
        }
    }

    @FunctionalInterface
    private interface Introduction {
        void accept(String path, ResourceType resource);
    }

    /** Adds an import of a part. All imports of a part come in order. */
    Requirement add(View view, String name, ComponentExternType type) {
        VersionedName versioned = VersionedName.of(name);
        Requirement requirement =
                byTrack.computeIfAbsent(versioned.track(), track -> new Requirement(versioned, view.part));
        introduced(type, "", (path, resource) -> {
            ResourceType own = requirement.resource(path);
            introducedBy.putIfAbsent(own, requirement);
            view.resources.put(resource, own);
        });
        Renaming renaming = new Renaming(resource -> resolve(view, requirement, name, resource));
        requirement.add(versioned, renaming.extern(type), view.part);
        return requirement;
    }

    private ResourceType resolve(View view, Requirement requirement, String name, ResourceType resource) {
        ResourceType own = view.resources.get(resource);
        if (own == null) {
            throw new ComposeException(("%s imports \"%s\", which mentions the resource %s of %s; "
                            + "nobody else can provide that import, plug a component that does")
                    .formatted(view.part, name, resource, view.plugged.getOrDefault(resource, "another component")));
        }
        Requirement introducing = introducedBy.get(own);
        if (introducing != null && introducing != requirement) {
            requirement.mentioned().add(introducing);
        }
        return own;
    }

    private static void introduced(ComponentExternType type, String path, Introduction introduction) {
        switch (type) {
            case ComponentExternType.Resource(ResourceType resource) -> introduction.accept(path, resource);
            case ComponentExternType.Instance(ComponentInstanceType instance) ->
                instance.exports().forEach((name, export) -> introduced(export, path + "#" + name, introduction));
            default -> {}
        }
    }

    /** All of them, those before others whose resources the others mention. */
    List<Requirement> inOrder() {
        Set<Requirement> ordered = new LinkedHashSet<>();
        byTrack.values().forEach(requirement -> order(requirement, ordered, new ArrayList<>()));
        return List.copyOf(ordered);
    }

    private static void order(Requirement requirement, Set<Requirement> ordered, List<Requirement> above) {
        if (ordered.contains(requirement)) {
            return;
        }
        if (above.contains(requirement)) {
            throw new ComposeException("%s imports \"%s\", which mentions resources of imports that mention its own"
                    .formatted(requirement.askedBy(), requirement.name()));
        }
        above.add(requirement);
        requirement.mentioned().forEach(mentioned -> order(mentioned, ordered, above));
        above.removeLast();
        ordered.add(requirement);
    }
}
