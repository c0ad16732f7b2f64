package dev.ashlar.host.run;

import java.util.concurrent.atomic.AtomicInteger;

/** How much there is of something that a limit bounds. */
final class Gauge {
    private final int limit;
    private final AtomicInteger used = new AtomicInteger();

    Gauge(int limit) {
        this.limit = limit;
    }

    /** Takes so many, or none. */
    boolean tryTake(int count) {
        int before;
        do {
            before = used.get();
            if (count > limit - before) {
                return false;
            }
        } while (!used.compareAndSet(before, before + count));
        return true;
    }

    void giveBack(int count) {
        used.addAndGet(-count);
    }

    int used() {
        return used.get();
    }
}
