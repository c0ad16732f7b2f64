package dev.ashlar.component.compose;

import dev.ashlar.component.ComponentExternType;
import dev.ashlar.component.ComponentInstanceType;
import dev.ashlar.component.ResourceType;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An import of the composition: what one or several parts need under the same name or compatible versions of it. Its type
 * has all that any of them wants; the resources in it belong to the composition.
 */
final class Requirement {
    private final Map<String, ResourceType> resources = new HashMap<>();
    private final Set<Requirement> mentioned = new LinkedHashSet<>();
    private VersionedName name;
    private String askedBy;
    private @Nullable ComponentExternType type;

    Requirement(VersionedName name, String askedBy) {
        this.name = name;
        this.askedBy = askedBy;
    }

    /** That of the highest version that any part wants. */
    String name() {
        return name.name();
    }

    String askedBy() {
        return askedBy;
    }

    ComponentExternType type() {
        if (type == null) {
            throw new IllegalStateException(name() + " has no type yet");
        }
        return type;
    }

    /** Those whose resources the type mentions. */
    Set<Requirement> mentioned() {
        return mentioned;
    }

    /** The composition's resource for the one that {@code path} inside the type introduces. */
    ResourceType resource(String path) {
        return resources.computeIfAbsent(path, key -> new ResourceType(name() + path));
    }

    /** Adds what a further part wants, in the composition's resources. */
    void add(VersionedName wanted, ComponentExternType wantedType, String part) {
        type = type == null ? wantedType : merged(type, wantedType, wanted.name(), part);
        if (!name.equals(name.orHigher(wanted))) {
            name = wanted;
            askedBy = part;
        }
    }

    private ComponentExternType merged(ComponentExternType one, ComponentExternType other, String path, String part) {
        if (one.equals(other)) {
            return one;
        }
        if (one instanceof ComponentExternType.Instance(ComponentInstanceType first)
                && other instanceof ComponentExternType.Instance(ComponentInstanceType second)) {
            SequencedMap<String, ComponentExternType> exports = new LinkedHashMap<>(first.exports());
            second.exports()
                    .forEach((export, exportType) ->
                            exports.merge(export, exportType, (a, b) -> merged(a, b, path + "#" + export, part)));
            return new ComponentExternType.Instance(new ComponentInstanceType(exports));
        }
        throw new ComposeException("%s imports \"%s\" as %s, but %s as %s; they cannot share one import"
                .formatted(askedBy, path, one, part, other));
    }
}
