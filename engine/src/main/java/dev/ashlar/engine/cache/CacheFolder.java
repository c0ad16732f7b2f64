package dev.ashlar.engine.cache;

import dev.ashlar.engine.CodeCacheEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files of a cache: entries and drafts of entries. Together they stay below a size, by and large: it is looked at when an
 * entry is written.
 */
final class CacheFolder {
    static final String ENTRY = ".code";
    private static final String DRAFT = ".draft";

    /** Drafts older than this were left behind by processes that were killed. */
    private static final Duration OLD = Duration.ofHours(1);

    private final Path path;
    private final long maxBytes;

    CacheFolder(Path path, long maxBytes) {
        this.path = path;
        this.maxBytes = maxBytes;
    }

    static Path file(Path folder, CacheKey key) {
        return folder.resolve(key + ENTRY);
    }

    long largestEntry() {
        return maxBytes / 2;
    }

    /** A new file that nobody else may read or write. */
    Path newDraft() throws IOException {
        return Files.createTempFile(path, "", DRAFT);
    }

    /** Deletes what was not used for longest until the rest is small enough. */
    void evict(Path newest) throws IOException {
        List<CodeCacheEntry> entries = entries();
        long total = entries.stream().mapToLong(CodeCacheEntry::bytes).sum();
        for (CodeCacheEntry each : entries) {
            if (total <= maxBytes) {
                return;
            }
            if (!each.file().equals(newest)) {
                Files.deleteIfExists(each.file());
                total -= each.bytes();
            }
        }
    }

    /** Entries, least recently used first; deletes drafts that nobody will finish. */
    List<CodeCacheEntry> entries() throws IOException {
        List<CodeCacheEntry> entries = new ArrayList<>();
        Instant old = Instant.now().minus(OLD);
        try (Stream<Path> found = Files.list(path)) {
            for (Path file : (Iterable<Path>) found::iterator) {
                try {
                    var attributes = Files.readAttributes(file, BasicFileAttributes.class);
                    Instant used = attributes.lastModifiedTime().toInstant();
                    if (file.toString().endsWith(ENTRY)) {
                        entries.add(new CodeCacheEntry(file, attributes.size(), used));
                    } else if (file.toString().endsWith(DRAFT) && used.isBefore(old)) {
                        Files.deleteIfExists(file);
                    }
                } catch (NoSuchFileException e) {
                    continue; // another process was quicker
                }
            }
        }
        entries.sort(Comparator.comparing(CodeCacheEntry::lastUsed));
        return entries;
    }
}
