package dev.ashlar.host.bundle;

import dev.ashlar.oci.Descriptor;
import dev.ashlar.oci.Digest;
import dev.ashlar.oci.ImageManifest;
import dev.ashlar.oci.MediaTypes;
import dev.ashlar.oci.WasmArtifact;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The manifest of an application that Spin pushed: a layer for each component and each file, or, where there would be too many, archives of files.
 * Since Spin 2 the locked application is a layer, too; before, it was the configuration.
 *
 * @param locked the locked application
 * @param layers all of them, by digest
 * @param archives of files, which are found in them by their digests
 */
record SpinArtifact(Descriptor locked, Map<Digest, Descriptor> layers, List<Descriptor> archives) {
    private static final String ARCHIVE = "application/vnd.wasm.content.bundle.v1.tar+gzip";

    /** Empty for what is none. */
    static Optional<SpinArtifact> of(ImageManifest manifest) {
        return Stream.concat(Stream.of(manifest.config()), manifest.layers().stream())
                .filter(part -> part.mediaType().equals(MediaTypes.SPIN_APPLICATION))
                .findFirst()
                .map(locked -> of(locked, manifest.layers()));
    }

    private static SpinArtifact of(Descriptor locked, List<Descriptor> all) {
        var layers = new LinkedHashMap<Digest, Descriptor>();
        all.forEach(layer -> layers.merge(
                layer.digest(), layer, (one, other) -> WasmArtifact.isWasm(one.mediaType()) ? one : other));
        var archives =
                all.stream().filter(layer -> layer.mediaType().equals(ARCHIVE)).toList();
        return new SpinArtifact(locked, layers, archives);
    }

    /** That of a component, if it is one. */
    Optional<Descriptor> component(Digest digest) {
        return Optional.ofNullable(layers.get(digest)).filter(layer -> WasmArtifact.isWasm(layer.mediaType()));
    }

    /** How many bytes it is. */
    long bytes() {
        return layers.values().stream().mapToLong(Descriptor::size).sum() + locked.size();
    }
}
