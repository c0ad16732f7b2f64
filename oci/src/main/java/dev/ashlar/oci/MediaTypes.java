package dev.ashlar.oci;

import dev.ashlar.oci.json.Json;
import dev.ashlar.oci.json.JsonException;
import dev.ashlar.oci.json.JsonFields;

/** Media types of documents, configurations and layers. */
public final class MediaTypes {
    private static final int LONGEST_SHOWN = 200;

    public static final String IMAGE_MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    public static final String IMAGE_INDEX = "application/vnd.oci.image.index.v1+json";
    /** The configuration of an artifact that needs none: two bytes, {@code {}}. */
    public static final String EMPTY = "application/vnd.oci.empty.v1+json";

    public static final String DOCKER_MANIFEST = "application/vnd.docker.distribution.manifest.v2+json";
    public static final String DOCKER_LIST = "application/vnd.docker.distribution.manifest.list.v2+json";

    /** The configuration of a WebAssembly artifact as the CNCF describes it. */
    public static final String WASM_CONFIG = "application/vnd.wasm.config.v0+json";
    /** A module or component. */
    public static final String WASM = "application/wasm";

    /** An application of Ashlar: of its index, and of the manifest in it that holds {@code ashlar.toml}. */
    public static final String APPLICATION = "application/vnd.ashlar.application.v1";
    /** The text of an {@code ashlar.toml}. */
    public static final String APPLICATION_MANIFEST = "application/vnd.ashlar.manifest.v1+toml";

    /** Spin's locked application in JSON: the configuration of an artifact of Spin 1, a layer of those of later versions. */
    public static final String SPIN_APPLICATION = "application/vnd.fermyon.spin.application.v1+config";

    private MediaTypes() {}

    /**
     * The type of a manifest or an index of which nothing but the bytes is known.
     *
     * @throws InvalidDocumentException when it is neither
     */
    public static String ofDocument(byte[] bytes) {
        try {
            JsonFields fields = Json.object(bytes, Documents.MAX_BYTES);
            String type = fields.textOrEmpty("mediaType");
            if (isIndex(type) || isManifest(type)) {
                return type;
            }
            if (type.isEmpty() && fields.has("manifests")) {
                return IMAGE_INDEX;
            }
            if (type.isEmpty() && fields.has("config")) {
                return IMAGE_MANIFEST;
            }
            throw new InvalidDocumentException(
                    "neither manifest nor index: " + type.substring(0, Math.min(type.length(), LONGEST_SHOWN)));
        } catch (JsonException e) {
            throw new InvalidDocumentException("neither manifest nor index: " + e.getMessage());
        }
    }

    /** Whether it is one of an index, that is a document that lists manifests. */
    public static boolean isIndex(String mediaType) {
        return mediaType.equals(IMAGE_INDEX) || mediaType.equals(DOCKER_LIST);
    }

    /** Whether it is one of a manifest of a single image or artifact. */
    public static boolean isManifest(String mediaType) {
        return mediaType.equals(IMAGE_MANIFEST) || mediaType.equals(DOCKER_MANIFEST);
    }
}
