package dev.ashlar.engine.cache;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Writes entries behind the guests' back, a while after their first new class, for more come then; the rest at the end. */
final class CacheWriter implements AutoCloseable {
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final CacheFolder folder;
    private final ScheduledThreadPoolExecutor executor;
    private final Set<CachedModule> due = new LinkedHashSet<>();
    private volatile boolean closed;

    CacheWriter(CacheFolder folder) {
        this.folder = folder;
        this.executor = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "ashlar code cache");
            thread.setDaemon(true);
            thread.setPriority(Thread.MIN_PRIORITY);
            return thread;
        });
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        executor.setKeepAliveTime(KEEP_ALIVE.toSeconds(), TimeUnit.SECONDS);
        executor.allowCoreThreadTimeOut(true);
    }

    /** Whether nothing will be written any more. */
    boolean isClosed() {
        return closed;
    }

    /** A module has something to write. */
    synchronized void due(CachedModule module) {
        if (!closed && due.add(module)) {
            var ignored =
                    executor.schedule(() -> flush(module), module.nextPause().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void flush(CachedModule module) {
        synchronized (this) {
            due.remove(module);
        }
        module.flush(folder);
    }

    /** Writes what waits. */
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        executor.shutdown();
        awaitWriting();
        List<CachedModule> rest;
        synchronized (this) {
            rest = List.copyOf(due);
            due.clear();
        }
        rest.forEach(module -> module.flush(folder));
    }

    private void awaitWriting() {
        try {
            var ignored = executor.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
