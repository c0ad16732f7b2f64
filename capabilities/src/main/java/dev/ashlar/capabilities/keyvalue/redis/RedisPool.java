package dev.ashlar.capabilities.keyvalue.redis;

import static dev.ashlar.capabilities.keyvalue.redis.RedisConnection.word;

import dev.ashlar.capabilities.keyvalue.KeyValueException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Connections to one server.
 *
 * <p>A server that was started anew has closed all that we have, which shows when one is used. A command that may be sent twice is
 * sent again, on a new connection. For one that may not, a connection that was idle is tried with a {@code PING} first; if it
 * still breaks, nobody knows whether the command was done, and the caller is told so.
 */
final class RedisPool implements AutoCloseable {
    private static final long SHORT = 1 << 10;
    private static final int MOST = 16;
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final long DOUBTFUL = TimeUnit.MILLISECONDS.toNanos(200);
    private static final Duration STALE = Duration.ofSeconds(10);
    private static final String LOADING = "LOADING ";
    private static final Duration AGAIN = Duration.ofMillis(20);

    /** Whether a command may be sent twice. */
    enum Repeat {
        HARMLESS,
        NEVER
    }

    private final RedisUrl url;
    private final Semaphore places = new Semaphore(MOST, true);
    private final Deque<RedisConnection> idle = new ArrayDeque<>();
    private boolean closed;
    private boolean trimming;

    RedisPool(RedisUrl url) {
        this.url = url;
    }

    /** @param most bytes that values of the reply may have together */
    Reply call(Repeat repeat, long most, byte[]... command) {
        place();
        try {
            RedisConnection used = poll();
            if (used != null && repeat == Repeat.NEVER && !answers(used)) {
                used = null;
            }
            if (used != null) {
                try {
                    return call(used, most, command);
                } catch (ReplyReader.TooLargeException | SocketTimeoutException e) {
                    throw failed(e);
                } catch (IOException e) {
                    if (repeat == Repeat.NEVER) {
                        throw lost(e);
                    }
                    dropIdle(); // they have probably ended with it
                }
            }
            RedisConnection fresh = connect();
            try {
                return call(fresh, most, command);
            } catch (IOException e) {
                throw repeat == Repeat.NEVER ? lost(e) : failed(e);
            }
        } finally {
            places.release();
        }
    }

    private Reply call(RedisConnection connection, long most, byte[]... command) throws IOException {
        try {
            Reply reply = answer(connection, most, command);
            if (reply instanceof Reply.Failure(String message)) {
                giveBack(connection);
                throw new KeyValueException("the Redis server at %s says: %s".formatted(url, message));
            }
            giveBack(connection);
            return reply;
        } catch (IOException e) {
            connection.close();
            throw e;
        }
    }

    /** A server that reads its data does nothing but say so; some time later it will answer. */
    private static Reply answer(RedisConnection connection, long most, byte[]... command) throws IOException {
        long end = System.nanoTime() + TIMEOUT.toNanos();
        Reply reply = connection.call(most, command);
        while (reply instanceof Reply.Failure(String message)
                && message.startsWith(LOADING)
                && System.nanoTime() < end) {
            try {
                Thread.sleep(AGAIN);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted while the server was reading its data");
            }
            reply = connection.call(most, command);
        }
        return reply;
    }

    private static boolean answers(RedisConnection connection) {
        if (connection.idle() < DOUBTFUL) {
            return true;
        }
        try {
            Reply ignored = connection.call(SHORT, word("PING"));
            return true;
        } catch (IOException e) {
            connection.close();
            return false;
        }
    }

    private void place() {
        try {
            if (places.tryAcquire(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KeyValueException("interrupted while waiting for a connection to " + url, e);
        }
        throw new KeyValueException(
                "all %d connections to the Redis server at %s are busy for %s".formatted(MOST, url, TIMEOUT));
    }

    private RedisConnection connect() {
        try {
            return RedisConnection.open(url, TIMEOUT);
        } catch (RedisConnection.RefusedException e) {
            throw new KeyValueException("the Redis server at %s refuses us: %s".formatted(url, e.getMessage()), e);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private KeyValueException failed(IOException e) {
        return new KeyValueException("the Redis server at %s does not answer: %s".formatted(url, e.getMessage()), e);
    }

    private KeyValueException lost(IOException e) {
        return new KeyValueException(
                "the connection to the Redis server at %s was lost: %s; the change may have happened or not"
                        .formatted(url, e.getMessage()),
                e);
    }

    private @Nullable RedisConnection poll() {
        synchronized (idle) {
            if (closed) {
                throw new KeyValueException("the store on " + url + " is closed");
            }
            return idle.poll();
        }
    }

    private void giveBack(RedisConnection connection) {
        synchronized (idle) {
            if (!closed) {
                idle.push(connection);
                if (!trimming) {
                    trimming = true;
                    Thread ignored =
                            Thread.ofVirtual().name("ashlar-redis-idle").start(this::trim);
                }
                return;
            }
        }
        connection.close();
    }

    /** Closes what nobody used for a while, until there is nothing left. */
    private void trim() {
        boolean more = true;
        while (more) {
            try {
                Thread.sleep(STALE);
            } catch (InterruptedException e) {
                // Nobody interrupts this thread.
                continue;
            }
            List<RedisConnection> stale;
            synchronized (idle) {
                stale = idle.stream()
                        .filter(connection -> connection.idle() > STALE.toNanos())
                        .toList();
                idle.removeAll(stale);
                more = !idle.isEmpty();
                trimming = more;
            }
            stale.forEach(RedisConnection::close);
        }
    }

    private void dropIdle() {
        List<RedisConnection> all;
        synchronized (idle) {
            all = List.copyOf(idle);
            idle.clear();
        }
        all.forEach(RedisConnection::close);
    }

    @Override
    public void close() {
        synchronized (idle) {
            closed = true;
        }
        dropIdle();
    }
}
