package dev.ashlar.host.capacity;

import java.util.concurrent.atomic.AtomicInteger;

/** How much there is of something that a limit bounds. */
public final class Gauge {
    private final AtomicInteger used = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private volatile int limit;

    Gauge(int limit) {
        this.limit = limit;
    }

    /** How much there may be at a time. */
    public int limit() {
        return limit;
    }

    /** What is beyond a lower limit stays until it ends by itself. */
    void limit(int newLimit) {
        limit = newLimit;
    }

    /** Takes so many, or none. */
    public boolean tryTake(int count) {
        int before;
        do {
            before = used.get();
            if (count > limit - before) {
                return false;
            }
        } while (!used.compareAndSet(before, before + count));
        remember(before + count);
        return true;
    }

    /** Takes what there is of so many, and says how many that are. */
    int takeUpTo(int count) {
        int before;
        int taken;
        do {
            before = used.get();
            taken = Math.clamp((long) limit - before, 0, count);
        } while (!used.compareAndSet(before, before + taken));
        remember(before + taken);
        return taken;
    }

    private void remember(int now) {
        if (now > most.get()) {
            most.accumulateAndGet(now, Math::max);
        }
    }

    public void giveBack(int count) {
        used.addAndGet(-count);
    }

    public int used() {
        return used.get();
    }

    /** The largest number that there was at a time. */
    int most() {
        return most.get();
    }
}
