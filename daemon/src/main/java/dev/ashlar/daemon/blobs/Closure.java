package dev.ashlar.daemon.blobs;

import dev.ashlar.oci.ContentStore;
import dev.ashlar.oci.Descriptor;
import dev.ashlar.oci.Digest;
import dev.ashlar.oci.ImageIndex;
import dev.ashlar.oci.ImageManifest;
import dev.ashlar.oci.InvalidDocumentException;
import dev.ashlar.oci.MediaTypes;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.SequencedSet;

/** All blobs that an application is made of. */
public final class Closure {
    private static final int DOCUMENT_BYTES = 4 << 20;
    private static final int MOST = 10_000;

    private final SequencedMap<Digest, Long> found = new LinkedHashMap<>();
    private final SequencedSet<Digest> missing = new LinkedHashSet<>();

    private Closure() {}

    /**
     * What an index or a manifest leads to, itself included.
     *
     * @throws InvalidDocumentException when something among it is no document of OCI, or there are more than 10,000 blobs
     * @throws IOException when something cannot be read
     */
    public static Closure of(ContentStore store, Digest root) throws IOException {
        var closure = new Closure();
        if (!store.has(root)) {
            boolean _ = closure.missing.add(root);
            return closure;
        }
        byte[] bytes = store.read(root, DOCUMENT_BYTES);
        Deque<Descriptor> documents = new ArrayDeque<>();
        documents.add(new Descriptor(MediaTypes.ofDocument(bytes), root, bytes.length));
        while (!documents.isEmpty()) {
            var document = documents.remove();
            if (closure.add(store, document)) {
                for (Descriptor child : children(store.read(document.digest(), DOCUMENT_BYTES), document)) {
                    if (MediaTypes.isIndex(child.mediaType()) || MediaTypes.isManifest(child.mediaType())) {
                        documents.add(child);
                    } else {
                        boolean _ = closure.add(store, child);
                    }
                }
            }
        }
        return closure;
    }

    private static List<Descriptor> children(byte[] bytes, Descriptor document) {
        if (MediaTypes.isIndex(document.mediaType())) {
            return ImageIndex.parse(bytes).manifests();
        }
        var manifest = ImageManifest.parse(bytes);
        var children = new ArrayList<>(manifest.layers());
        children.add(manifest.config());
        return children;
    }

    /** Whether it is there, and new. */
    private boolean add(ContentStore store, Descriptor descriptor) {
        if (found.size() + missing.size() >= MOST) {
            throw new InvalidDocumentException("more than %,d blobs".formatted(MOST));
        }
        if (!store.has(descriptor)) {
            boolean _ = missing.add(descriptor.digest());
            return false;
        }
        return found.put(descriptor.digest(), descriptor.size()) == null;
    }

    /** Sizes by digest. */
    public SequencedMap<Digest, Long> found() {
        return found;
    }

    /** What is not in the store. */
    public SequencedSet<Digest> missing() {
        return missing;
    }
}
