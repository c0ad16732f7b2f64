package dev.ashlar.oci.registry;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/** Does something with several at a time; the first failure stops the others. */
final class Parallel {
    private Parallel() {}

    /** What is done. */
    interface Action<T> {
        void accept(T item) throws IOException;
    }

    static <T> void each(Collection<T> items, int atOnce, Action<T> action) throws IOException {
        var free = new Semaphore(atOnce);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = new ExecutorCompletionService<Void>(threads);
            for (T item : items) {
                results.submit(() -> {
                    free.acquire();
                    try {
                        action.accept(item);
                    } finally {
                        free.release();
                    }
                    return null;
                });
            }
            await(items.size(), results, threads);
        }
    }

    private static void await(int count, ExecutorCompletionService<Void> results, ExecutorService threads)
            throws IOException {
        boolean whole = false;
        try {
            for (int i = 0; i < count; i++) {
                results.take().get();
            }
            whole = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } catch (ExecutionException e) {
            throw unwrapped(Objects.requireNonNull(e.getCause()));
        } finally {
            if (!whole) {
                threads.shutdownNow();
            }
        }
    }

    private static IOException unwrapped(Throwable failure) {
        return switch (failure) {
            case IOException e -> e;
            case UncheckedIOException e -> Objects.requireNonNull(e.getCause());
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> new IOException(failure);
        };
    }
}
