package dev.ashlar.host.bundle;

import dev.ashlar.host.diagnostics.Problem;
import dev.ashlar.host.manifest.Application;
import dev.ashlar.oci.Descriptor;
import dev.ashlar.oci.Digest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An application that was read from a content store. Its components are digests there, its directories unpacked.
 *
 * @param index what it was read from
 * @param warnings what it works with all the same
 * @param components the manifests of its components, by name; two names may have the same
 * @param directories digests of what is unpacked for it
 */
public record BundledApplication(
        Descriptor index,
        Application application,
        List<Problem> warnings,
        Map<String, Descriptor> components,
        Set<Digest> directories) {
    public BundledApplication {
        warnings = List.copyOf(warnings);
        components = Collections.unmodifiableMap(new LinkedHashMap<>(components));
        directories = Set.copyOf(directories);
    }
}
