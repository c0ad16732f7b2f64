package dev.ashlar.oci.sign;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ashlar.oci.Digest;
import dev.ashlar.oci.InvalidReferenceException;
import dev.ashlar.oci.json.Json;
import dev.ashlar.oci.json.JsonException;
import dev.ashlar.oci.json.JsonFields;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * The form that cosign 3 writes unless told otherwise: a Sigstore bundle (protobuf-specs, {@code sigstore_bundle.proto}) with an
 * envelope of DSSE 1.0 around an in-toto statement of the type {@link #PREDICATE}. What logs and authorities add to it is passed
 * over: here keys decide.
 */
final class SigstoreBundle {
    /** What artifacts with bundles begin their type with; the version follows. */
    static final String MEDIA_TYPE = "application/vnd.dev.sigstore.bundle.";

    static final String PREDICATE = "https://sigstore.dev/cosign/sign/v1";
    static final int MAX_BYTES = 1 << 20;

    private static final String PAYLOAD_TYPE = "application/vnd.in-toto+json";

    private SigstoreBundle() {}

    /** @throws InvalidSignatureException when it is none, or says something else than that something is signed */
    static ArtifactSignature parse(byte[] bundle) {
        try {
            var envelope = Json.object(bundle, MAX_BYTES).object("dsseEnvelope");
            String type = envelope.text("payloadType");
            if (!type.equals(PAYLOAD_TYPE)) {
                throw new InvalidSignatureException("it is an envelope around %s".formatted(type));
            }
            byte[] payload = bytes(envelope, "payload");
            var statement = Json.object(payload, MAX_BYTES);
            if (!statement.text("predicateType").equals(PREDICATE)) {
                throw new InvalidSignatureException(
                        "it is a statement of %s".formatted(statement.text("predicateType")));
            }
            var values = new ArrayList<byte[]>();
            for (JsonFields signature : envelope.objects("signatures")) {
                values.add(bytes(signature, "sig"));
            }
            return new ArtifactSignature(subjects(statement), encoded(type, payload), values);
        } catch (JsonException | InvalidReferenceException e) {
            throw new InvalidSignatureException("no bundle with a signature: " + e.getMessage());
        }
    }

    private static List<Digest> subjects(JsonFields statement) {
        return statement.objects("subject").stream()
                .map(subject ->
                        Digest.parse("sha256:" + subject.object("digest").text("sha256")))
                .toList();
    }

    /** PAE of DSSE: what is signed says how long its parts are. */
    static byte[] encoded(String type, byte[] payload) {
        byte[] head = "DSSEv1 %d %s %d "
                .formatted(type.getBytes(UTF_8).length, type, payload.length)
                .getBytes(UTF_8);
        return ByteBuffer.allocate(head.length + payload.length)
                .put(head)
                .put(payload)
                .array();
    }

    private static byte[] bytes(JsonFields fields, String name) {
        try {
            return Base64.getDecoder().decode(fields.text(name));
        } catch (IllegalArgumentException e) {
            throw fields.invalid(name, "is not base64");
        }
    }
}
