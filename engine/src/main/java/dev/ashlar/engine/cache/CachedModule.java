package dev.ashlar.engine.cache;

import dev.ashlar.engine.Feature;
import dev.ashlar.engine.compile.ClassStore;
import dev.ashlar.engine.compile.CompiledClass;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A module's part of the cache: classes that earlier runs generated, and those that this one has to. */
public final class CachedModule implements ClassStore {
    /** What waits to be written is kept up to this; what comes then is left for the next run. */
    private static final long MOST_PENDING_BYTES = 32 << 20;

    /** Between a class and the writing of it; it grows, since each writing writes the whole entry. */
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final int PAUSE_FACTOR = 4;

    private final CodeCache cache;
    private final CacheKey key;
    private final Path path;
    private final AtomicBoolean complained = new AtomicBoolean();
    private volatile @Nullable KnownClasses known;
    private volatile Set<Feature> features;
    private Map<String, Pending> pending = new LinkedHashMap<>();
    private long pendingBytes;
    private Duration pause = FIRST_PAUSE;

    /** A class to be written. */
    record Pending(byte[] bytes, boolean wanted) {}

    CachedModule(CodeCache cache, CacheKey key, Path path, @Nullable KnownClasses known) {
        this.cache = cache;
        this.key = key;
        this.path = path;
        this.known = known;
        this.features = known == null ? Set.of() : known.index().features();
    }

    /** How long to wait before what has come now is written. */
    synchronized Duration nextPause() {
        Duration now = pause;
        Duration longer = now.multipliedBy(PAUSE_FACTOR);
        pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
        return now;
    }

    /** The features that validation found in an earlier run; null where the module has to be validated. */
    public @Nullable Set<Feature> features() {
        KnownClasses now = known;
        return now == null ? null : now.index().features();
    }

    /** To be said before classes are generated: the module is valid and has these features. */
    public void valid(Set<Feature> found) {
        features = Set.copyOf(found);
    }

    @Override
    public List<String> wanted() {
        KnownClasses now = known;
        return now == null
                ? List.of()
                : now.index().classes().entrySet().stream()
                        .filter(each -> each.getValue().wanted())
                        .map(Map.Entry::getKey)
                        .toList();
    }

    @Override
    public @Nullable CompiledClass find(String simpleName) {
        KnownClasses now = known;
        Slice slice = now == null ? null : now.index().classes().get(simpleName);
        return now == null || slice == null ? null : read(now, simpleName);
    }

    private @Nullable CompiledClass read(KnownClasses before, String simpleName) {
        try (EntryFile file = EntryFile.open(path, key)) {
            KnownClasses now = before;
            if (file.drawn() != now.drawn()) { // another process wrote more
                now = new KnownClasses(file.drawn(), file.index());
                known = now;
            }
            Slice slice = now.index().classes().get(simpleName);
            return slice == null ? null : EntryFormat.decode(file.read(slice), slice);
        } catch (FileNotFoundException e) {
            known = null; // to make room for others
            return null;
        } catch (IOException | RuntimeException e) {
            if (complained.compareAndSet(false, true)) {
                cache.unusable(path, e);
            }
            return null;
        }
    }

    @Override
    public void generated(String simpleName, CompiledClass made, boolean wanted) {
        if (cache.writer().isClosed()) {
            return;
        }
        byte[] bytes = EntryFormat.encode(made);
        synchronized (this) {
            if (pendingBytes + bytes.length > MOST_PENDING_BYTES) {
                return;
            }
            pendingBytes += bytes.length;
            pending.put(simpleName, new Pending(bytes, wanted));
        }
        cache.writer().due(this);
    }

    /** Writes what waits, along with what others have written meanwhile. */
    void flush(CacheFolder folder) {
        Map<String, Pending> taken;
        synchronized (this) {
            taken = pending;
            pending = new LinkedHashMap<>();
            pendingBytes = 0;
        }
        if (taken.isEmpty()) {
            return;
        }
        try {
            new EntryUpdate(folder, path, key, features).run(taken);
        } catch (IOException | RuntimeException e) {
            cache.cannotWrite(path, e);
        }
    }
}
