package dev.ashlar.engine.runtime;

import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Calls its work again and again while there is some. Without any it dozes off until the next deadline or {@link #wake};
 * without either for a second it ends its thread, and the next wake starts another.
 */
final class Ticker {
    private static final long IDLE_NANOS = 1_000_000;
    private static final int IDLE_TICKS = 20;
    private static final long DOZE_NANOS = 1_000_000_000;

    private enum Mode {
        STOPPED,
        DOZING,
        TICKING
    }

    private final LongSupplier work;
    private final LongSupplier deadline;
    private volatile Mode mode = Mode.STOPPED;
    private @Nullable Thread thread;
    private boolean closed;

    /**
     * @param work returns the nanoseconds until it wants to be called again; 0 when there is nothing to do
     * @param deadline returns the nanoseconds after which there will be work; {@link Long#MAX_VALUE} if that is not known
     */
    Ticker(LongSupplier work, LongSupplier deadline) {
        this.work = work;
        this.deadline = deadline;
    }

    /** To be called after work has come up, by whoever made it. */
    void wake() {
        if (mode != Mode.TICKING) {
            start();
        }
    }

    private synchronized void start() {
        if (closed || mode == Mode.TICKING) {
            return;
        }
        Mode before = mode;
        mode = Mode.TICKING;
        if (before == Mode.DOZING) {
            LockSupport.unpark(thread);
        } else {
            thread = Thread.ofPlatform().daemon().name("ashlar-ticker").start(this::run);
        }
    }

    private void run() {
        do {
            tickUntilIdle();
        } while (!dozeOff());
    }

    private void tickUntilIdle() {
        for (int idle = 0; idle < IDLE_TICKS && mode == Mode.TICKING; ) {
            long pause = work.getAsLong();
            idle = pause == 0 ? idle + 1 : 0;
            LockSupport.parkNanos(this, pause == 0 ? IDLE_NANOS : pause);
        }
    }

    /** Returns whether the thread is to end. */
    private boolean dozeOff() {
        setMode(Mode.TICKING, Mode.DOZING);
        // Work that came up before its maker could see DOZING is seen here.
        if (work.getAsLong() == 0 && mode == Mode.DOZING) {
            LockSupport.parkNanos(this, Math.min(DOZE_NANOS, deadline.getAsLong()));
            if (deadline.getAsLong() == Long.MAX_VALUE && setMode(Mode.DOZING, Mode.STOPPED)) {
                return true;
            }
        }
        setMode(Mode.DOZING, Mode.TICKING);
        return mode == Mode.STOPPED;
    }

    private synchronized boolean setMode(Mode from, Mode to) {
        if (mode != from) {
            return false;
        }
        mode = to;
        return true;
    }

    boolean isStopped() {
        return mode == Mode.STOPPED;
    }

    synchronized void close() {
        closed = true;
        mode = Mode.STOPPED;
        LockSupport.unpark(thread);
    }
}
