package dev.ashlar.oci.registry;

import dev.ashlar.oci.ContentStore;
import dev.ashlar.oci.Descriptor;
import dev.ashlar.oci.Digest;
import dev.ashlar.oci.InvalidDocumentException;
import dev.ashlar.oci.MediaTypes;
import dev.ashlar.oci.MissingBlobException;
import dev.ashlar.oci.Reference;
import dev.ashlar.oci.WrongContentException;
import dev.ashlar.oci.registry.RegistryException.Kind;
import dev.ashlar.oci.registry.TransferListener.Outcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Fetches an artifact: its documents level by level, then all blobs side by side. */
final class Pull {
    private static final int MAX_LEVELS = 8;
    private static final int MAX_PARTS = 20_000;

    /** Finds the repository, when it is needed. */
    interface Source {
        Repository get() throws IOException;
    }

    private final Source source;
    private final Reference reference;
    private final ContentStore store;
    private final Holdings holdings;
    private final RegistryConfig config;
    private final Retries retries;
    private final TransferListener listener;
    private final Map<Digest, Descriptor> parts = new LinkedHashMap<>();
    private @Nullable Repository repository;

    Pull(
            Source source,
            Reference reference,
            ContentStore store,
            Holdings holdings,
            RegistryConfig config,
            Retries retries,
            TransferListener listener) {
        this.source = source;
        this.reference = reference;
        this.store = store;
        this.holdings = holdings;
        this.config = config;
        this.retries = retries;
        this.listener = listener;
    }

    Descriptor run() throws IOException {
        Document root = root();
        var level = List.of(root);
        for (int depth = 0; !level.isEmpty(); depth++) {
            if (depth == MAX_LEVELS) {
                throw tooMuch("indexes in more than %d levels".formatted(MAX_LEVELS));
            }
            level = documents(add(level));
        }
        var blobs = parts.values().stream().filter(it -> !isDocument(it)).toList();
        fetch(blobs);
        return root.descriptor();
    }

    private static boolean isDocument(Descriptor part) {
        return MediaTypes.isIndex(part.mediaType()) || MediaTypes.isManifest(part.mediaType());
    }

    private synchronized Repository repository() throws IOException {
        @Nullable Repository known = repository;
        if (known == null) {
            known = source.get();
            repository = known;
        }
        return known;
    }

    private Document root() throws IOException {
        var kept = reference.digest().flatMap(this::kept);
        if (kept.isPresent()) {
            listener.done(kept.get().descriptor(), Outcome.PRESENT);
            return kept.get();
        }
        return download(reference.version());
    }

    private Optional<Document> kept(Digest digest) {
        try {
            var held = holdings.document(digest);
            byte[] bytes = held.isPresent() ? held.get() : store.read(digest, Repository.MAX_DOCUMENT);
            return Optional.of(new Document(new Descriptor(MediaTypes.ofDocument(bytes), digest, bytes.length), bytes));
        } catch (MissingBlobException | WrongContentException | InvalidDocumentException e) {
            return Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // putting it there says what is wrong
        }
    }

    private Document download(String version) throws IOException {
        var from = repository();
        Document document = retries.run(() -> from.document(version));
        holdings.admit(List.of(document.descriptor()));
        store.put(new ByteArrayInputStream(document.bytes()), document.descriptor());
        listener.moved(document.descriptor(), document.bytes().length);
        listener.done(document.descriptor(), Outcome.TRANSFERRED);
        return document;
    }

    /** Notes what documents refer to; returns the documents among it. */
    private Collection<Descriptor> add(List<Document> level) throws RegistryException {
        var documents = new LinkedHashMap<Digest, Descriptor>();
        for (Document document : level) {
            for (Descriptor child : children(document)) {
                @Nullable Descriptor known = parts.putIfAbsent(child.digest(), child);
                if (known == null && isDocument(child)) {
                    documents.put(child.digest(), child);
                }
            }
        }
        check();
        return documents.values();
    }

    private List<Descriptor> children(Document document) throws RegistryException {
        try {
            return document.children();
        } catch (InvalidDocumentException e) {
            throw new RegistryException(
                    Kind.WRONG_CONTENT,
                    "%s of %s cannot be read: %s"
                            .formatted(document.descriptor().digest(), reference.name(), e.getMessage()),
                    e);
        }
    }

    private void check() throws RegistryException {
        if (parts.size() > MAX_PARTS) {
            throw tooMuch("more than %,d parts".formatted(MAX_PARTS));
        }
        long total = 0;
        for (Descriptor part : parts.values()) {
            total = total > Long.MAX_VALUE - part.size() ? Long.MAX_VALUE : total + part.size();
        }
        if (total > config.maxBytes()) {
            throw tooMuch("%,d bytes, more than the %,d that are fetched".formatted(total, config.maxBytes()));
        }
    }

    private RegistryException tooMuch(String what) {
        return new RegistryException(Kind.PROTOCOL, "%s has %s".formatted(reference, what));
    }

    private List<Document> documents(Collection<Descriptor> descriptors) throws IOException {
        var found = new ConcurrentHashMap<Digest, Document>();
        Parallel.each(descriptors, config.parallel(), it -> found.put(it.digest(), document(it)));
        var level = new ArrayList<Document>();
        descriptors.forEach(it -> Optional.ofNullable(found.get(it.digest())).ifPresent(level::add));
        return level;
    }

    private Document document(Descriptor descriptor) throws IOException {
        if (descriptor.size() > Repository.MAX_DOCUMENT) {
            throw tooMuch("a manifest of %,d bytes".formatted(descriptor.size()));
        }
        var kept = kept(descriptor.digest());
        kept.ifPresent(it -> listener.done(it.descriptor(), Outcome.PRESENT));
        Document document =
                kept.isPresent() ? kept.get() : download(descriptor.digest().toString());
        if (document.bytes().length != descriptor.size()) {
            throw new RegistryException(
                    Kind.WRONG_CONTENT,
                    "%s of %s has %,d bytes, where %,d are announced"
                            .formatted(
                                    descriptor.digest(), reference.name(), document.bytes().length, descriptor.size()));
        }
        return document;
    }

    private void fetch(List<Descriptor> blobs) throws IOException {
        var missing = new ArrayList<Descriptor>();
        for (Descriptor blob : blobs) {
            if (holdings.has(blob) || store.has(blob) && store.touch(blob.digest())) {
                listener.done(blob, Outcome.PRESENT);
            } else {
                missing.add(blob);
            }
        }
        if (!missing.isEmpty()) {
            holdings.admit(missing);
            var from = repository();
            var download = new BlobDownload(from, store, retries, listener);
            var notes = new Notes(store);
            Parallel.each(missing, config.parallel(), blob -> {
                download.fetch(blob);
                notes.sawIn(from, blob);
            });
        }
    }
}
