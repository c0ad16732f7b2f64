package dev.ashlar.host.bundle;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Directories of the machine that applications from elsewhere may use if their manifests say so. Without this leave they have
 * what is bundled with them, and stores.
 *
 * @param roots these, and all that is below them
 */
public record HostPlaces(List<Path> roots) {
    /** None. */
    public static final HostPlaces NONE = new HostPlaces(List.of());

    public HostPlaces {
        roots = List.copyOf(roots);
    }

    /** The directory without symbolic links on the way, if it is there and may be used. */
    Optional<Path> find(Path absolute) {
        return real(absolute)
                .filter(path ->
                        roots.stream().flatMap(root -> real(root).stream()).anyMatch(path::startsWith));
    }

    private static Optional<Path> real(Path path) {
        try {
            return Optional.of(path.toRealPath());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
