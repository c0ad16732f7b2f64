package dev.ashlar.engine.runtime;

import java.util.concurrent.Semaphore;

/**
 * Lets few guests at a time do what the JVM does in one go, such as allocating a large memory: each of them keeps a processor, and a
 * carrier of virtual threads, until it is done.
 */
final class BulkGate {
    /** Bytes from which on it takes long enough to matter: milliseconds. */
    static final int LARGE = 8 << 20;

    private final Semaphore places;

    BulkGate(int permits) {
        this.places = new Semaphore(Math.max(1, permits / 2), true);
    }

    /** Waits for a place, without a run permit. */
    void enter(ExecutionContext exec) {
        if (!places.tryAcquire()) {
            exec.pause(places::acquireUninterruptibly);
        }
    }

    void leave() {
        places.release();
    }
}
