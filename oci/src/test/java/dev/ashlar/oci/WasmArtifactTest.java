package dev.ashlar.oci;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WasmArtifactTest {
    private static final byte[] BYTES = {0, 'a', 's', 'm'};

    @TempDir
    private Path directory;

    private ContentStore store;

    @BeforeEach
    void open() {
        store = new ContentStore(directory);
    }

    @Test
    void theConfigurationIsTheSpecifications() throws IOException {
        var artifact = WasmArtifact.ofComponent(BYTES, List.of("b", "a"), List.of("d", "c"), store);
        var manifest = ImageManifest.parse(store.read(artifact, 1000));
        assertThat(artifact.platform()).contains(new Platform("wasm", "wasip2"));
        assertThat(manifest.config().mediaType()).isEqualTo("application/vnd.wasm.config.v0+json");
        assertThat(manifest.artifactType()).isEmpty();
        assertThat(new String(store.read(manifest.config(), 1000), UTF_8))
                .isEqualTo("{\"created\":\"1970-01-01T00:00:00Z\",\"architecture\":\"wasm\",\"os\":\"wasip2\","
                        + "\"layerDigests\":[\"" + Digest.of(BYTES)
                        + "\"],\"component\":{\"exports\":[\"c\",\"d\"],\"imports\":[\"a\",\"b\"]}}");
        assertThat(WasmArtifact.layer(artifact, store)).isEqualTo(Descriptor.of("application/wasm", BYTES));
        assertThat(WasmArtifact.ofComponent(BYTES, List.of("a", "b"), List.of("c", "d"), store))
                .isEqualTo(artifact);
    }

    @Test
    void modulesSayNothingOfComponents() throws IOException {
        var manifest = ImageManifest.parse(store.read(WasmArtifact.ofModule(BYTES, store), 1000));
        assertThat(new String(store.read(manifest.config(), 1000), UTF_8))
                .contains("\"os\":\"wasip1\"")
                .doesNotContain("component");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/wasm",
                "application/vnd.wasm.content.layer.v1+wasm",
                "application/vnd.module.wasm.content.layer.v1+wasm",
                "application/vnd.bytecodealliance.wasm.component.layer.v0+wasm"
            })
    void layersOfOtherToolsAreFound(String type) throws IOException {
        var layer = store.put(type, BYTES);
        var other = store.put("application/vnd.oci.image.layer.v1.tar", new byte[1]);
        assertThat(WasmArtifact.layer(manifest("application/x", other, layer), store))
                .isEqualTo(layer);
    }

    private Descriptor manifest(String config, Descriptor... layers) throws IOException {
        var manifest = new ImageManifest(store.put(config, "{}".getBytes(UTF_8)), List.of(layers));
        return store.put(MediaTypes.IMAGE_MANIFEST, manifest.toJson());
    }

    @Test
    void whatIsNoComponentIsSaid() throws IOException {
        var wasm = store.put(MediaTypes.WASM, BYTES);
        var other = store.put(MediaTypes.WASM, new byte[1]);
        var tar = store.put("application/vnd.oci.image.layer.v1.tar", new byte[2]);
        assertThatThrownBy(() -> WasmArtifact.layer(manifest("a/b", tar), store))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessage(
                        "it has no layer of WebAssembly, but layers of the types application/vnd.oci.image.layer.v1.tar");
        assertThatThrownBy(() -> WasmArtifact.layer(manifest("a/b", wasm, other), store))
                .hasMessageContaining("more than one");
        assertThatThrownBy(() ->
                        WasmArtifact.layer(manifest("application/vnd.fermyon.spin.application.v1+config", wasm), store))
                .hasMessageContaining("an application of Spin");
    }

    @Test
    void indexesLeadToWhatIsForWebAssembly() throws IOException {
        var component = WasmArtifact.ofComponent(BYTES, List.of(), List.of(), store);
        var module = WasmArtifact.ofModule(BYTES, store);
        var linux = module.withPlatform(new Platform("amd64", "linux"));
        assertThat(WasmArtifact.manifest(index(linux, module, component), store))
                .isEqualTo(component);
        assertThat(WasmArtifact.manifest(index(linux, module), store)).isEqualTo(module);
        assertThat(WasmArtifact.manifest(component, store)).isEqualTo(component);
        assertThatThrownBy(() -> WasmArtifact.manifest(index(linux), store))
                .hasMessageContaining("none of its 1 images");
    }

    private Descriptor index(Descriptor... manifests) throws IOException {
        var index = new ImageIndex(Optional.empty(), List.of(manifests), Optional.empty(), Map.of());
        return store.put(MediaTypes.IMAGE_INDEX, index.toJson());
    }
}
