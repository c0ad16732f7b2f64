package dev.ashlar.http.http2;

import dev.ashlar.http.exchange.Transport;
import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Frames on their way to the socket, written by a thread of its own. A guest's thread must not write: its deadline interrupts it,
 * and an interrupt closes a socket that somebody writes to, with it all other streams. So who has a frame waits for room in the
 * queue, and no interrupt tears the frame apart.
 */
final class QueuedWriter implements DataWriter {
    private static final int CAPACITY = 256 << 10;

    private final Transport transport;
    private final long timeoutNanos;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<byte[]> queue = new ArrayDeque<>();
    private int queued;
    private boolean writing;
    private boolean ending;
    private boolean ended;
    private @Nullable IOException failure;
    private volatile long due = Long.MAX_VALUE;

    QueuedWriter(Transport transport, long timeoutNanos) {
        this.transport = transport;
        this.timeoutNanos = timeoutNanos;
    }

    void start() {
        Thread.ofVirtual().name("http2-writer").start(this::run);
    }

    /** Whether the client has taken nothing for too long. */
    boolean isOverdue(long now) {
        long known = due;
        return known != Long.MAX_VALUE && now - known >= 0;
    }

    /** Whether the socket has all that was to be written, or takes no more. */
    boolean isIdle() {
        lock.lock();
        try {
            return ended || queue.isEmpty() && !writing;
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        try {
            for (byte[] bytes = next(); bytes != null; bytes = next()) {
                due = System.nanoTime() + timeoutNanos;
                transport.write(bytes, 0, bytes.length);
                due = Long.MAX_VALUE;
            }
            end(null);
        } catch (IOException e) {
            due = Long.MAX_VALUE;
            end(e);
        }
    }

    /** All that waits, in one piece; null at the end. */
    private byte @Nullable [] next() {
        lock.lock();
        try {
            writing = false;
            while (queue.isEmpty() && !ending) {
                changed.awaitUninterruptibly();
            }
            if (queue.isEmpty()) {
                return null;
            }
            writing = true;
            byte[] all = queue.size() == 1 ? queue.poll() : join();
            queued = 0;
            changed.signalAll();
            return all;
        } finally {
            lock.unlock();
        }
    }

    private byte[] join() {
        byte[] all = new byte[queued];
        int position = 0;
        for (byte[] piece = queue.poll(); piece != null; piece = queue.poll()) {
            System.arraycopy(piece, 0, all, position, piece.length);
            position += piece.length;
        }
        return all;
    }

    private void end(@Nullable IOException why) {
        lock.lock();
        try {
            failure = why;
            ended = true;
            queue.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void writeNow(BufferData buffer) {
        byte[] bytes = new byte[buffer.available()];
        buffer.read(bytes);
        lock.lock();
        try {
            while (queued > 0 && queued + bytes.length > CAPACITY && !ended) {
                changed.awaitUninterruptibly();
            }
            if (ended || ending) {
                throw new UncheckedIOException(failure == null ? new IOException("the connection has ended") : failure);
            }
            queue.add(bytes);
            queued += bytes.length;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void writeNow(BufferData... buffers) {
        writeNow(BufferData.create(buffers));
    }

    @Override
    public void write(BufferData... buffers) {
        writeNow(buffers);
    }

    @Override
    public void write(BufferData buffer) {
        writeNow(buffer);
    }

    /** Lets what waits be written; returns when it was. */
    @Override
    public void close() {
        lock.lock();
        try {
            ending = true;
            changed.signalAll();
            while (!ended) {
                changed.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }
}
