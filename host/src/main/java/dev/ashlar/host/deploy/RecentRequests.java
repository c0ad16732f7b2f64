package dev.ashlar.host.deploy;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Requests of the last while, and how many of them went wrong; in ten slices of time, the oldest of which is forgotten when a new one begins. */
final class RecentRequests {
    private static final int SLICES = 10;

    private final long sliceNanos;
    private final LongSupplier clock;
    private final long origin;
    private final long[] requests = new long[SLICES];
    private final long[] errors = new long[SLICES];
    private long slice;

    RecentRequests(Duration window) {
        this(window, System::nanoTime);
    }

    /** @param clock in nanoseconds */
    RecentRequests(Duration window, LongSupplier clock) {
        this.sliceNanos = window.toNanos() / SLICES;
        this.clock = clock;
        this.origin = clock.getAsLong();
    }

    synchronized void add(boolean error) {
        int index = advance();
        requests[index]++;
        errors[index] += error ? 1 : 0;
    }

    synchronized ErrorRate rate() {
        int ignored = advance();
        long sum = 0;
        long wrong = 0;
        for (int i = 0; i < SLICES; i++) {
            sum += requests[i];
            wrong += errors[i];
        }
        return new ErrorRate(sum, wrong);
    }

    /** Forgets what is too old; returns where to count now. */
    private int advance() {
        long now = (clock.getAsLong() - origin) / sliceNanos;
        for (long next = Math.max(slice + 1, now - SLICES + 1); next <= now; next++) {
            requests[(int) (next % SLICES)] = 0;
            errors[(int) (next % SLICES)] = 0;
        }
        slice = Math.max(slice, now);
        return (int) (slice % SLICES);
    }
}
