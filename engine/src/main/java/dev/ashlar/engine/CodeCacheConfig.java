package dev.ashlar.engine;

import java.nio.file.Path;

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

    public CodeCacheConfig withMaxBytes(long bytes) {
        return new CodeCacheConfig(directory, bytes);
    }
}
