package dev.ashlar.engine.cache;

import dev.ashlar.engine.Feature;
import dev.ashlar.engine.cache.CachedModule.Pending;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Replaces an entry by one that has more: what is there and whole, then what is new. It is written beside its place and
 * renamed, so readers see the old one or the new one. When two processes do that at once, one of them loses what it added,
 * until it generates it again. Nothing is forced to the disk: what a power failure leaves is found by its checksums.
 */
final class EntryUpdate {
    private final CacheFolder folder;
    private final Path path;
    private final CacheKey key;
    private final Set<Feature> features;

    EntryUpdate(CacheFolder folder, Path path, CacheKey key, Set<Feature> features) {
        this.folder = folder;
        this.path = path;
        this.key = key;
        this.features = features;
    }

    void run(Map<String, Pending> added) throws IOException {
        try (EntryFile old = openOld()) {
            Map<String, Slice> kept = whole(old, added);
            var parts = parts(kept, added);
            long size = parts.values().stream().mapToLong(Slice::length).sum();
            if (size > folder.largestEntry()) {
                return;
            }
            write(old, kept, added, placed(parts));
        }
        folder.evict(path);
    }

    private @Nullable EntryFile openOld() {
        try {
            return Files.exists(path) ? EntryFile.open(path, key) : null;
        } catch (IOException e) {
            return null; // whoever read it has complained
        }
    }

    /** The classes that are there already and as they were written, except those to be replaced. */
    private static Map<String, Slice> whole(@Nullable EntryFile old, Map<String, Pending> added) {
        Map<String, Slice> whole = new LinkedHashMap<>();
        if (old != null) {
            try {
                for (var each : old.index().classes().entrySet()) {
                    if (!added.containsKey(each.getKey()) && isWhole(old, each.getValue())) {
                        whole.put(each.getKey(), each.getValue());
                    }
                }
            } catch (IOException e) {
                return Map.of();
            }
        }
        return whole;
    }

    private static boolean isWhole(EntryFile old, Slice slice) throws IOException {
        return EntryFormat.checksum(old.read(slice)) == slice.checksum();
    }

    private static Map<String, Slice> parts(Map<String, Slice> kept, Map<String, Pending> added) {
        Map<String, Slice> parts = new LinkedHashMap<>(kept);
        added.forEach((name, each) ->
                parts.put(name, new Slice(0, each.bytes().length, EntryFormat.checksum(each.bytes()), each.wanted())));
        return parts;
    }

    private EntryFormat.Index placed(Map<String, Slice> parts) {
        long offset = (long) EntryFormat.HEAD_BYTES + EntryFormat.indexLength(new EntryFormat.Index(features, parts));
        Map<String, Slice> placed = new LinkedHashMap<>();
        for (var each : parts.entrySet()) {
            Slice slice = each.getValue();
            placed.put(each.getKey(), new Slice(offset, slice.length(), slice.checksum(), slice.wanted()));
            offset += slice.length();
        }
        return new EntryFormat.Index(features, placed);
    }

    private void write(
            @Nullable EntryFile old, Map<String, Slice> kept, Map<String, Pending> added, EntryFormat.Index content)
            throws IOException {
        Path draft = folder.newDraft();
        try {
            try (var out = new RandomAccessFile(draft.toFile(), "rw")) {
                long drawn = ThreadLocalRandom.current().nextLong();
                out.write(EntryFormat.headAndIndex(key, drawn, content));
                if (old != null) {
                    for (Slice slice : kept.values()) {
                        out.write(old.read(slice));
                    }
                }
                for (Pending each : added.values()) {
                    out.write(each.bytes());
                }
            }
            Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
