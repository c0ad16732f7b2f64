package dev.ashlar.oci.registry;

import dev.ashlar.oci.ContentStore;
import dev.ashlar.oci.Descriptor;
import dev.ashlar.oci.Digest;
import dev.ashlar.oci.MediaTypes;
import dev.ashlar.oci.Reference;
import dev.ashlar.oci.registry.TransferListener.Outcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sends an artifact. Where the registry has a document, it has what belongs to it, or it would not have taken it; of the others, the blobs
 * go first, side by side, then the documents from the leaves to the root.
 */
final class Push {
    private final Repository repository;
    private final ContentStore store;
    private final RegistryConfig config;
    private final Retries retries;
    private final TransferListener listener;
    private final List<List<Document>> levels = new ArrayList<>();
    private final Map<Digest, Descriptor> blobs = new LinkedHashMap<>();

    Push(Repository repository, ContentStore store, RegistryConfig config, Retries retries, TransferListener listener) {
        this.repository = repository;
        this.store = store;
        this.config = config;
        this.retries = retries;
        this.listener = listener;
    }

    void run(Descriptor root, Reference reference) throws IOException {
        plan(root);
        Parallel.each(blobs.values(), config.parallel(), this::send);
        for (List<Document> level : levels.reversed()) {
            Parallel.each(level, config.parallel(), this::put);
        }
        if (reference.tag().isPresent()) {
            byte[] bytes = store.read(root, Repository.MAX_DOCUMENT);
            put(new Document(root, bytes), reference.tag().get());
        }
    }

    /** Walks down to where the registry has everything. */
    private void plan(Descriptor root) throws IOException {
        var seen = new LinkedHashMap<Digest, Descriptor>();
        seen.put(root.digest(), root);
        Collection<Descriptor> level = List.of(root);
        while (!level.isEmpty()) {
            var missing = missing(level);
            levels.add(missing);
            var next = new ArrayList<Descriptor>();
            for (Document document : missing) {
                for (Descriptor child : document.children()) {
                    if (seen.putIfAbsent(child.digest(), child) == null) {
                        sort(child, next);
                    }
                }
            }
            level = next;
        }
    }

    private void sort(Descriptor child, List<Descriptor> documents) {
        if (MediaTypes.isIndex(child.mediaType()) || MediaTypes.isManifest(child.mediaType())) {
            documents.add(child);
        } else {
            blobs.put(child.digest(), child);
        }
    }

    private List<Document> missing(Collection<Descriptor> level) throws IOException {
        Set<Digest> there = ConcurrentHashMap.newKeySet();
        Parallel.each(level, config.parallel(), it -> {
            String version = it.digest().toString();
            if (retries.run(() -> repository.head(version)).isPresent()) {
                there.add(it.digest());
                listener.done(it, Outcome.PRESENT);
            }
        });
        var missing = new ArrayList<Document>();
        for (Descriptor descriptor : level) {
            if (!there.contains(descriptor.digest())) {
                missing.add(new Document(descriptor, store.read(descriptor, Repository.MAX_DOCUMENT)));
            }
        }
        return missing;
    }

    private void send(Descriptor blob) throws IOException {
        var upload = new BlobUpload(repository, store, blob, config.chunkBytes(), listener);
        listener.done(blob, upload.send(retries));
    }

    private void put(Document document) throws IOException {
        put(document, document.descriptor().digest().toString());
        listener.moved(document.descriptor(), document.bytes().length);
        listener.done(document.descriptor(), Outcome.TRANSFERRED);
    }

    private void put(Document document, String version) throws IOException {
        retries.run(() -> {
            repository.put(version, document.descriptor(), document.bytes());
            return true;
        });
    }
}
