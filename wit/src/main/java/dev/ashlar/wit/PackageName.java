package dev.ashlar.wit;

import java.util.Optional;

/**
 * What a package is called, as in {@code wasi:io@0.2.12}.
 *
 * @param namespace with colons where namespaces are nested, as in {@code a:b} of {@code a:b:c/d}
 * @param name with slashes where packages are nested, as in {@code c/d} of {@code a:b:c/d}
 */
public record PackageName(String namespace, String name, Optional<SemanticVersion> version) {
    /** The same name without a version. */
    public PackageName unversioned() {
        return version.isEmpty() ? this : new PackageName(namespace, name, Optional.empty());
    }

    /** Whether the names are the same and the versions, if any, compatible. */
    public boolean isCompatibleWith(PackageName other) {
        return namespace.equals(other.namespace)
                && name.equals(other.name)
                && version.isPresent() == other.version.isPresent()
                && version.map(mine -> mine.isCompatibleWith(other.version.orElseThrow()))
                        .orElse(true);
    }

    @Override
    public String toString() {
        return namespace + ":" + name + version.map(v -> "@" + v).orElse("");
    }
}
