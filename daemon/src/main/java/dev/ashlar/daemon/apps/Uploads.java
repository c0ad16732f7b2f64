package dev.ashlar.daemon.apps;

import dev.ashlar.oci.ContentStore;
import dev.ashlar.oci.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Large blobs of which a part is here, each tenant's in a place of their own. */
public final class Uploads {
    static final String DIRECTORY = "uploads";

    private static final String DIGEST = "[0-9a-f]{64}";

    private final Path directory;

    Uploads(Path directory) {
        this.directory = directory;
    }

    /** A tenant's. */
    public ContentStore of(String tenant) {
        return new ContentStore(directory.resolve(tenant));
    }

    /** How much is here of which, whole ones included that were not taken over yet. */
    public Map<Digest, Long> left(String tenant) throws IOException {
        var left = new HashMap<Digest, Long>();
        Path own = directory.resolve(tenant);
        add(left, own.resolve("incoming"));
        add(left, own.resolve("blobs").resolve("sha256"));
        return left;
    }

    private static void add(Map<Digest, Long> left, Path folder) throws IOException {
        for (Path file : Trees.list(folder)) {
            var name = String.valueOf(file.getFileName());
            if (name.matches(DIGEST)) {
                long _ = left.merge(new Digest(name), size(file), Long::sum);
            }
        }
    }

    private static long size(Path file) throws IOException {
        try {
            return Files.size(file);
        } catch (NoSuchFileException e) {
            return 0;
        }
    }
}
