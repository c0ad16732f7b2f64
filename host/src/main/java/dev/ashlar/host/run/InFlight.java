package dev.ashlar.host.run;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts what is under way, until no more may begin. */
final class InFlight {
    private static final int ENDED = Integer.MIN_VALUE;
    private static final long POLL_MILLIS = 2;

    /** The number, plus {@link #ENDED} when nothing may begin any more. */
    private final AtomicInteger state = new AtomicInteger();

    /** Whether one more may begin; {@link #leave} then follows. */
    boolean tryEnter() {
        int before;
        do {
            before = state.get();
            if (before < 0) {
                return false;
            }
        } while (!state.compareAndSet(before, before + 1));
        return true;
    }

    /** The same for something that belongs to what is under way: it may begin as long as anything is. */
    boolean tryJoin() {
        int before;
        do {
            before = state.get();
            if ((before & Integer.MAX_VALUE) == 0) {
                return false;
            }
        } while (!state.compareAndSet(before, before + 1));
        return true;
    }

    void leave() {
        state.decrementAndGet();
    }

    int count() {
        return state.get() & Integer.MAX_VALUE;
    }

    boolean hasEnded() {
        return state.get() < 0;
    }

    /** From now on nothing begins; false if that was so before. */
    boolean end() {
        return state.getAndUpdate(value -> value | ENDED) >= 0;
    }

    /** Waits until nothing is under way. */
    boolean awaitNone(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (count() > 0) {
            if (System.nanoTime() - end > 0) {
                return false;
            }
            Thread.sleep(POLL_MILLIS);
        }
        return true;
    }
}
