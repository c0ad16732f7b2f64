package dev.ashlar.fuzz;

import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Notices a case that does not end. */
final class Watchdog<T> implements AutoCloseable {
    private final Duration limit;
    private final Consumer<T> alarm;
    private final Thread thread;
    private volatile @Nullable Watched<T> watched;

    private record Watched<T>(T subject, long since) {}

    /** @param alarm called once for each subject that is watched for longer than {@code limit} */
    Watchdog(Duration limit, Consumer<T> alarm) {
        this.limit = limit;
        this.alarm = alarm;
        this.thread = Thread.ofPlatform().daemon().name("watchdog").start(this::run);
    }

    void watch(T subject) {
        watched = new Watched<>(subject, System.nanoTime());
    }

    private void run() {
        @Nullable Watched<T> reported = null;
        while (!Thread.currentThread().isInterrupted()) {
            @Nullable Watched<T> now = watched;
            if (now != null && !now.equals(reported) && System.nanoTime() - now.since() > limit.toNanos()) {
                reported = now;
                alarm.accept(now.subject());
            }
            try {
                Thread.sleep(limit.toMillis() / 10 + 1);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
