package dev.ashlar.wasi.context;

import java.util.concurrent.atomic.AtomicLong;

/** How much of one thing a guest has, and may have. Thread-safe. */
public final class Quota {
    private final String what;
    private final long limit;
    private final AtomicLong used = new AtomicLong();
    private volatile boolean refused;

    /** @param what for messages, as in "pollables alive" */
    public Quota(String what, long limit) {
        this.what = what;
        this.limit = limit;
    }

    public String what() {
        return what;
    }

    public long limit() {
        return limit;
    }

    public long used() {
        return used.get();
    }

    public long left() {
        return limit - used.get();
    }

    /** Whether more was asked for than there was, ever. */
    public boolean hasRefused() {
        return refused;
    }

    /** All of it or nothing. */
    public boolean tryTake(long amount) {
        return takeUpTo(amount, amount) == amount;
    }

    /** As much as is left; returns how much that is. */
    public long takeUpTo(long amount) {
        return takeUpTo(amount, 0);
    }

    private long takeUpTo(long amount, long least) {
        long before;
        long taken;
        do {
            before = used.get();
            taken = Math.min(amount, limit - before);
            if (taken < amount) {
                refused = true;
            }
            if (taken < least) {
                return -1;
            }
        } while (!used.compareAndSet(before, before + taken));
        return taken;
    }

    public void giveBack(long amount) {
        long ignored = used.addAndGet(-amount);
    }
}
