package dev.ashlar.daemon.apps;

import dev.ashlar.daemon.blobs.Closure;
import dev.ashlar.daemon.state.Database;
import dev.ashlar.oci.ContentStore;
import dev.ashlar.oci.Digest;
import dev.ashlar.oci.InvalidDocumentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;

/**
 * Removes what no revision needs any more. A blob that came lately, or of which a client was told that it is here, stays for a while:
 * somebody may be about to deploy it. While a deploy is under way nothing is removed.
 */
final class Collector {
    private static final System.Logger LOGGER = System.getLogger("dev.ashlar.daemon");
    private static final Duration INTERVAL = Duration.ofMinutes(10);
    private static final Duration RETRY = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Database database;
    private final Revisions revisions;
    private final List<Uploads> parts;
    private final Duration age;
    private final Lock lock;

    /**
     * @param parts where what is not whole yet is
     * @param lock held by whoever relies on no blob being removed, in its shared form
     */
    Collector(Database database, Revisions revisions, List<Uploads> parts, Duration age, Lock lock) {
        this.database = database;
        this.revisions = revisions;
        this.parts = List.copyOf(parts);
        this.age = age;
        this.lock = lock;
    }

    /** Until the thread is interrupted. */
    void runForever() {
        try {
            while (true) {
                Thread.sleep(INTERVAL);
                while (!tryRun()) {
                    Thread.sleep(RETRY);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean tryRun() {
        if (!lock.tryLock()) {
            return false;
        }
        try {
            long _ = collect();
        } catch (IOException | RuntimeException e) {
            LOGGER.log(System.Logger.Level.WARNING, "blobs that nobody needs cannot be removed", e);
        } finally {
            lock.unlock();
        }
        return true;
    }

    /** What these lead to, as far as it can be read. */
    Set<Digest> closure(List<Digest> indexes) {
        var all = new HashSet<Digest>();
        for (Digest index : indexes) {
            try {
                all.addAll(Closure.of(revisions.store(), index).found().keySet());
            } catch (IOException | InvalidDocumentException e) {
                LOGGER.log(System.Logger.Level.WARNING, "%s cannot be read".formatted(index), e);
            }
        }
        return all;
    }

    /**
     * Removes at once those of some blobs that a tenant does not need any more. Where deploys do not let it, they go as others do. Who was
     * told that one is here, and deploys it now, is told that it is not, and sends it again.
     */
    void forget(String tenant, Set<Digest> blobs) {
        try {
            if (blobs.isEmpty() || !lock.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        try {
            var unneeded = new HashSet<>(blobs);
            unneeded.removeAll(needed(tenant));
            for (Digest digest : unneeded) {
                boolean owned = database.write(tables -> {
                    tables.tenants().removeBlob(tenant, digest);
                    return tables.tenants().isOwned(digest);
                });
                if (!owned) {
                    revisions.store().delete(digest);
                }
            }
        } catch (IOException | RuntimeException e) {
            LOGGER.log(System.Logger.Level.WARNING, "blobs that nobody needs cannot be removed", e);
        } finally {
            lock.unlock();
        }
    }

    /** How many bytes were freed. */
    long run() throws IOException {
        lock.lock();
        try {
            return collect();
        } finally {
            lock.unlock();
        }
    }

    private long collect() throws IOException {
        var needed = new HashSet<Digest>();
        long freed = 0;
        for (var tenant : database.read(tables -> tables.tenants().all())) {
            needed.addAll(forget(tenant.name()));
            for (var place : parts) {
                freed += place.of(tenant.name()).collect(List.of(), age);
            }
        }
        int _ = revisions.directories().retain(needed);
        return freed
                + revisions
                        .store()
                        .collect(database.read(tables -> tables.revisions().allIndexes()), age);
    }

    /** What a tenant does not need any more counts as his no longer. Returns what he needs. */
    private Set<Digest> forget(String tenant) throws IOException {
        var needed = needed(tenant);
        var before = Instant.now().minus(age);
        List<Digest> owned = database.read(tables -> tables.tenants().blobs(tenant));
        for (Digest digest : owned) {
            if (!needed.contains(digest) && isOlder(revisions.store(), digest, before)) {
                boolean _ = database.write(tables -> {
                    tables.tenants().removeBlob(tenant, digest);
                    return true;
                });
            }
        }
        return needed;
    }

    private Set<Digest> needed(String tenant) throws IOException {
        var needed = new HashSet<Digest>();
        for (Digest index : database.read(tables -> tables.revisions().indexesOf(tenant))) {
            needed.addAll(Closure.of(revisions.store(), index).found().keySet());
        }
        return needed;
    }

    private static boolean isOlder(ContentStore store, Digest digest, Instant time) throws IOException {
        try {
            return !Files.getLastModifiedTime(store.path(digest)).toInstant().isAfter(time);
        } catch (NoSuchFileException e) {
            return true;
        }
    }
}
