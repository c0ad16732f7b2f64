package dev.ashlar.http.http2;

import dev.ashlar.http.ServerLimits;
import dev.ashlar.http.exchange.Refusal;
import dev.ashlar.http.types.BodySource;
import dev.ashlar.http.types.FieldList;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The body of a request: frames that Helidon's thread of the stream brings, and a guest takes. */
final class Http2Body implements BodySource {
    private static final byte[] NOTHING = {};

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<byte[]> pieces = new ArrayDeque<>();
    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
    private final long timeoutNanos;
    private final long limit;
    private long read;
    private boolean ended;
    private boolean closed;
    private @Nullable IOException failure;

    Http2Body(ServerLimits limits) {
        this.timeoutNanos = limits.timeouts().body().toNanos();
        this.limit = limits.bodyBytes();
    }

    // ---- Helidon's side

    /** Waits until the frame before was taken: so the client's window opens only as fast as the guest reads. */
    void offer(byte[] piece, boolean last) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!pieces.isEmpty() && !closed && failure == null) {
                changed.await();
            }
            if (piece.length > 0 && !closed) {
                pieces.add(piece);
            }
            ended |= last;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        watchers.forEach(Runnable::run);
    }

    void fail(IOException why) {
        lock.lock();
        try {
            if (!ended && failure == null) {
                failure = why;
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        watchers.forEach(Runnable::run);
    }

    // ---- the guest's side

    @Override
    public byte[] read(int atMost) throws IOException {
        lock.lock();
        try {
            awaitPiece();
            byte[] piece = pieces.poll();
            if (piece == null) {
                return NOTHING;
            }
            if (piece.length > atMost) {
                pieces.addFirst(Arrays.copyOfRange(piece, atMost, piece.length));
                piece = Arrays.copyOf(piece, atMost);
            }
            changed.signalAll();
            read += piece.length;
            if (read > limit) {
                failure = new Refusal(413, "the body of the request is longer than " + limit + " bytes");
                throw failure;
            }
            return piece;
        } finally {
            lock.unlock();
        }
    }

    private void awaitPiece() throws IOException {
        long left = timeoutNanos;
        while (true) {
            if (closed) {
                throw new IOException("the request's body was closed");
            }
            if (!pieces.isEmpty() || ended) {
                return;
            }
            if (failure == null && left <= 0) {
                failure = new SocketTimeoutException("the client sent nothing for too long");
            }
            if (failure != null) {
                throw failure;
            }
            try {
                left = changed.awaitNanos(left);
            } catch (InterruptedException e) {
                throw new InterruptedIOException("interrupted while waiting for the client");
            }
        }
    }

    @Override
    public boolean ready() {
        lock.lock();
        try {
            return !pieces.isEmpty() || ended || closed || failure != null;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void watch(Runnable wake) {
        watchers.add(wake);
        if (ready()) {
            wake.run();
        }
    }

    @Override
    public void unwatch(Runnable wake) {
        watchers.remove(wake);
    }

    /** Helidon 4.5 drops trailers of requests. */
    @Override
    public Optional<FieldList> trailers() {
        return Optional.empty();
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            pieces.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    long bytesRead() {
        lock.lock();
        try {
            return read;
        } finally {
            lock.unlock();
        }
    }

    Optional<IOException> failure() {
        lock.lock();
        try {
            return Optional.ofNullable(failure).filter(why -> !(why instanceof EOFException));
        } finally {
            lock.unlock();
        }
    }
}
