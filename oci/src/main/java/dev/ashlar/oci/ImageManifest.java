package dev.ashlar.oci;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An artifact: a configuration and layers (OCI image specification, "image manifest").
 *
 * @param artifactType what it is, where the configuration's media type does not say it
 * @param subject what it belongs to, as a signature belongs to what it signs
 */
public record ImageManifest(
        Optional<String> artifactType,
        Descriptor config,
        List<Descriptor> layers,
        Optional<Descriptor> subject,
        Map<String, String> annotations) {
    public ImageManifest {
        layers = List.copyOf(layers);
        annotations = Collections.unmodifiableMap(new LinkedHashMap<>(annotations));
    }

    public ImageManifest(Descriptor config, List<Descriptor> layers) {
        this(Optional.empty(), config, layers, Optional.empty(), Map.of());
    }

    /**
     * Reads one, of at most 4 MiB. Members that this record has not are not kept: push and sign the bytes that were read, not
     * {@link #toJson}.
     *
     * @throws InvalidDocumentException when it is none
     */
    public static ImageManifest parse(byte[] bytes) {
        return Documents.parse(
                bytes,
                "image manifest",
                Set.of(MediaTypes.IMAGE_MANIFEST, MediaTypes.DOCKER_MANIFEST),
                Set.of("manifests", "fsLayers"),
                fields -> new ImageManifest(
                        fields.optionalText("artifactType"),
                        Descriptor.of(fields.object("config")),
                        fields.objects("layers").stream().map(Descriptor::of).toList(),
                        fields.optionalObject("subject").map(Descriptor::of),
                        fields.map("annotations")));
    }

    /** The same manifest, the same bytes. */
    public byte[] toJson() {
        var members = Documents.begin(MediaTypes.IMAGE_MANIFEST, artifactType);
        members.put("config", config.members());
        members.put("layers", layers.stream().map(Descriptor::members).toList());
        return Documents.end(members, subject, annotations);
    }

    /** What it is: its artifact type, or else the media type of its configuration. */
    public String type() {
        return artifactType.orElse(config.mediaType());
    }
}
