package dev.ashlar.http.exchange;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * One thread that looks at all connections now and then. So a timeout costs its connection a write to a field, not a timer: a
 * hundred thousand requests a second would set four hundred thousand of them.
 */
public final class Watchdog implements AutoCloseable {
    /** Timeouts are kept to that, and a client that left is noticed about as late. */
    private static final long REST = TimeUnit.MILLISECONDS.toNanos(100);

    /** While somebody waits for output to be sent. */
    private static final long BRIEF_REST = TimeUnit.MILLISECONDS.toNanos(2);

    private final Set<Watched> all = ConcurrentHashMap.newKeySet();
    private final Thread thread;
    private volatile boolean closed;
    private volatile boolean pressed;

    /** A connection. */
    public interface Watched {
        /** Must not block. */
        void look(long now);

        /** Sends output that has been waiting since the last time. Must not block. */
        void sendStale();
    }

    public Watchdog() {
        thread = Thread.ofPlatform().name("http-watchdog").daemon(true).unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    public void add(Watched connection) {
        all.add(connection);
    }

    public void remove(Watched connection) {
        all.remove(connection);
    }

    /** Some connection has output that should be sent in a few milliseconds. */
    public void press() {
        if (!pressed) {
            pressed = true;
            LockSupport.unpark(thread);
        }
    }

    private void run() {
        long lastLook = System.nanoTime();
        int rounds = 0;
        while (!closed) {
            if (pressed) {
                pressed = false;
                rounds = 3;
            }
            LockSupport.parkNanos(this, rounds > 0 ? BRIEF_REST : REST);
            if (rounds > 0) {
                rounds--;
                all.forEach(Watched::sendStale);
            }
            long now = System.nanoTime();
            if (now - lastLook >= REST) {
                lastLook = now;
                all.forEach(connection -> connection.look(now));
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}
