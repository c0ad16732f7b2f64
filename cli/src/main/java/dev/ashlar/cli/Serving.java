package dev.ashlar.cli;

import dev.ashlar.http.HttpServer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** The life of a command that serves. */
final class Serving {
    private Serving() {}

    /**
     * Waits until the process is told to end, or the thread, as tests do; then lets requests in flight end.
     *
     * @param atEnd what else has to end before the process does
     */
    static void untilTold(HttpServer server, Duration drain, ServeLog log, Runnable atEnd) throws InterruptedException {
        var told = new CountDownLatch(1);
        var ended = new CountDownLatch(1);
        try (var _ = ShutdownHook.add(() -> {
            told.countDown();
            awaitQuietly(ended);
        })) {
            try {
                told.await();
            } finally {
                drain(server, drain, log);
                atEnd.run();
                ended.countDown();
            }
        }
    }

    private static void drain(HttpServer server, Duration patience, ServeLog log) {
        if (!server.drain(patience)) {
            log.event(
                    "cut",
                    "%d requests did not end within %d s".formatted(server.requestsInFlight(), patience.toSeconds()),
                    Map.of("requests", server.requestsInFlight()));
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
