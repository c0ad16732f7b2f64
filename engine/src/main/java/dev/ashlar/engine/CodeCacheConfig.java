package dev.ashlar.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where an engine keeps compiled code between runs. What lies there is code: the directory must belong to the user who runs
 * the engine (or to root) and be writable by nobody else, else it is not used. Whatever goes wrong with it costs time, and
 * never an error. Several processes may share a directory.
 *
 * @param directory made when needed, for its owner alone
 * @param maxBytes of all files together; those used longest ago are deleted first
 */
public record CodeCacheConfig(Path directory, long maxBytes) {
    private static final long DEFAULT_MAX_BYTES = 1L << 30;

    public CodeCacheConfig {
        if (maxBytes < 0) {
            throw new IllegalArgumentException("the size of a code cache cannot be negative: " + maxBytes);
        }
    }

    /** With 1 GiB. */
    public static CodeCacheConfig in(Path directory) {
        return new CodeCacheConfig(directory, DEFAULT_MAX_BYTES);
    }

    /**
     * What is in the directory now, used last first; nothing, where there is no such directory.
     *
     * @throws UncheckedIOException when it cannot be read
     */
    public List<CodeCacheEntry> entries() {
        try {
            return EngineProvider.get().codeCacheEntries(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Deletes all entries, those that are in use, too: their users generate anew what they did not load yet.
     *
     * @throws UncheckedIOException when one cannot be deleted
     */
    public void clear() {
        try {
            for (CodeCacheEntry entry : entries()) {
                boolean ignored = Files.deleteIfExists(entry.file());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public CodeCacheConfig withMaxBytes(long bytes) {
        return new CodeCacheConfig(directory, bytes);
    }
}
