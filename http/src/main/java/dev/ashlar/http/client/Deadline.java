package dev.ashlar.http.client;

import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A moment by which several steps together have to be done. */
final class Deadline {
    /** Half of what fits in nanoseconds. */
    private static final long LONGEST = Long.MAX_VALUE / 2;

    private final long at;

    private Deadline(long at) {
        this.at = at;
    }

    static Deadline in(Duration duration) {
        return new Deadline(System.nanoTime() + nanos(duration));
    }

    static Deadline in(long nanos) {
        return new Deadline(System.nanoTime() + Math.min(nanos, LONGEST));
    }

    static long nanos(Duration duration) {
        return duration.compareTo(Duration.ofNanos(LONGEST)) > 0 ? LONGEST : duration.toNanos();
    }

    /**
     * At least 1.
     *
     * @throws SocketTimeoutException when it is over
     */
    int millis() throws SocketTimeoutException {
        long left = at - System.nanoTime();
        if (left <= 0) {
            throw new SocketTimeoutException("the time is over");
        }
        return millis(left);
    }

    /** Rounded up, as sockets take it. */
    static int millis(long nanos) {
        return Math.clamp(TimeUnit.NANOSECONDS.toMillis(nanos) + 1, 1, Integer.MAX_VALUE);
    }

    /** The next read of the socket ends then. */
    void boundReadsOf(Socket socket) throws SocketTimeoutException, SocketException {
        socket.setSoTimeout(millis());
    }
}
