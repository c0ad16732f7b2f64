package dev.ashlar.cli;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Runs guests on a thread whose stack holds what the engine was told it may use. */
final class GuestThread {
    /** For the host's own frames, and those that call the guest. */
    private static final long HEADROOM = 1L << 20;

    /** Frames of code that is still interpreted are larger than the engine's estimate, which is of compiled ones. */
    private static final long INTERPRETED = 4;

    private GuestThread() {}

    static Thread of(long maxStackBytes, Runnable guest) {
        return new Thread(null, guest, "guest", maxStackBytes * INTERPRETED + HEADROOM);
    }

    static <T> T call(long maxStackBytes, Callable<T> guest) throws Exception {
        var task = new FutureTask<>(guest);
        of(maxStackBytes, task).start();
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }
}
