package dev.ashlar.oci;

import dev.ashlar.oci.json.JsonFields;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Names some bytes and says what they are (OCI image specification, "content descriptors").
 *
 * @param size in bytes
 * @param annotations in the order in which they are written
 * @param platform in an index: what it is for
 * @param artifactType of the manifest that it names, if it is one of an artifact
 */
public record Descriptor(
        String mediaType,
        Digest digest,
        long size,
        Map<String, String> annotations,
        Optional<Platform> platform,
        Optional<String> artifactType) {
    public Descriptor {
        if (size < 0) {
            throw new IllegalArgumentException("negative size");
        }
        annotations = Collections.unmodifiableMap(new LinkedHashMap<>(annotations));
    }

    public Descriptor(String mediaType, Digest digest, long size) {
        this(mediaType, digest, size, Map.of(), Optional.empty(), Optional.empty());
    }

    /** Names these bytes. */
    public static Descriptor of(String mediaType, byte[] bytes) {
        return new Descriptor(mediaType, Digest.of(bytes), bytes.length);
    }

    /** The same with an annotation more. */
    public Descriptor annotated(String name, String value) {
        var more = new LinkedHashMap<>(annotations);
        more.put(name, value);
        return new Descriptor(mediaType, digest, size, more, platform, artifactType);
    }

    public Descriptor withPlatform(Platform its) {
        return new Descriptor(mediaType, digest, size, annotations, Optional.of(its), artifactType);
    }

    public Descriptor withArtifactType(String its) {
        return new Descriptor(mediaType, digest, size, annotations, platform, Optional.of(its));
    }

    static Descriptor of(JsonFields fields) {
        long size = fields.number("size");
        if (size < 0) {
            throw fields.invalid("size", "is negative");
        }
        return new Descriptor(
                fields.text("mediaType"),
                digest(fields),
                size,
                fields.map("annotations"),
                fields.optionalObject("platform")
                        .map(its -> new Platform(its.textOrEmpty("architecture"), its.textOrEmpty("os"))),
                fields.optionalText("artifactType"));
    }

    private static Digest digest(JsonFields fields) {
        try {
            return Digest.parse(fields.text("digest"));
        } catch (InvalidReferenceException e) {
            throw fields.invalid("digest", "is no SHA-256: " + e.getMessage());
        }
    }

    Map<String, Object> members() {
        var members = new LinkedHashMap<String, Object>();
        members.put("mediaType", mediaType);
        members.put("digest", digest.toString());
        members.put("size", size);
        if (!annotations.isEmpty()) {
            members.put("annotations", annotations);
        }
        platform.ifPresent(its -> {
            var fields = new LinkedHashMap<String, String>();
            fields.put("architecture", its.architecture());
            fields.put("os", its.os());
            members.put("platform", fields);
        });
        artifactType.ifPresent(type -> members.put("artifactType", type));
        return members;
    }
}
