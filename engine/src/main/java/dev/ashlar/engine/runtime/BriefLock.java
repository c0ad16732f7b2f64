package dev.ashlar.engine.runtime;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A lock around a few instructions, for which nobody parks. A virtual thread that is next in line for a lock of the JDK
 * gets it when it gets a carrier; where all carriers compute, everybody behind it would wait for one of them to stop,
 * which is for the ticker to bring about, and the ticker would stand in that line, too.
 */
final class BriefLock {
    private static final int SPINS = 200;

    private final AtomicBoolean held = new AtomicBoolean();

    void lock() {
        for (int spins = 0; held.getOpaque() || !held.compareAndSet(false, true); spins++) {
            if (spins < SPINS) {
                Thread.onSpinWait();
            } else {
                // The one inside runs, or would, had the operating system not taken its processor.
                Thread.yield();
            }
        }
    }

    void unlock() {
        held.set(false);
    }
}
