package dev.ashlar.oci.registry;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Tries again what may go away. */
final class Retries {
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_WISH = Duration.ofSeconds(30);
    /** What has to come anew for the count of attempts to begin anew, and how often it may. */
    private static final long PROGRESS = 1 << 18;

    private static final int MAX_ATTEMPTS = 1000;

    private final RegistryConfig config;
    private final TransferListener listener;

    Retries(RegistryConfig config, TransferListener listener) {
        this.config = config;
        this.listener = listener;
    }

    /** Something that may fail. */
    interface Attempt<T> {
        T run() throws IOException;
    }

    /** How far something has come, in bytes. */
    interface Progress {
        long bytes() throws IOException;
    }

    <T> T run(Attempt<T> attempt) throws IOException {
        return run(attempt, () -> 0);
    }

    /** The same of something that goes on where it broke off: as long as it gets on, its attempts are not counted. */
    <T> T run(Attempt<T> attempt, Progress progress) throws IOException {
        int failed = 0;
        long reached = progress.bytes();
        for (int all = 1; ; all++) {
            try {
                return attempt.run();
            } catch (RegistryException e) {
                long now = progress.bytes();
                failed = now - reached >= PROGRESS ? 1 : failed + 1;
                reached = Math.max(reached, now);
                if (!e.isTransient() || failed >= config.attempts() || all >= MAX_ATTEMPTS) {
                    throw e;
                }
                listener.retrying(e);
                pause(e.wait(LONGEST_WISH).orElse(pauseAfter(failed)));
            }
        }
    }

    private Duration pauseAfter(int failed) {
        long millis = config.pause().toMillis() << Math.min(failed - 1, 10);
        long some = millis / 2 + ThreadLocalRandom.current().nextLong(millis / 2 + 1);
        return Duration.ofMillis(Math.min(some, LONGEST_PAUSE.toMillis()));
    }

    private static void pause(Duration time) throws InterruptedIOException {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }
}
