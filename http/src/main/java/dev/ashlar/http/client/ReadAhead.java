package dev.ashlar.http.client;

import dev.ashlar.http.types.BodySource;
import dev.ashlar.http.types.FieldList;
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
 * A body whose guest may ask whether there is something to read, which a socket does not say. Until it asks, it reads from the
 * socket itself; from the first question on, a thread reads ahead, up to a limit.
 */
final class ReadAhead implements BodySource {
    private static final byte[] END = {};
    private static final int PIECE = 16 << 10;

    private final Origin origin;
    private final int capacity;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Runnable> watchers = new ArrayList<>(1);
    private final ArrayDeque<byte[]> pieces = new ArrayDeque<>();
    private int held;
    private boolean over;
    private boolean started;
    private boolean closed;
    private @Nullable IOException failure;

    /** Where the bytes come from: read by one thread at a time. */
    interface Origin {
        /** 1 to {@code atMost} bytes; none at the end. */
        byte[] read(int atMost) throws IOException;

        /** Whether that would not wait. */
        boolean isBuffered();

        Optional<FieldList> trailers();

        /** Nobody reads on. */
        void close();
    }

    ReadAhead(Origin origin, int capacity) {
        this.origin = origin;
        this.capacity = capacity;
    }

    @Override
    public byte[] read(int atMost) throws IOException {
        try {
            return isStarted() ? take(atMost) : origin.read(atMost);
        } catch (ProtocolException e) {
            throw new ErrorCodeException(e.code());
        }
    }

    private boolean isStarted() {
        lock.lock();
        try {
            return started;
        } finally {
            lock.unlock();
        }
    }

    private byte[] take(int atMost) throws IOException {
        lock.lock();
        try {
            awaitPiece();
            return takePiece(atMost);
        } finally {
            lock.unlock();
        }
    }

    private void awaitPiece() throws InterruptedIOException {
        try {
            while (pieces.isEmpty() && !over && !closed) {
                changed.await();
            }
        } catch (InterruptedException e) {
            throw new InterruptedIOException("reading was interrupted");
        }
    }

    private byte[] takePiece(int atMost) throws IOException {
        byte[] first = pieces.poll();
        if (first == null) {
            if (failure != null) {
                throw failure;
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
            if (!started && origin.isBuffered()) {
                return true;
            }
            if (!started && !closed) {
                started = true;
                Thread ignored = Thread.ofVirtual().name("ashlar-http-read").start(this::readAhead);
            }
            return !pieces.isEmpty() || over || closed;
        } finally {
            lock.unlock();
        }
    }

    private void readAhead() {
        try {
            byte[] piece = origin.read(PIECE);
            while (piece.length > 0 && put(piece)) {
                piece = origin.read(PIECE);
            }
            end(null);
        } catch (IOException e) {
            end(e);
        } catch (InterruptedException e) {
            end(new InterruptedIOException("reading was interrupted"));
        }
    }

    /** Returns false when nobody reads on. */
    private boolean put(byte[] piece) throws InterruptedException {
        lock.lock();
        try {
            pieces.add(piece);
            held += piece.length;
            wake();
            while (held >= capacity && !closed) {
                changed.await();
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    private void end(@Nullable IOException why) {
        lock.lock();
        try {
            over = true;
            failure = why;
            wake();
        } finally {
            lock.unlock();
        }
    }

    private void wake() {
        changed.signalAll();
        watchers.forEach(Runnable::run);
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
        return origin.trailers();
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            pieces.clear();
            wake();
        } finally {
            lock.unlock();
        }
        origin.close();
    }
}
