package dev.ashlar.http.local;

import dev.ashlar.http.types.BodySink;
import dev.ashlar.http.types.BodySource;
import dev.ashlar.http.types.FieldList;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.ErrorCode;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.ErrorCodeException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A body on its way from one guest to another. Whoever writes waits while the reader lags behind, so no more than
 * {@link #CAPACITY} and one piece are ever between them.
 */
final class Pipe implements BodySink, BodySource {
    static final int CAPACITY = 64 << 10;

    private static final byte[] END = {};

    private final long patience;
    private final boolean discards;
    private final Runnable dropped;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<byte[]> pieces = new ArrayDeque<>(4);
    private final List<Runnable> watchers = new ArrayList<>(1);
    private int held;
    private long taken;
    private boolean finished;
    private boolean closed;
    private boolean over;
    private Optional<FieldList> trailers = Optional.empty();
    private @Nullable ErrorCode broken;

    /**
     * @param patience nanoseconds for which a reader waits for the next piece
     * @param discards whether what is written to a closed pipe is dropped, or fails
     * @param dropped runs, once, when the reader has the end of the body or a failure, or does not read on
     */
    Pipe(long patience, boolean discards, Runnable dropped) {
        this.patience = patience;
        this.discards = discards;
        this.dropped = dropped;
    }

    /** Bytes that were read. */
    long taken() {
        lock.lock();
        try {
            return taken;
        } finally {
            lock.unlock();
        }
    }

    // ---- for whoever writes

    @Override
    public void write(byte[] bytes) throws IOException {
        if (bytes.length == 0) {
            return;
        }
        lock.lock();
        try {
            while (held >= CAPACITY && !closed && broken == null) {
                changed.await();
            }
            if (broken != null || closed && !discards) {
                throw new IOException("nobody reads on");
            }
            if (!closed) {
                pieces.add(bytes);
                held += bytes.length;
                wake();
            }
        } catch (InterruptedException e) {
            throw new InterruptedIOException("writing was interrupted");
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void flush() {
        // what was written is there to be read
    }

    @Override
    public void finish(Optional<FieldList> withTrailers) throws IOException {
        lock.lock();
        try {
            if (broken != null) {
                throw new IOException("nobody reads on");
            }
            trailers = withTrailers;
            finished = true;
            wake();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void abort(ErrorCode why) {
        lock.lock();
        try {
            if (!finished && broken == null) {
                broken = why;
                pieces.clear();
                held = 0;
                wake();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Under the lock. */
    private void wake() {
        changed.signalAll();
        watchers.forEach(Runnable::run);
    }

    // ---- for whoever reads

    @Override
    public byte[] read(int atMost) throws IOException {
        boolean more = false;
        lock.lock();
        try {
            awaitPiece();
            byte[] piece = next(atMost);
            taken += piece.length;
            more = piece.length > 0;
            return piece;
        } finally {
            lock.unlock();
            if (!more) {
                tellDropped();
            }
        }
    }

    /** Under the lock. */
    private void awaitPiece() throws InterruptedIOException {
        long left = patience;
        try {
            while (!isReadable()) {
                if (left <= 0) {
                    broken = new ErrorCode.ConnectionReadTimeout();
                    wake();
                    return;
                }
                left = left == Long.MAX_VALUE ? awaitChange() : changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            throw new InterruptedIOException("reading was interrupted");
        }
    }

    private long awaitChange() throws InterruptedException {
        changed.await();
        return Long.MAX_VALUE;
    }

    private boolean isReadable() {
        return !pieces.isEmpty() || finished || closed || broken != null;
    }

    /** Under the lock. */
    private byte[] next(int atMost) throws IOException {
        byte[] first = pieces.poll();
        if (first == null) {
            if (broken != null) {
                throw new ErrorCodeException(broken);
            }
            if (closed && !finished) {
                throw new IOException("the body was given up");
            }
            return END;
        }
        if (first.length > atMost) {
            pieces.addFirst(Arrays.copyOfRange(first, atMost, first.length));
            first = Arrays.copyOf(first, atMost);
        }
        held -= first.length;
        changed.signalAll();
        return first;
    }

    @Override
    public boolean ready() {
        lock.lock();
        try {
            return isReadable();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void watch(Runnable wake) {
        lock.lock();
        try {
            watchers.add(wake);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void unwatch(Runnable wake) {
        lock.lock();
        try {
            watchers.remove(wake);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Optional<FieldList> trailers() {
        lock.lock();
        try {
            return trailers;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            pieces.clear();
            held = 0;
            wake();
        } finally {
            lock.unlock();
        }
        tellDropped();
    }

    private void tellDropped() {
        lock.lock();
        try {
            if (over) {
                return;
            }
            over = true;
        } finally {
            lock.unlock();
        }
        dropped.run();
    }
}
