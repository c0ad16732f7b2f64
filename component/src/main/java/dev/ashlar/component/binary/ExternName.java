package dev.ashlar.component.binary;

import java.util.Optional;

/**
 * The name of an import or export with its attributes, unchecked.
 *
 * @param implemented the interface that an instance of this name implements
 * @param versionSuffix what completes a canonical version
 * @param externalId an identity that only tools know
 */
public record ExternName(
        String name, Optional<String> implemented, Optional<String> versionSuffix, Optional<String> externalId) {
    /** A name without attributes. */
    public static ExternName of(String name) {
        return new ExternName(name, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
