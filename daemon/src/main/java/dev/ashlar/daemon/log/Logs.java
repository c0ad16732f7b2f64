package dev.ashlar.daemon.log;

import dev.ashlar.oci.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The logs of all applications, each in files of its own. Whoever has something to say hands it to one thread and goes on; when more is
 * said than the disk takes, lines are dropped, and how many is said.
 */
public final class Logs implements AutoCloseable {
    private static final System.Logger LOGGER = System.getLogger("dev.ashlar.daemon");
    private static final int WAITING = 16_384;
    /** Of one application's lines, so that one that says too much does not cost the others theirs. */
    private static final int MOST_OF_ONE = 2_048;

    private static final long FILE_BYTES = 8 << 20;
    private static final int OLDER_FILES = 3;
    private static final long FLUSH_MILLIS = 100;
    private static final long GATHER_MILLIS = 20;
    private static final int BATCH = 1_024;

    private record Entry(ApplicationLog log, LogLine line) {}

    private final Path directory;
    private final BlockingQueue<Entry> waiting = new ArrayBlockingQueue<>(WAITING);
    private final Map<String, ApplicationLog> logs = new ConcurrentHashMap<>();
    private final Thread writer;
    private volatile boolean closed;

    public Logs(Path directory) {
        this.directory = directory;
        this.writer = Thread.ofPlatform().daemon().name("ashlar-logs").start(this::run);
    }

    /** The log of an application. */
    public ApplicationLog of(String tenant, String application) {
        return logs.computeIfAbsent(
                tenant + "/" + application,
                name -> new ApplicationLog(
                        this, new LogFile(directory.resolve(name + ".log"), FILE_BYTES, OLDER_FILES)));
    }

    /** Forgets what an application said. */
    public void delete(String tenant, String application) throws IOException {
        var log = of(tenant, application);
        log.delete();
        boolean _ = logs.remove(tenant + "/" + application, log);
    }

    void add(ApplicationLog log, LogLine line) {
        if (log.waiting().incrementAndGet() > MOST_OF_ONE || !waiting.offer(new Entry(log, line))) {
            int _ = log.waiting().decrementAndGet();
            long _ = log.dropped().incrementAndGet();
        }
    }

    private void run() {
        var batch = new ArrayList<Entry>(BATCH);
        try {
            while (!closed || !waiting.isEmpty()) {
                Entry first = waiting.poll(FLUSH_MILLIS, TimeUnit.MILLISECONDS);
                if (first != null) {
                    gather();
                    batch.add(first);
                    int _ = waiting.drainTo(batch, BATCH);
                    write(batch);
                    batch.clear();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lines that come together are written together: a file is opened for some of them, not for each. */
    private void gather() throws InterruptedException {
        if (!closed && waiting.size() < BATCH) {
            Thread.sleep(GATHER_MILLIS);
        }
    }

    private static void write(List<Entry> batch) {
        var lines = new LinkedHashMap<ApplicationLog, List<LogLine>>();
        for (var entry : batch) {
            lines.computeIfAbsent(entry.log(), _ -> new ArrayList<>()).add(entry.line());
        }
        lines.forEach((log, some) -> {
            try {
                log.write(some);
            } catch (RuntimeException e) {
                LOGGER.log(System.Logger.Level.ERROR, "cannot write lines of the log " + log.path(), e);
            }
        });
    }

    @Override
    public void close() {
        closed = true;
        try {
            writer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static byte[] bytes(LogLine line) {
        return Json.bytes(line.members());
    }

    static byte[] dropped(long lines) {
        return Json.bytes(Map.of(
                "time",
                Instant.now().toString(),
                "event",
                "dropped",
                "text",
                lines + " lines were dropped: too many at once"));
    }

    static void failed(Path file, IOException why) {
        LOGGER.log(System.Logger.Level.WARNING, "cannot write the log {0}: {1}", file, why.getMessage());
    }
}
