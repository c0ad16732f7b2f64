package dev.ashlar.oci;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A list of manifests (OCI image specification, "image index"). */
public record ImageIndex(
        Optional<String> artifactType,
        List<Descriptor> manifests,
        Optional<Descriptor> subject,
        Map<String, String> annotations) {
    public ImageIndex {
        manifests = List.copyOf(manifests);
        annotations = Collections.unmodifiableMap(new LinkedHashMap<>(annotations));
    }

    /**
     * Reads one, of at most 4 MiB. Members that this record has not are not kept: push and sign the bytes that were read, not
     * {@link #toJson}.
     *
     * @throws InvalidDocumentException when it is none
     */
    public static ImageIndex parse(byte[] bytes) {
        return Documents.parse(
                bytes,
                "image index",
                Set.of(MediaTypes.IMAGE_INDEX, MediaTypes.DOCKER_LIST),
                Set.of("config", "layers", "fsLayers"),
                fields -> new ImageIndex(
                        fields.optionalText("artifactType"),
                        fields.objects("manifests").stream().map(Descriptor::of).toList(),
                        fields.optionalObject("subject").map(Descriptor::of),
                        fields.map("annotations")));
    }

    /** The same index, the same bytes. */
    public byte[] toJson() {
        var members = Documents.begin(MediaTypes.IMAGE_INDEX, artifactType);
        members.put("manifests", manifests.stream().map(Descriptor::members).toList());
        return Documents.end(members, subject, annotations);
    }
}
