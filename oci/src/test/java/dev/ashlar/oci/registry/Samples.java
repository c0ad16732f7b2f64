package dev.ashlar.oci.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ashlar.oci.ContentStore;
import dev.ashlar.oci.Descriptor;
import dev.ashlar.oci.ImageIndex;
import dev.ashlar.oci.ImageManifest;
import dev.ashlar.oci.MediaTypes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Artifacts of noise. */
final class Samples {
    private Samples() {}

    static byte[] noise(long seed, int size) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    /** An artifact of layers of these sizes. */
    static Descriptor artifact(ContentStore store, long seed, int... sizes) throws IOException {
        var layers = new ArrayList<Descriptor>();
        for (int size : sizes) {
            layers.add(store.put(MediaTypes.WASM, noise(seed + layers.size(), size)));
        }
        var config = store.put(MediaTypes.WASM_CONFIG, ("{\"seed\":" + seed + "}").getBytes(UTF_8));
        return store.put(MediaTypes.IMAGE_MANIFEST, new ImageManifest(config, layers).toJson());
    }

    static Descriptor index(ContentStore store, List<Descriptor> manifests) throws IOException {
        var index = new ImageIndex(Optional.of("application/x"), manifests, Optional.empty(), Map.of());
        return store.put(MediaTypes.IMAGE_INDEX, index.toJson());
    }
}
