package dev.ashlar.daemon.client;

import java.io.IOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Closes a connection on which somebody waits for too long. Sockets themselves have a limit for reading alone, and those of Unix domains
 * have none. Time between two calls does not count: whoever reads may be slow.
 */
final class SilenceGuard implements AutoCloseable {
    private static final long NOT_WAITING = Long.MIN_VALUE;

    private final AutoCloseable connection;
    private final Duration limit;
    private final BooleanSupplier isWorthIt;
    private final Thread thread;
    private volatile long waitingSince = NOT_WAITING;
    private volatile boolean brokenOff;

    /** @param isWorthIt whether to wait as long once more; asked each time the limit is reached */
    SilenceGuard(AutoCloseable connection, Duration limit, BooleanSupplier isWorthIt) {
        this.connection = connection;
        this.limit = limit;
        this.isWorthIt = isWorthIt;
        this.thread = Thread.ofVirtual().name("ashlar-silence").start(this::watch);
    }

    /** Something that waits for the other side. */
    interface Wait<T> {
        T run() throws IOException;
    }

    /** @throws SilenceException when it took too long */
    <T> T limit(Wait<T> wait) throws IOException {
        waitingSince = System.nanoTime();
        try {
            return checked(wait.run());
        } catch (IOException e) {
            throw brokenOff ? new SilenceException(limit) : e;
        } finally {
            waitingSince = NOT_WAITING;
        }
    }

    private <T> T checked(T result) throws SilenceException {
        if (brokenOff) {
            throw new SilenceException(limit);
        }
        return result;
    }

    private void watch() {
        try {
            for (long left = limit.toNanos(); left > 0; left = left()) {
                Thread.sleep(Duration.ofNanos(left));
            }
            brokenOff = true;
            connection.close();
        } catch (Exception e) {
            // interrupted, as nobody waits any more; or the connection says itself that it is broken
        }
    }

    private long left() {
        long since = waitingSince;
        if (since == NOT_WAITING) {
            return limit.toNanos();
        }
        long left = limit.toNanos() - (System.nanoTime() - since);
        if (left > 0) {
            return left;
        }
        return isWorthIt.getAsBoolean() || waitingSince != since ? limit.toNanos() : 0;
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
