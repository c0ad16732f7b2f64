package dev.ashlar.oci.sign;

import dev.ashlar.oci.ContentStore;
import dev.ashlar.oci.Descriptor;
import dev.ashlar.oci.Digest;
import dev.ashlar.oci.ImageManifest;
import dev.ashlar.oci.MediaTypes;
import dev.ashlar.oci.json.Json;
import java.io.IOException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Bundles as cosign 3 writes them, which cosign verifies. */
final class Bundles {
    static final String MEDIA_TYPE = SigstoreBundle.MEDIA_TYPE + "v0.3+json";

    private static final String PAYLOAD_TYPE = "application/vnd.in-toto+json";

    private Bundles() {}

    /** An artifact that refers to what is signed. */
    static Descriptor sign(Descriptor subject, SigningKey key, ContentStore store) throws IOException {
        Descriptor bundle = store.put(MEDIA_TYPE, bundle(subject.digest(), SigstoreBundle.PREDICATE, key));
        var manifest = new ImageManifest(
                Optional.of(MEDIA_TYPE),
                store.put(MediaTypes.EMPTY, Json.bytes(Map.of())),
                List.of(bundle),
                Optional.of(new Descriptor(subject.mediaType(), subject.digest(), subject.size())),
                Map.of());
        return store.put(MediaTypes.IMAGE_MANIFEST, manifest.toJson()).withArtifactType(MEDIA_TYPE);
    }

    static byte[] bundle(Digest digest, String predicate, SigningKey key) {
        var statement = new LinkedHashMap<String, Object>();
        statement.put("_type", "https://in-toto.io/Statement/v1");
        statement.put("subject", List.of(Map.of("digest", Map.of("sha256", digest.hex()))));
        statement.put("predicateType", predicate);
        statement.put("predicate", Map.of());
        byte[] payload = Json.bytes(statement);
        byte[] signature = key.sign(SigstoreBundle.encoded(PAYLOAD_TYPE, payload));
        var bundle = new LinkedHashMap<String, Object>();
        bundle.put("mediaType", MEDIA_TYPE);
        bundle.put("verificationMaterial", Map.of("publicKey", Map.of("hint", "a key")));
        bundle.put(
                "dsseEnvelope",
                Map.of(
                        "payload",
                        base64(payload),
                        "payloadType",
                        PAYLOAD_TYPE,
                        "signatures",
                        List.of(Map.of("sig", base64(signature)))));
        return Json.bytes(bundle);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
