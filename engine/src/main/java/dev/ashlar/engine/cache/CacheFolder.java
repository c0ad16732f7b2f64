package dev.ashlar.engine.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
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

    /** A file of the cache. */
    private record Kept(Path path, long size, FileTime used) {}

    /** Deletes what was not used for longest until the rest is small enough. */
    void evict(Path newest) throws IOException {
        List<Kept> files = files();
        long total = files.stream().mapToLong(Kept::size).sum();
        for (Kept each : files) {
            if (total <= maxBytes) {
                return;
            }
            if (!each.path().equals(newest)) {
                Files.deleteIfExists(each.path());
                total -= each.size();
            }
        }
    }

    /** Entries, least recently used first; deletes drafts that nobody will finish. */
    private List<Kept> files() throws IOException {
        List<Kept> files = new ArrayList<>();
        FileTime old = FileTime.from(Instant.now().minus(OLD));
        try (Stream<Path> found = Files.list(path)) {
            for (Path file : (Iterable<Path>) found::iterator) {
                try {
                    var attributes = Files.readAttributes(file, BasicFileAttributes.class);
                    FileTime used = attributes.lastModifiedTime();
                    if (file.toString().endsWith(ENTRY)) {
                        files.add(new Kept(file, attributes.size(), used));
                    } else if (file.toString().endsWith(DRAFT) && used.compareTo(old) < 0) {
                        Files.deleteIfExists(file);
                    }
                } catch (NoSuchFileException e) {
                    continue; // another process was quicker
                }
            }
        }
        files.sort(Comparator.comparing(Kept::used));
        return files;
    }
}
