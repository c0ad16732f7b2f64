package dev.ashlar.oci.registry;

import dev.ashlar.oci.ContentStore;
import dev.ashlar.oci.Descriptor;
import dev.ashlar.oci.Digest;
import dev.ashlar.oci.InvalidDocumentException;
import dev.ashlar.oci.Reference;
import dev.ashlar.oci.WasmArtifact;
import dev.ashlar.oci.registry.RegistryException.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;

/**
 * Modules and components by their references. What is in the store is not asked for again, by digest or by tag; only the tag
 * {@code latest} always is, as it names another thing from time to time.
 */
public final class WasmImages {
    private static final String LATEST = "latest";

    private final Registry registry;
    private final ContentStore store;

    public WasmImages(Registry registry, ContentStore store) {
        this.registry = registry;
        this.store = store;
    }

    /**
     * Fetches what is missing.
     *
     * @return the layer, which is in the store
     * @throws RegistryException when it cannot be had, or is neither module nor component
     */
    public Descriptor fetch(Reference reference) throws IOException {
        try {
            var known = known(reference);
            if (known.isPresent()) {
                return known.get();
            }
            Document document = registry.fetch(reference);
            store.put(new ByteArrayInputStream(document.bytes()), document.descriptor());
            Descriptor manifest = WasmArtifact.manifest(document.descriptor(), store);
            registry.pull(reference, manifest, store, TransferListener.NONE);
            Descriptor layer = WasmArtifact.layer(manifest, store);
            store.name(reference.toString(), document.descriptor());
            return layer;
        } catch (InvalidDocumentException e) {
            throw new RegistryException(
                    Kind.WRONG_CONTENT, "%s is no module or component: %s".formatted(reference, e.getMessage()), e);
        }
    }

    private Optional<Descriptor> known(Reference reference) throws IOException {
        if (reference.digest().isEmpty()
                && reference.tag().filter(LATEST::equals).isPresent()) {
            return Optional.empty();
        }
        var root = store.named(reference.toString());
        Optional<Digest> wanted = reference.digest();
        if (root.isEmpty()
                || wanted.isPresent() && !wanted.get().equals(root.get().digest())
                || !store.has(root.get())) {
            return Optional.empty();
        }
        Descriptor manifest = WasmArtifact.manifest(root.get(), store);
        return store.has(manifest)
                ? Optional.of(WasmArtifact.layer(manifest, store)).filter(store::has)
                : Optional.empty();
    }
}
