package dev.ashlar.oci.registry;

import dev.ashlar.oci.ContentStore;
import dev.ashlar.oci.Descriptor;
import dev.ashlar.oci.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a content store knows of registries: which repositories have a blob, and where an upload that broke off goes on. Losing them costs
 * some sending; they are no more durable than that.
 */
final class Notes {
    private static final int MOST_SOURCES = 8;
    private static final int MAX_BYTES = 1 << 16;

    private final Path folder;

    Notes(ContentStore store) {
        this.folder = store.directory().resolve("incoming");
    }

    /** Another repository of the same registry that had a blob when we last saw it. */
    Optional<String> source(Repository repository, Descriptor blob) {
        String registry = repository.endpoint().name() + "/";
        return sources(blob).stream()
                .filter(it -> it.startsWith(registry))
                .map(it -> it.substring(registry.length()))
                .filter(it -> !it.equals(repository.path()))
                .findFirst();
    }

    /** Says that a repository has a blob. */
    void sawIn(Repository repository, Descriptor blob) {
        List<String> known = sources(blob);
        if (!known.contains(repository.name())) {
            write(
                    sourceFile(blob),
                    Stream.concat(Stream.of(repository.name()), known.stream())
                            .limit(MOST_SOURCES)
                            .toList());
        }
    }

    private List<String> sources(Descriptor blob) {
        return read(sourceFile(blob));
    }

    private Path sourceFile(Descriptor blob) {
        return folder.resolve("source-" + blob.digest().hex());
    }

    /** Where an upload goes on. */
    Optional<String> upload(Repository repository, Descriptor blob) {
        return read(uploadFile(repository, blob)).stream().findFirst();
    }

    void upload(Repository repository, Descriptor blob, String location) {
        write(uploadFile(repository, blob), List.of(location));
    }

    void ended(Repository repository, Descriptor blob) throws IOException {
        Files.deleteIfExists(uploadFile(repository, blob));
    }

    private Path uploadFile(Repository repository, Descriptor blob) {
        byte[] name = (repository.name() + " " + blob.digest()).getBytes(StandardCharsets.UTF_8);
        return folder.resolve("upload-" + Digest.of(name).hex());
    }

    private static List<String> read(Path file) {
        try {
            return Files.size(file) > MAX_BYTES ? List.of() : Files.readAllLines(file);
        } catch (IOException e) {
            return List.of(); // none, or none that helps
        }
    }

    /** A full disk, say, is reported where a blob does not fit: without a note, only sending takes longer. */
    private void write(Path file, List<String> lines) {
        @Nullable Path draft = null;
        try {
            Files.createDirectories(folder);
            draft = Files.createTempFile(folder, "note-", "");
            Files.write(draft, lines);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            remove(draft);
        }
    }

    private static void remove(@Nullable Path draft) {
        try {
            if (draft != null) {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            // the collection of garbage does
        }
    }
}
