package dev.ashlar.component.compose;

import dev.ashlar.wit.SemanticVersion;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * The name of an import or export, and with which others it is compatible.
 *
 * @param track equal for names of compatible versions; where there is no version, or that of a draft, the name itself
 */
record VersionedName(String name, String track, Optional<SemanticVersion> version) {
    static VersionedName of(String name) {
        int at = name.lastIndexOf('@');
        Optional<SemanticVersion> version = at < 0
                ? Optional.empty()
                : SemanticVersion.parse(name.substring(at + 1)).filter(parsed -> !parsed.isPrerelease());
        return new VersionedName(
                name, version.map(v -> name.substring(0, at + 1) + track(v)).orElse(name), version);
    }

    private static String track(SemanticVersion version) {
        if (version.major() > 0) {
            return String.valueOf(version.major());
        }
        return version.minor() > 0 ? "0." + version.minor() : "0.0." + version.patch();
    }

    /** The one among {@code names} that serves an import of this name: the same, else the highest compatible. */
    Optional<String> servedBy(Collection<String> names) {
        if (names.contains(name)) {
            return Optional.of(name);
        }
        return names.stream()
                .map(VersionedName::of)
                .filter(candidate -> candidate.track.equals(track) && candidate.version.isPresent())
                .max(Comparator.comparing(candidate -> candidate.version.orElseThrow()))
                .map(VersionedName::name);
    }

    /** The higher version of two on the same track. */
    VersionedName orHigher(VersionedName other) {
        boolean higher = version.isPresent()
                && other.version.isPresent()
                && version.get().compareTo(other.version.get()) < 0;
        return higher ? other : this;
    }
}
