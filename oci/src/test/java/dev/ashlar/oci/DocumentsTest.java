package dev.ashlar.oci;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentsTest {
    private static final Descriptor BLOB = Descriptor.of(MediaTypes.WASM, new byte[] {1, 2, 3});

    @Test
    void manifestsAreReadAsTheyWereWritten() {
        var manifest = new ImageManifest(
                Optional.of("application/x"),
                BLOB,
                List.of(BLOB.annotated("b", "ü\"\n").annotated("a", "2"), BLOB),
                Optional.of(BLOB.withArtifactType("application/y")),
                Map.of("k", "v"));
        assertThat(ImageManifest.parse(manifest.toJson())).isEqualTo(manifest);
        assertThat(ImageManifest.parse(manifest.toJson()).toJson()).isEqualTo(manifest.toJson());
    }

    @Test
    void indexesAreReadAsTheyWereWritten() {
        var index = new ImageIndex(
                Optional.empty(),
                List.of(BLOB.withPlatform(new Platform("wasm", "wasip2"))),
                Optional.empty(),
                Map.of());
        assertThat(ImageIndex.parse(index.toJson())).isEqualTo(index);
        assertThat(new String(index.toJson(), UTF_8))
                .isEqualTo(
                        "{\"schemaVersion\":2,\"mediaType\":\"application/vnd.oci.image.index.v1+json\",\"manifests\":["
                                + "{\"mediaType\":\"application/wasm\",\"digest\":\"" + BLOB.digest()
                                + "\",\"size\":3,\"platform\":{\"architecture\":\"wasm\",\"os\":\"wasip2\"}}]}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[] | no JSON object",
                "{ | no valid JSON",
                "{} | schemaVersion is missing",
                "{'schemaVersion':1} | schemaVersion is not 2",
                "{'schemaVersion':'2'} | schemaVersion is not a whole number",
                "{'schemaVersion':2,'schemaVersion':2} | no valid JSON: Duplicate",
                "{'schemaVersion':2,'manifests':[],'config':{}} | manifests has no place in it",
                "{'schemaVersion':2,'mediaType':'application/vnd.oci.image.index.v1+json'} | mediaType is application/",
                "{'schemaVersion':2} | config is missing",
                "{'schemaVersion':2,'config':{'mediaType':'a','digest':'sha256:1','size':1}} | config.digest is no SHA-256",
                "{'schemaVersion':2,'config':{'mediaType':'a','digest':'D','size':-1}} | config.size is negative",
                "{'schemaVersion':2,'config':{'mediaType':'a','digest':'D','size':1e3}} | config.size is not a whole number",
                "{'schemaVersion':2,'config':{'mediaType':'a','digest':'D','size':99999999999999999999}} | no valid JSON",
                "{'schemaVersion':2,'config':{'mediaType':'a','digest':'D','size':1},'layers':[1]} | layers[0] is no object",
                "{'schemaVersion':2,'config':{'mediaType':'a','digest':'D','size':1}} {} | text behind the end"
            })
    void otherManifests(String json, String message) {
        String text = json.replace('\'', '"').replace("\"D\"", "\"" + BLOB.digest() + "\"");
        assertThatThrownBy(() -> ImageManifest.parse(text.getBytes(UTF_8)))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessageContaining("no image manifest: " + message);
    }

    @Test
    void depthIsBounded() {
        String deep = "{\"schemaVersion\":2,\"x\":" + "[".repeat(1_000_000);
        assertThatThrownBy(() -> ImageIndex.parse(deep.getBytes(UTF_8)))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessageContaining("nesting depth");
    }

    @Test
    void sizeIsBounded() {
        assertThatThrownBy(() -> ImageIndex.parse(new byte[(4 << 20) + 1]))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessageContaining("more than the 4,194,304 that are read");
    }

    /** Whatever one byte is changed to, the outcome is a manifest or the one exception. */
    @Test
    void damagedManifestsHaveOneOutcome() {
        byte[] good = new ImageManifest(
                        Optional.of("t"), BLOB, List.of(BLOB.annotated("a", "b")), Optional.of(BLOB), Map.of("c", "d"))
                .toJson();
        var random = new Random(7);
        var outcomes = new LinkedHashMap<String, Integer>();
        for (int i = 0; i < 50_000; i++) {
            byte[] bad = good.clone();
            for (int changes = random.nextInt(3); changes >= 0; changes--) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
            }
            outcomes.merge(outcome(bad), 1, Integer::sum);
        }
        assertThat(outcomes).containsOnlyKeys("manifest", "refused");
    }

    private static String outcome(byte[] bytes) {
        try {
            ImageManifest.parse(ImageManifest.parse(bytes).toJson());
            return "manifest";
        } catch (InvalidDocumentException e) {
            return "refused";
        }
    }
}
