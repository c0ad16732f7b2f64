package dev.ashlar.host.deploy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The one attempt to make a revision ready that all requests wait for which need it. It goes on when they do not wait any longer. One that
 * failed is answered for a moment, and then made again.
 */
final class Waking {
    /** Failing takes its time, too: many clients that try again must not make it the only thing that the process does. */
    private static final Duration MOMENT = Duration.ofSeconds(1);

    private final Runnable work;
    private final Executor executor;
    private @Nullable CompletableFuture<Void> attempt;
    private long ended;

    /** @param work makes the revision ready, or throws */
    Waking(Runnable work, Executor executor) {
        this.work = work;
        this.executor = executor;
    }

    /**
     * Waits until the revision was ready; it may be asleep again by then.
     *
     * @param end of waiting, as {@link System#nanoTime} has it
     * @throws ExecutionException when it cannot be made ready
     */
    void await(long end) throws ExecutionException, TimeoutException, InterruptedException {
        current().get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
    }

    private synchronized CompletableFuture<Void> current() {
        CompletableFuture<Void> known = attempt;
        if (known != null && (!known.isDone() || known.isCompletedExceptionally() && isRecent())) {
            return known;
        }
        var next = new CompletableFuture<Void>();
        attempt = next;
        try {
            executor.execute(() -> run(next));
        } catch (RejectedExecutionException e) {
            next.completeExceptionally(e);
        }
        return next;
    }

    private boolean isRecent() {
        return System.nanoTime() - ended < MOMENT.toNanos();
    }

    private void run(CompletableFuture<Void> result) {
        try {
            work.run();
            result.complete(null);
        } catch (RuntimeException | Error e) {
            synchronized (this) {
                ended = System.nanoTime();
            }
            result.completeExceptionally(e);
        }
    }
}
