package dev.ashlar.capabilities.link;

import dev.ashlar.capabilities.BlobLimits;
import dev.ashlar.capabilities.CapabilitiesConfig;
import dev.ashlar.capabilities.CapabilityException;
import dev.ashlar.capabilities.ComponentCapabilities;
import dev.ashlar.capabilities.blob.BlobException;
import dev.ashlar.capabilities.blob.BlobStore;
import dev.ashlar.capabilities.blob.Blobs;
import dev.ashlar.capabilities.blob.files.FileBlobStore;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The blob stores of an application, by label, each made when first asked for. */
final class BlobStores implements AutoCloseable {
    private final CapabilitiesConfig config;
    private final Map<String, Path> directories = new TreeMap<>();
    private final Map<String, BlobStore> stores = new ConcurrentHashMap<>();

    /** @throws CapabilityException when an URL is none that we know */
    BlobStores(CapabilitiesConfig config) {
        this.config = config;
        new TreeMap<>(config.blobs()).forEach((label, url) -> directories.put(label, directory(label, url)));
    }

    private static Path directory(String label, String url) {
        try {
            if (url.startsWith("file:///")) {
                return Path.of(URI.create(url));
            }
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            throw unusable(label, e);
        }
        throw unusable(label, null);
    }

    private static CapabilityException unusable(String label, @Nullable Throwable cause) {
        return new CapabilityException(
                CapabilityException.Kind.BLOBS,
                label,
                "the URL of blob store \"%s\" is not usable: expected file:///directory".formatted(label),
                cause);
    }

    Blobs of(ComponentCapabilities component) {
        return new Granted(component);
    }

    void check(String label) {
        try {
            store(label).check();
        } catch (BlobException e) {
            throw new CapabilityException(
                    CapabilityException.Kind.BLOBS, label, "blob store \"%s\": %s".formatted(label, e.getMessage()), e);
        }
    }

    private BlobStore store(String label) {
        return stores.computeIfAbsent(label, this::make);
    }

    private BlobStore make(String label) {
        Path directory = directories.getOrDefault(label, StoreFiles.blobs(config, label));
        return new FileBlobStore(directory, config.limits().blobs(), label);
    }

    @Override
    public void close() {
        stores.values().forEach(BlobStore::close);
    }

    /** A container belongs to the store whose label is its name up to the first slash. */
    private final class Granted implements Blobs {
        private final ComponentCapabilities component;

        Granted(ComponentCapabilities component) {
            this.component = component;
        }

        @Override
        public Optional<BlobStore> find(String container) {
            int slash = container.indexOf('/');
            String label = slash < 0 ? container : container.substring(0, slash);
            return component.blobs().contains(label) ? Optional.of(store(label)) : Optional.empty();
        }

        @Override
        public Optional<BlobStore> any() {
            return component.blobs().stream().sorted().findFirst().map(BlobStores.this::store);
        }

        @Override
        public BlobLimits limits() {
            return config.limits().blobs();
        }
    }
}
