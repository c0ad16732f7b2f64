package dev.ashlar.wit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which parts of WIT to take, and where to look for packages.
 *
 * @param features behind {@code @unstable} that are asked for
 * @param allFeatures whether all of them are
 * @param dependencies folders with packages, one per file or folder in them, to be read besides {@code deps}
 */
public record WitOptions(Set<String> features, boolean allFeatures, List<Path> dependencies) {
    /** What is stable. */
    public static final WitOptions DEFAULT = new WitOptions(Set.of(), false, List.of());

    /** All there is. */
    public static final WitOptions ALL_FEATURES = new WitOptions(Set.of(), true, List.of());

    public WitOptions {
        features = Set.copyOf(features);
        dependencies = List.copyOf(dependencies);
    }

    /** The same with one more feature. */
    public WitOptions withFeature(String feature) {
        var more = new HashSet<>(features);
        more.add(feature);
        return new WitOptions(more, allFeatures, dependencies);
    }

    /** The same with one more folder of packages. */
    public WitOptions withDependencies(Path folder) {
        var more = new ArrayList<>(dependencies);
        more.add(folder);
        return new WitOptions(features, allFeatures, more);
    }

    /** Whether an {@code @unstable} feature is asked for. */
    public boolean includes(String feature) {
        return allFeatures || features.contains(feature);
    }
}
