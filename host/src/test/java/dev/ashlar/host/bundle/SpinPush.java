package dev.ashlar.host.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ashlar.oci.ContentStore;
import dev.ashlar.oci.Descriptor;
import dev.ashlar.oci.Digest;
import dev.ashlar.oci.ImageManifest;
import dev.ashlar.oci.MediaTypes;
import dev.ashlar.oci.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * An application in a store as Spin's client leaves it in a registry (crate {@code spin-oci}, 4.0): contents of up to 128 bytes in the JSON, layers for all
 * others, or, if it is told so, archives.
 */
final class SpinPush {
    private static final String WASM = "application/vnd.wasm.content.layer.v1+wasm";
    private static final String DATA = "application/vnd.wasm.content.layer.v1+data";
    private static final String ARCHIVE = "application/vnd.wasm.content.bundle.v1.tar+gzip";
    private static final int INLINE = 128;

    final Map<String, Object> metadata = new LinkedHashMap<>(Map.of("name", "Shop of ours"));
    final Map<String, Object> variables = new LinkedHashMap<>();
    final List<Map<String, Object>> triggers = new ArrayList<>();
    final List<Map<String, Object>> components = new ArrayList<>();
    final Map<String, Object> more = new LinkedHashMap<>();
    final List<Descriptor> layers = new ArrayList<>();

    private final ContentStore store;
    private boolean archives;

    SpinPush(ContentStore store) {
        this.store = store;
    }

    /** As with {@code SPIN_OCI_ARCHIVE_LAYERS}. */
    SpinPush withArchives() {
        archives = true;
        return this;
    }

    SpinPush route(String route, String component) {
        triggers.add(
                trigger("http", Map.of("component", component, "route", route, "executor", Map.of("type", "http"))));
        return this;
    }

    Map<String, Object> trigger(String type, Map<String, Object> config) {
        return Map.of("id", "trigger-" + triggers.size(), "trigger_type", type, "trigger_config", config);
    }

    /** @return its members, to which others can be added */
    Map<String, Object> component(String id, byte[] wasm) throws IOException {
        var component = new LinkedHashMap<String, Object>();
        component.put("id", id);
        component.put("metadata", new LinkedHashMap<String, Object>());
        component.put("source", source(wasm));
        components.add(component);
        return component;
    }

    Map<String, Object> source(byte[] wasm) throws IOException {
        var layer = store.put(WASM, wasm);
        layers.add(layer);
        return Map.of(
                "content_type", "application/wasm", "digest", layer.digest().toString());
    }

    /** The {@code files} of a component. */
    List<Map<String, Object>> files(Map<String, String> contents) throws IOException {
        var files = new ArrayList<Map<String, Object>>();
        for (var file : contents.entrySet()) {
            byte[] bytes = file.getValue().getBytes(UTF_8);
            var member = new LinkedHashMap<String, Object>();
            if (bytes.length <= INLINE) {
                member.put("inline", Base64.getEncoder().withoutPadding().encodeToString(bytes));
            } else if (!archives) {
                layers.add(store.put(DATA, bytes));
            }
            member.put("digest", Digest.of(bytes).toString());
            member.put("path", file.getKey());
            files.add(member);
        }
        if (archives) {
            layers.add(store.put(ARCHIVE, archive(contents)));
        }
        return files;
    }

    private static byte[] archive(Map<String, String> contents) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(new TarHeader("./", TarHeader.DIRECTORY, 0).encode());
            for (var file : contents.entrySet()) {
                byte[] content = file.getValue().getBytes(UTF_8);
                String name = "./" + file.getKey();
                if (name.length() > TarHeader.MAX_NAME) { // as GNU's tar writes it
                    byte[] full = (name + "\0").getBytes(UTF_8);
                    entry(out, new TarHeader("././@LongLink", 'L', full.length), full);
                    name = name.substring(0, TarHeader.MAX_NAME);
                }
                entry(out, new TarHeader(name, TarHeader.FILE, content.length), content);
            }
            out.write(new byte[2 * TarHeader.BLOCK]);
        }
        return bytes.toByteArray();
    }

    private static void entry(GZIPOutputStream out, TarHeader header, byte[] content) throws IOException {
        out.write(header.encode());
        out.write(content);
        out.write(new byte[TarHeader.padding(content.length)]);
    }

    private byte[] locked() {
        var locked = new LinkedHashMap<String, Object>();
        locked.put("spin_lock_version", 1);
        locked.put("metadata", metadata);
        if (!variables.isEmpty()) {
            locked.put("variables", variables);
        }
        locked.put("triggers", triggers);
        locked.put("components", components);
        locked.putAll(more);
        return Json.bytes(locked);
    }

    /** As Spin 2 and later ones do it. */
    Descriptor push() throws IOException {
        var all = new ArrayList<>(layers.stream().distinct().toList());
        var locked = store.put(MediaTypes.SPIN_APPLICATION, locked());
        all.add(locked);
        var config = store.put(
                "application/vnd.oci.image.config.v1+json",
                Json.bytes(Map.of(
                        "architecture",
                        "wasm",
                        "os",
                        "Wasip1",
                        "config",
                        Map.of(
                                "Labels",
                                Map.of(
                                        "com.fermyon.spin.lockedAppDigest",
                                        locked.digest().toString())))));
        return manifest(config, all);
    }

    /** As Spin 1 did it. */
    Descriptor pushAsConfig() throws IOException {
        return manifest(store.put(MediaTypes.SPIN_APPLICATION, locked()), layers);
    }

    private Descriptor manifest(Descriptor config, List<Descriptor> all) throws IOException {
        return store.put(MediaTypes.IMAGE_MANIFEST, new ImageManifest(config, all).toJson());
    }
}
