package dev.ashlar.oci.sign;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ashlar.oci.Digest;
import dev.ashlar.oci.InvalidReferenceException;
import dev.ashlar.oci.json.Json;
import dev.ashlar.oci.json.JsonException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What cosign signs: a text that names a manifest by its digest (cosign's SIGNATURE_SPEC.md, "Simple Signing").
 *
 * @param identity the repository it was signed for, which nobody checks
 */
record SimpleSigning(String identity, Digest digest) {
    static final String MEDIA_TYPE = "application/vnd.dev.cosign.simplesigning.v1+json";
    static final int MAX_BYTES = 64 << 10;

    private static final String TYPE = "cosign container image signature";

    /** Its members in the order in which cosign has them. */
    byte[] toJson() {
        var critical = new LinkedHashMap<String, Object>();
        critical.put("identity", Map.of("docker-reference", identity));
        critical.put("image", Map.of("docker-manifest-digest", digest.toString()));
        critical.put("type", TYPE);
        var text = new LinkedHashMap<String, Object>();
        text.put("critical", critical);
        text.put("optional", Map.of());
        return Json.bytes(text);
    }

    /** @throws InvalidSignatureException when it is none */
    static SimpleSigning parse(byte[] text) {
        try {
            var critical = Json.object(text, MAX_BYTES).object("critical");
            if (!critical.text("type").equals(TYPE)) {
                throw new InvalidSignatureException("it is a %s".formatted(critical.text("type")));
            }
            return new SimpleSigning(
                    critical.optionalObject("identity")
                            .map(identity -> identity.textOrEmpty("docker-reference"))
                            .orElse(""),
                    Digest.parse(critical.object("image").text("docker-manifest-digest")));
        } catch (JsonException | InvalidReferenceException e) {
            throw new InvalidSignatureException(
                    "it does not say what is signed: %s in %s".formatted(e.getMessage(), shown(text)));
        }
    }

    private static String shown(byte[] text) {
        String all = new String(text, 0, Math.min(text.length, 200), UTF_8);
        return all.replaceAll("\\p{Cntrl}", "?");
    }
}
