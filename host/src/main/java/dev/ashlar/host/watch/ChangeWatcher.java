package dev.ashlar.host.watch;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent.Kind;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Wakes up when something happens in directories. What has happened is not told: events can be lost or come twice, so whoever
 * is woken looks at the files. Directories that the system cannot watch make it wake up every so often instead.
 */
final class ChangeWatcher implements AutoCloseable {
    private static final Kind<?>[] EVENTS = {
        StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_DELETE, StandardWatchEventKinds.ENTRY_MODIFY
    };

    private final WatchService service;
    private final Duration quiet;
    private final Duration longest;
    private final Duration scan;
    private final Map<Path, WatchKey> watched = new HashMap<>();
    private boolean incomplete;

    /**
     * @param quiet how long nothing must happen for a change to be over: editors write a file in several steps
     * @param longest how long a change may go on before it is told of anyway
     * @param scan how often to wake up while not every directory can be watched
     */
    ChangeWatcher(Duration quiet, Duration longest, Duration scan) throws IOException {
        this.service = FileSystems.getDefault().newWatchService();
        this.quiet = quiet;
        this.longest = longest;
        this.scan = scan;
    }

    /** Watches these directories and no others. */
    void watch(Set<Path> directories) {
        var gone = new HashSet<>(watched.keySet());
        gone.removeAll(directories);
        gone.forEach(directory -> watched.remove(directory).cancel());
        incomplete = false;
        for (Path directory : directories) {
            var key = watched.get(directory);
            if (key == null || !key.isValid()) {
                register(directory);
            }
        }
    }

    private void register(Path directory) {
        try {
            watched.put(directory, directory.register(service, EVENTS));
        } catch (IOException e) {
            // gone, or the system's limit is reached
            watched.remove(directory);
            incomplete = true;
        }
    }

    /**
     * Waits for something to happen, and then for it to be over.
     *
     * @return whether something did; not if it is only time to look
     */
    boolean await() throws InterruptedException {
        try {
            var first = incomplete ? service.poll(scan.toMillis(), TimeUnit.MILLISECONDS) : service.take();
            if (first == null) {
                return false;
            }
            drain(first);
            long end = System.nanoTime() + longest.toNanos();
            for (var next = poll(end); next != null; next = poll(end)) {
                drain(next);
            }
            return true;
        } catch (ClosedWatchServiceException e) {
            throw new InterruptedException("closed");
        }
    }

    private @Nullable WatchKey poll(long end) throws InterruptedException {
        long left = Math.min(quiet.toNanos(), end - System.nanoTime());
        return service.poll(Math.max(0, left), TimeUnit.NANOSECONDS);
    }

    /** An overflow is an event like any other, since all are only a reason to look. */
    private static void drain(WatchKey key) {
        key.pollEvents();
        key.reset();
    }

    @Override
    public void close() throws IOException {
        service.close();
    }
}
