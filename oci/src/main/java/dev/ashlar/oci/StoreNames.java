package dev.ashlar.oci;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The names in the {@code index.json} of an image layout. */
final class StoreNames {
    private static final String NAME = "org.opencontainers.image.ref.name";

    private final Path directory;

    StoreNames(ContentStore store) {
        this.directory = store.directory();
    }

    Map<String, Descriptor> all() throws IOException {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file());
        } catch (NoSuchFileException e) {
            return Map.of();
        }
        var names = new LinkedHashMap<String, Descriptor>();
        for (Descriptor descriptor : parse(bytes).manifests()) {
            Optional.ofNullable(descriptor.annotations().get(NAME)).ifPresent(name -> names.put(name, descriptor));
        }
        return names;
    }

    void set(String name, Optional<Descriptor> descriptor) throws IOException {
        StoreLock lock = StoreLock.takeNames(directory.resolve("incoming"));
        try (lock) {
            var names = new LinkedHashMap<>(all());
            descriptor.ifPresentOrElse(it -> names.put(name, it.annotated(NAME, name)), () -> names.remove(name));
            var index = new ImageIndex(Optional.empty(), List.copyOf(names.values()), Optional.empty(), Map.of());
            Disk.replace(file(), index.toJson());
        }
    }

    private ImageIndex parse(byte[] bytes) throws IOException {
        try {
            return ImageIndex.parse(bytes);
        } catch (InvalidDocumentException e) {
            throw new IOException(
                    "%s is damaged: %s; remove it, names are lost, blobs are not".formatted(file(), e.getMessage()));
        }
    }

    private Path file() {
        return directory.resolve("index.json");
    }
}
