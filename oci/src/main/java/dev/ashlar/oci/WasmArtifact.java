package dev.ashlar.oci;

import dev.ashlar.oci.json.Json;
import java.io.IOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A WebAssembly module or component as an artifact, as the CNCF's "Wasm OCI Artifact layout" describes it: one layer, its bytes, and a
 * configuration that says for what it is made and what a component imports and exports. The same bytes make the same artifact.
 */
public final class WasmArtifact {
    /** The format wants a time; this one is the same for all. */
    private static final String CREATED = "1970-01-01T00:00:00Z";

    private static final String ARCHITECTURE = "wasm";
    private static final Platform COMPONENT = new Platform(ARCHITECTURE, "wasip2");
    private static final Platform MODULE = new Platform(ARCHITECTURE, "wasip1");
    private static final int MAX_DOCUMENT = 4 << 20;

    /** Besides {@link MediaTypes#WASM}: of Spin and wasm-to-oci, of wasmCloud, of the first wkg. */
    private static final Set<String> LAYERS = Set.of(
            MediaTypes.WASM,
            "application/vnd.wasm.content.layer.v1+wasm",
            "application/vnd.module.wasm.content.layer.v1+wasm",
            "application/vnd.bytecodealliance.wasm.component.layer.v0+wasm");

    private WasmArtifact() {}

    /** Whether a layer of that type is a WebAssembly module or component, by the tools that are in use. */
    public static boolean isWasm(String mediaType) {
        return LAYERS.contains(mediaType);
    }

    /**
     * Puts a component with its manifest into a store.
     *
     * @param imports names of what it imports, in any order
     * @param exports those of what it exports
     * @return of the manifest, with the platform
     */
    public static Descriptor ofComponent(
            byte[] component, Collection<String> imports, Collection<String> exports, ContentStore store)
            throws IOException {
        var interfaces = new LinkedHashMap<String, Object>();
        interfaces.put("exports", exports.stream().sorted().toList());
        interfaces.put("imports", imports.stream().sorted().toList());
        return write(component, COMPONENT, Map.of("component", interfaces), store);
    }

    /** The same of a core module. */
    public static Descriptor ofModule(byte[] module, ContentStore store) throws IOException {
        return write(module, MODULE, Map.of(), store);
    }

    private static Descriptor write(byte[] bytes, Platform platform, Map<String, Object> more, ContentStore store)
            throws IOException {
        Descriptor layer = store.put(MediaTypes.WASM, bytes);
        var config = new LinkedHashMap<String, Object>();
        config.put("created", CREATED);
        config.put("architecture", platform.architecture());
        config.put("os", platform.os());
        config.put("layerDigests", List.of(layer.digest().toString()));
        config.putAll(more);
        var manifest = new ImageManifest(store.put(MediaTypes.WASM_CONFIG, Json.bytes(config)), List.of(layer));
        return store.put(MediaTypes.IMAGE_MANIFEST, manifest.toJson()).withPlatform(platform);
    }

    /**
     * The manifest that a name leads to: itself, or the one of an index that is for WebAssembly.
     *
     * @param root in the store
     * @throws InvalidDocumentException when there is none, or more than one
     */
    public static Descriptor manifest(Descriptor root, ContentStore store) throws IOException {
        if (!MediaTypes.isIndex(root.mediaType())) {
            return root;
        }
        var index = ImageIndex.parse(store.read(root, MAX_DOCUMENT));
        if (index.artifactType().filter(MediaTypes.APPLICATION::equals).isPresent()) {
            throw new InvalidDocumentException("it is an application, not a component; `ashlar up` runs it");
        }
        var candidates = index.manifests().stream()
                .filter(it -> it.platform()
                        .filter(platform -> platform.architecture().equals(ARCHITECTURE))
                        .isPresent())
                .sorted(Comparator.comparing(WasmArtifact::rank))
                .toList();
        if (candidates.isEmpty()) {
            throw new InvalidDocumentException("none of its %d images is for WebAssembly (architecture wasm)"
                    .formatted(index.manifests().size()));
        }
        return candidates.getFirst();
    }

    private static int rank(Descriptor candidate) {
        return candidate.platform().filter(COMPONENT::equals).isPresent() ? 0 : 1;
    }

    private static boolean isSpins(ImageManifest manifest) {
        return Stream.concat(Stream.of(manifest.config()), manifest.layers().stream())
                .anyMatch(part -> part.mediaType().equals(MediaTypes.SPIN_APPLICATION));
    }

    /**
     * The layer of a manifest that is a module or component.
     *
     * @param manifest in the store
     * @throws InvalidDocumentException when there is none, or more than one
     */
    public static Descriptor layer(Descriptor manifest, ContentStore store) throws IOException {
        var read = ImageManifest.parse(store.read(manifest, MAX_DOCUMENT));
        if (isSpins(read)) {
            throw new InvalidDocumentException("it is an application of Spin, not a component; `ashlar up` runs it");
        }
        var layers = read.layers().stream().filter(it -> isWasm(it.mediaType())).toList();
        if (layers.size() != 1) {
            String types =
                    read.layers().stream().map(Descriptor::mediaType).distinct().collect(Collectors.joining(", "));
            throw new InvalidDocumentException("it has %s layer of WebAssembly, but layers of the types %s"
                    .formatted(layers.isEmpty() ? "no" : "more than one", types));
        }
        return layers.getFirst();
    }
}
