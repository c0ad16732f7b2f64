package dev.ashlar.http.http1;

import dev.ashlar.http.exchange.Transport;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What a client sends, in a buffer.
 *
 * <p>Between requests the connection's thread reads the socket itself. While a request is served it must not: the guest runs on
 * that thread, its deadline interrupts it, and an interrupt closes a socket that somebody reads, with it the way for a 504. So
 * then a virtual thread <em>reads ahead</em>, one piece at a time, when somebody needs more, or to notice that the client is gone.
 * What it read waits until somebody asks; the next request may be in it.
 */
final class ConnectionInput {
    /** Most header sections fit; 10,000 idle connections hold 40 MB. */
    private static final int SIZE = 4 << 10;

    private final Transport transport;
    private byte[] bytes = new byte[SIZE];
    private int from;
    private int to;

    /** Whether something refers to what is in the buffer: it is replaced before it is overwritten. */
    private boolean retained;

    private final AtomicReference<Reader> reader = new AtomicReference<>(Reader.NOBODY);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
    private volatile @Nullable Ahead ahead;
    private volatile @Nullable Runnable gone;

    /** Who is reading the socket. */
    private enum Reader {
        NOBODY,
        OWNER,
        AHEAD
    }

    /** What reading ahead came to; a length of -1 is the end. */
    private record Ahead(byte[] bytes, int length, @Nullable IOException failure) {
        boolean isEnd() {
            return length < 0 || failure != null;
        }
    }

    ConnectionInput(Transport transport) {
        this.transport = transport;
    }

    // ---- the buffer, for parsers

    byte[] bytes() {
        return bytes;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    boolean isEmpty() {
        return from == to;
    }

    void skip(int count) {
        from += count;
    }

    /** Whether something may refer to what is in the buffer. */
    void retain(boolean on) {
        retained = on;
        if (!on && bytes.length > SIZE && to - from <= SIZE) {
            replace(SIZE);
        }
    }

    /** Up to {@code length} bytes that are in the buffer, maybe none. */
    byte[] take(int length) {
        byte[] taken = Arrays.copyOfRange(bytes, from, from + Math.min(length, to - from));
        from += taken.length;
        return taken;
    }

    /** Room for {@code count} bytes behind those that are there. */
    private void makeRoom(int count) {
        if (from == to && !retained) {
            from = 0;
            to = 0;
        }
        if (bytes.length - to < count) {
            replace(Math.max(to - from + count, Math.min(2 * (to - from), Integer.MAX_VALUE / 2)));
        }
    }

    private void replace(int size) {
        byte[] replaced = new byte[Math.max(SIZE, size)];
        System.arraycopy(bytes, from, replaced, 0, to - from);
        to -= from;
        from = 0;
        bytes = replaced;
        retained = false;
    }

    private boolean add(Ahead known) throws IOException {
        if (known.failure != null) {
            throw known.failure;
        }
        if (known.length < 0) {
            ahead = known;
            return false;
        }
        makeRoom(known.length);
        System.arraycopy(known.bytes, 0, bytes, to, known.length);
        to += known.length;
        return true;
    }

    // ---- between requests

    /** Adds to the buffer what comes next; blocks. Returns false at the end. */
    boolean fill() throws IOException {
        if (claim(Reader.OWNER)) {
            try {
                makeRoom(1);
                int read = transport.read(bytes, to, bytes.length - to);
                to += Math.max(0, read);
                return read > 0;
            } finally {
                reader.set(Reader.NOBODY);
            }
        }
        return add(awaitAhead());
    }

    private Ahead awaitAhead() {
        lock.lock();
        try {
            Ahead known;
            while ((known = ahead) == null) {
                arrived.awaitUninterruptibly();
            }
            ahead = null;
            return known;
        } finally {
            lock.unlock();
        }
    }

    // ---- while a request is served

    /** Whether there are bytes, or the end. */
    boolean isReady() {
        return from != to || ahead != null;
    }

    /** What can be had without waiting; maybe nothing although something is there. */
    byte[] readReady(int atMost) throws IOException {
        if (from == to && claim(Reader.OWNER)) {
            try {
                int available = transport.available();
                if (available > 0) {
                    byte[] piece = new byte[Math.min(available, atMost)];
                    int read = transport.read(piece, 0, piece.length);
                    return read == piece.length ? piece : Arrays.copyOf(piece, Math.max(0, read));
                }
            } finally {
                reader.set(Reader.NOBODY);
            }
        }
        return take(atMost);
    }

    /** Adds to the buffer what comes next; waits, and may be interrupted. Returns false at the end. */
    boolean fillAhead(long timeoutNanos) throws IOException {
        long left = timeoutNanos;
        lock.lock();
        try {
            Ahead known;
            while ((known = ahead) == null) {
                startReading();
                if (left <= 0) {
                    throw new SocketTimeoutException(
                            "the client sent nothing for " + TimeUnit.NANOSECONDS.toMillis(timeoutNanos) + " ms");
                }
                left = arrived.awaitNanos(left);
            }
            ahead = null;
            return add(known);
        } catch (InterruptedException e) {
            throw new InterruptedIOException("interrupted while waiting for the client");
        } finally {
            lock.unlock();
        }
    }

    /** Reads ahead; from now on {@code wake} runs when something arrives. */
    void watch(Runnable wake) {
        watchers.add(wake);
        startReading();
        if (ahead != null) {
            wake.run();
        }
    }

    void unwatch(Runnable wake) {
        watchers.remove(wake);
    }

    /** Reads ahead; until {@link #ignoreEnd}, {@code onGone} runs when the connection turns out to have ended. */
    void watchEnd(Runnable onGone) {
        gone = onGone;
        startReading();
        Ahead known = ahead;
        if (known != null && known.isEnd()) {
            onGone.run();
        }
    }

    void ignoreEnd() {
        gone = null;
    }

    /** Unless something is there already, or somebody reads. */
    private void startReading() {
        if (claim(Reader.AHEAD)) {
            Thread.ofVirtual().name("read-ahead").start(this::readAhead);
        }
    }

    /** What a reader found becomes visible before it stops being one, so the second look is decisive. */
    private boolean claim(Reader by) {
        if (ahead != null || !reader.compareAndSet(Reader.NOBODY, by)) {
            return false;
        }
        if (ahead != null) {
            reader.set(Reader.NOBODY);
            return false;
        }
        return true;
    }

    private void readAhead() {
        Ahead result = readPiece();
        lock.lock();
        try {
            ahead = result;
            reader.set(Reader.NOBODY);
            arrived.signalAll();
        } finally {
            lock.unlock();
        }
        watchers.forEach(Runnable::run);
        Runnable action = gone;
        if (action != null && result.isEnd()) {
            action.run();
        }
    }

    private Ahead readPiece() {
        byte[] piece = new byte[SIZE];
        try {
            return new Ahead(piece, transport.read(piece, 0, piece.length), null);
        } catch (IOException e) {
            return new Ahead(piece, 0, e);
        }
    }
}
