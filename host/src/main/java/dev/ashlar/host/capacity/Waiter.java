package dev.ashlar.host.capacity;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** An invocation that waits. */
final class Waiter<T> {
    enum State {
        WAITING,
        ADMITTED,
        GIVEN_UP,
        STOPPED
    }

    final Patience patience;
    final long since = System.nanoTime();
    private final Thread thread = Thread.currentThread();

    /** Changed under the capacity's lock. */
    private volatile State state = State.WAITING;

    private @Nullable T spare;

    Waiter(Patience patience) {
        this.patience = patience;
    }

    /** Waits until something is decided, its time is over or its thread is interrupted. */
    void await() {
        while (state == State.WAITING && !Thread.currentThread().isInterrupted()) {
            if (!patience.bounded()) {
                LockSupport.park(this);
                continue;
            }
            long left = patience.deadline() - System.nanoTime();
            if (left <= 0) {
                return;
            }
            LockSupport.parkNanos(this, left);
        }
    }

    /** Whether its time is. */
    boolean isOver() {
        return patience.bounded() && System.nanoTime() - patience.deadline() >= 0;
    }

    State state() {
        return state;
    }

    /** @param given an instance that was there; null if new ones were counted for it */
    void admit(@Nullable T given) {
        spare = given;
        decide(State.ADMITTED);
    }

    void decide(State decision) {
        state = decision;
        if (thread != Thread.currentThread()) {
            LockSupport.unpark(thread);
        }
    }

    @Nullable T spare() {
        return spare;
    }
}
