package dev.ashlar.engine.runtime;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Collections of the JVM's heap that guests make necessary. They stop everybody, so they may take a fifth of the time at
 * most: who wants one waits, together with all others who do.
 */
final class ForcedCollections {
    private static final int SHARE = 5;
    private static final long LONGEST_WAIT = Duration.ofMillis(500).toNanos();
    private static final ReentrantLock LOCK = new ReentrantLock();
    private static volatile int completed;
    private static long nextAllowed = System.nanoTime();

    private ForcedCollections() {}

    /** Returns when a collection that began after the call has ended. */
    static void collect() {
        int before = completed;
        LOCK.lock();
        try {
            if (completed - before > 1) {
                return; // one of them began after the call
            }
            waitForTurn();
            long start = System.nanoTime();
            System.gc();
            long end = System.nanoTime();
            nextAllowed = end + Math.min((end - start) * (SHARE - 1), LONGEST_WAIT);
            completed = completed + 1;
        } finally {
            LOCK.unlock();
        }
    }

    private static void waitForTurn() {
        for (long left = nextAllowed - System.nanoTime(); left > 0; left = nextAllowed - System.nanoTime()) {
            LockSupport.parkNanos(left);
            if (Thread.interrupted()) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
