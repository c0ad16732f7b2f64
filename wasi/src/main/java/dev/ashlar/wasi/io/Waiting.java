package dev.ashlar.wasi.io;

import dev.ashlar.component.HostBinding;
import dev.ashlar.engine.CallContext;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Blocks the thread of a guest that calls the host; its permit goes to others, its deadline still ends it. */
public final class Waiting {
    private Waiting() {}

    /** Returns when one of them is ready. */
    public static void forAny(List<HostPollable> pollables) {
        if (pollables.stream().anyMatch(HostPollable::ready)) {
            return;
        }
        Semaphore woken = new Semaphore(0);
        Runnable wake = woken::release;
        pollables.forEach(pollable -> pollable.watch(wake));
        try {
            blocking(() -> {
                while (pollables.stream().noneMatch(HostPollable::ready)) {
                    boolean ignored = woken.tryAcquire(shortest(pollables), TimeUnit.NANOSECONDS);
                    woken.drainPermits();
                }
                return true;
            });
        } finally {
            pollables.forEach(pollable -> pollable.unwatch(wake));
        }
    }

    private static long shortest(List<HostPollable> pollables) {
        return pollables.stream().mapToLong(HostPollable::remaining).min().orElse(HostPollable.NEVER);
    }

    /** Runs something that may block. What it throws passes through the guest. */
    public static <T> T blocking(Callable<T> action) {
        CallContext call = HostBinding.currentCall();
        try {
            return call.blocking(action);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("a blocking call of a guest failed", e);
        }
    }
}
