package dev.ashlar.oci.registry;

import dev.ashlar.oci.Descriptor;
import dev.ashlar.oci.ImageIndex;
import dev.ashlar.oci.ImageManifest;
import dev.ashlar.oci.InvalidDocumentException;
import dev.ashlar.oci.MediaTypes;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A manifest or an index as a registry has it. */
public record Document(Descriptor descriptor, byte[] bytes) {
    @Override
    public boolean equals(Object other) {
        return other instanceof Document document && descriptor.equals(document.descriptor);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(descriptor);
    }

    @Override
    public String toString() {
        return descriptor.toString();
    }

    /**
     * What it refers to, in its order: manifests, or configuration and layers.
     *
     * @throws InvalidDocumentException when it is neither manifest nor index
     */
    public List<Descriptor> children() {
        if (MediaTypes.isIndex(descriptor.mediaType())) {
            return ImageIndex.parse(bytes).manifests();
        }
        var manifest = ImageManifest.parse(bytes);
        return Stream.concat(Stream.of(manifest.config()), manifest.layers().stream())
                .distinct()
                .toList();
    }
}
