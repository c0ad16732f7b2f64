package dev.ashlar.oci;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The blobs that some blobs lead to, by manifests and indexes. */
final class Reachable {
    private final ContentStore store;
    private final Set<String> found = new HashSet<>();
    private final Deque<Digest> documents = new ArrayDeque<>();

    Reachable(ContentStore store) {
        this.store = store;
    }

    boolean contains(String hex) {
        return found.contains(hex);
    }

    void addAll(Collection<Digest> roots) throws IOException {
        roots.forEach(root -> add(root, true));
        while (!documents.isEmpty()) {
            follow(documents.remove());
        }
    }

    private void add(Digest digest, boolean document) {
        if (found.add(digest.hex()) && document) {
            documents.add(digest);
        }
    }

    private void follow(Digest digest) throws IOException {
        if (store.size(digest).filter(size -> size <= Documents.MAX_BYTES).isPresent()) {
            children(store.read(digest, Documents.MAX_BYTES))
                    .forEach(child -> add(child.digest(), isDocument(child.mediaType())));
        }
    }

    private static boolean isDocument(String mediaType) {
        return MediaTypes.isIndex(mediaType) || MediaTypes.isManifest(mediaType);
    }

    private static List<Descriptor> children(byte[] bytes) {
        try {
            return ImageIndex.parse(bytes).manifests();
        } catch (InvalidDocumentException e) {
            return layers(bytes);
        }
    }

    private static List<Descriptor> layers(byte[] bytes) {
        try {
            var manifest = ImageManifest.parse(bytes);
            return Stream.concat(Stream.of(manifest.config()), manifest.layers().stream())
                    .toList();
        } catch (InvalidDocumentException e) {
            return List.of(); // a root that is no document
        }
    }
}
