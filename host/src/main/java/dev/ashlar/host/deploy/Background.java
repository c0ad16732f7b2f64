package dev.ashlar.host.deploy;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Work that requests go before. It gets a platform thread of low priority of its own: virtual threads, on which callers may be, have none
 * (and what the JVM makes of priorities on Linux depends on {@code -XX:ThreadPriorityPolicy}).
 */
final class Background {
    private Background() {}

    /** Waits for it, uninterruptibly, and throws what it throws. */
    static <T> T call(String name, Callable<T> work) {
        var task = new FutureTask<>(work);
        var ignored = Thread.ofPlatform()
                .daemon()
                .name(name)
                .priority(Thread.MIN_PRIORITY)
                .start(task);
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            throw sneaky(e.getCause() == null ? e : e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Throwable> RuntimeException sneaky(Throwable e) throws E {
        throw (E) e;
    }
}
