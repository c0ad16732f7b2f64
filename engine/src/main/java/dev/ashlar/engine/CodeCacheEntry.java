package dev.ashlar.engine;

import java.nio.file.Path;
import java.time.Instant;

/** A file of a code cache: what is kept of a module for one build of the engine and one set of options. */
public record CodeCacheEntry(Path file, long bytes, Instant lastUsed) {}
