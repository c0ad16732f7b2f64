package dev.ashlar.http.types;

import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.ErrorCode;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.ErrorCodeException;
import dev.ashlar.wasi.context.Quota;
import dev.ashlar.wasi.io.Traps;
import dev.ashlar.wasi.io.Waiting;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The body of a message on its way from a guest to a sink: a bounded queue, and somebody who empties it.
 *
 * <p>At first that is the guest's own thread: whenever the guest waits for its bytes to be gone, or finishes, it writes them
 * to the sink itself, with no hand-off. A thread takes over, for the rest of the body, when the guest does not want to wait:
 * when it polls several things at once, or flushes more than a socket surely takes. A body of a request is always sent by a
 * thread, since the guest may write it before there is a connection.
 *
 * <p>Before there is a sink, bytes are kept as long as there is room.
 */
public final class Outflow {
    /** So much is written by a guest that does not want to wait: it goes into the socket's own buffer. */
    private static final long AT_ONCE = 16 << 10;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<byte[]> queue = new ArrayDeque<>(4);
    private final List<Runnable> watchers = new ArrayList<>(1);
    private final int capacity;
    private final Quota buffered;
    private final LongFunction<ErrorCode> sizeError;

    private OptionalLong expected;
    private long accepted;
    private long sent;
    private int queued;
    private State state = State.OPEN;
    private Optional<FieldList> trailers = Optional.empty();
    private @Nullable ErrorCode failure;
    private @Nullable BodySink sink;
    private boolean handedOver;

    /** How far it is. */
    private enum State {
        OPEN,
        /** The guest has finished; the rest is on its way. */
        ENDING,
        /** The sink has all of it. */
        DONE,
        BROKEN
    }

    /**
     * @param capacity bytes that may wait
     * @param buffered what the guest may have waiting in all
     * @param expected how many the message has promised
     * @param sizeError the interface's name for another number than that
     */
    Outflow(int capacity, Quota buffered, OptionalLong expected, LongFunction<ErrorCode> sizeError) {
        this.capacity = capacity;
        this.buffered = buffered;
        this.expected = expected;
        this.sizeError = sizeError;
    }

    /** There is a sink now; the guest's thread, which calls this, writes to it. */
    public void attach(BodySink target) {
        lock.lock();
        try {
            if (state == State.BROKEN) {
                target.abort(why());
                return;
            }
            sink = target;
        } finally {
            lock.unlock();
        }
        if (state == State.ENDING) {
            sendAll();
        } else {
            push();
        }
    }

    /** From now on another thread empties the queue, by {@link #run}. */
    public void handOver() {
        lock.lock();
        try {
            handedOver = true;
        } finally {
            lock.unlock();
        }
    }

    /** Whether something is to be sent now. */
    public boolean hasBytes() {
        lock.lock();
        try {
            return queued > 0;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the first byte; false when the body ended without. */
    public boolean awaitBytes() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (queue.isEmpty() && state == State.OPEN) {
                changed.await();
            }
            return !queue.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** Empties the queue into the sink until the body is over; returns why it broke off, if it did. */
    public Optional<ErrorCode> run(BodySink target) {
        attachForRun(target);
        try {
            while (sendNext(target)) {
                // one after the other
            }
        } catch (IOException e) {
            fail(Failures.writing(e));
        } catch (ErrorCodeException e) {
            fail(e.error());
        } catch (InterruptedException e) {
            fail(new ErrorCode.ConnectionTerminated());
        }
        lock.lock();
        try {
            return Optional.ofNullable(failure);
        } finally {
            lock.unlock();
        }
    }

    private void attachForRun(BodySink target) {
        lock.lock();
        try {
            handedOver = true;
            sink = target;
            if (state == State.BROKEN) {
                target.abort(why());
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean sendNext(BodySink target) throws IOException, InterruptedException {
        byte[] next = await();
        if (next != null) {
            target.write(next);
            if (taken(next.length)) {
                target.flush();
            }
            return true;
        }
        if (isState(State.ENDING)) {
            target.finish(trailers);
            become(State.DONE);
        }
        return false;
    }

    /** What is to be written next; null when nothing will come. */
    private byte @Nullable [] await() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (queue.isEmpty() && state == State.OPEN) {
                changed.await();
            }
            return state == State.BROKEN ? null : queue.poll();
        } finally {
            lock.unlock();
        }
    }

    /** Returns whether nothing is left to be written now. */
    private boolean taken(int bytes) {
        lock.lock();
        try {
            free(Math.min(queued, bytes));
            sent += bytes;
            wake();
            return queued == 0 && state == State.OPEN;
        } finally {
            lock.unlock();
        }
    }

    /** Under the lock. */
    private void free(int bytes) {
        queued -= bytes;
        buffered.giveBack(bytes);
    }

    private boolean isState(State which) {
        lock.lock();
        try {
            return state == which;
        } finally {
            lock.unlock();
        }
    }

    private void become(State next) {
        lock.lock();
        try {
            if (state != State.BROKEN) {
                state = next;
            }
            wake();
        } finally {
            lock.unlock();
        }
    }

    private void wake() {
        changed.signalAll();
        watchers.forEach(Runnable::run);
    }

    /** The sink failed. */
    private void fail(ErrorCode why) {
        abort(why);
    }

    /** Gives it up, whatever state it is in: the sink is told, the queue is dropped. From any thread. */
    public void abort(ErrorCode why) {
        BodySink told;
        lock.lock();
        try {
            if (state == State.DONE || state == State.BROKEN) {
                return;
            }
            state = State.BROKEN;
            failure = why;
            queue.clear();
            free(queued);
            told = sink;
            wake();
        } finally {
            lock.unlock();
        }
        if (told != null) {
            told.abort(why);
        }
    }

    /** How many bytes may be written now; 0 also when nobody takes any more. */
    int space() {
        lock.lock();
        try {
            return state == State.OPEN ? capacity - queued : 0;
        } finally {
            lock.unlock();
        }
    }

    /** Whether waiting for space would not help. */
    boolean isReady() {
        lock.lock();
        try {
            return state != State.OPEN || queued < capacity;
        } finally {
            lock.unlock();
        }
    }

    /** Why nothing can be written any more; null while something can. */
    @Nullable ErrorCode failure() {
        lock.lock();
        try {
            return failure;
        } finally {
            lock.unlock();
        }
    }

    private ErrorCode why() {
        return failure == null ? new ErrorCode.HttpProtocolError() : failure;
    }

    /**
     * Queues bytes, for which there must be space.
     *
     * @throws ErrorCodeException when there are more than the message promised; it is broken then
     */
    void offer(byte[] bytes) {
        if (bytes.length == 0) {
            return;
        }
        accepted += bytes.length;
        if (expected.isPresent() && accepted > expected.getAsLong()) {
            ErrorCode error = sizeError.apply(accepted);
            abort(error);
            throw Failures.of(error);
        }
        lock.lock();
        try {
            if (state == State.OPEN) {
                Traps.take(buffered, bytes.length);
                queue.add(bytes);
                queued += bytes.length;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Sees to it that what is queued goes on its way, without waiting for it. */
    void push() {
        BodySink target = sink;
        if (target == null || handedOver || queued == 0) {
            return;
        }
        if (sent + queued <= AT_ONCE) {
            sendQueue(target);
        } else {
            startThread();
        }
    }

    /** Returns when all that is queued is with the sink. */
    void pushThrough() {
        BodySink target = sink;
        if (handedOver) {
            awaitUntil(() -> queued == 0);
        } else if (target != null) {
            sendQueue(target);
        }
    }

    /** Returns when there is space for so many bytes, or there never will be. */
    void awaitSpace(int wanted) {
        int bytes = Math.min(wanted, capacity);
        if (space() >= bytes || !isState(State.OPEN)) {
            return;
        }
        BodySink target = sink;
        if (handedOver) {
            awaitUntil(() -> capacity - queued >= bytes);
        } else if (target != null) {
            sendQueue(target);
        } else {
            throw Traps.misuse("the guest waits until the body of a message is sent that it has not sent itself yet");
        }
    }

    private void awaitUntil(BooleanSupplier condition) {
        Waiting.blocking(() -> {
            lock.lockInterruptibly();
            try {
                while (!condition.getAsBoolean() && state != State.BROKEN) {
                    changed.await();
                }
                return true;
            } finally {
                lock.unlock();
            }
        });
    }

    /** On the guest's thread. */
    private void sendQueue(BodySink target) {
        Waiting.blocking(() -> {
            try {
                for (byte[] next = next(); next != null; next = next()) {
                    target.write(next);
                    boolean ignored = taken(next.length);
                }
                target.flush();
            } catch (IOException e) {
                fail(Failures.writing(e));
            } catch (ErrorCodeException e) {
                fail(e.error());
            }
            return true;
        });
    }

    private byte @Nullable [] next() {
        lock.lock();
        try {
            return queue.poll();
        } finally {
            lock.unlock();
        }
    }

    /** A guest wants to be woken when there is space. */
    void watch(Runnable wake) {
        lock.lock();
        try {
            watchers.add(wake);
        } finally {
            lock.unlock();
        }
        startThread();
    }

    void unwatch(Runnable wake) {
        lock.lock();
        try {
            watchers.remove(wake);
        } finally {
            lock.unlock();
        }
    }

    private void startThread() {
        BodySink target = sink;
        if (target != null && !handedOver) {
            handOver();
            Thread ignored = Thread.ofVirtual().name("ashlar-http-body").start(() -> run(target));
        }
    }

    /** The message has no body, or what is written of it is not sent: it may be shorter than promised. */
    void expectNothing() {
        expected = OptionalLong.empty();
    }

    /**
     * The guest has written all.
     *
     * @throws ErrorCodeException when the message promised more
     */
    void finish(Optional<FieldList> withTrailers) {
        if (expected.isPresent() && accepted < expected.getAsLong()) {
            ErrorCode error = sizeError.apply(accepted);
            abort(error);
            throw Failures.of(error);
        }
        lock.lock();
        try {
            if (state != State.OPEN) {
                return;
            }
            trailers = withTrailers;
            state = State.ENDING;
            changed.signalAll();
            if (handedOver || sink == null) {
                return;
            }
        } finally {
            lock.unlock();
        }
        sendAll();
    }

    /** On the guest's thread: the rest and the end. */
    private void sendAll() {
        BodySink target = sink;
        if (target != null) {
            Waiting.blocking(() -> run(target));
        }
    }

    /** Whether the sink has all of it; waits for a thread that is still at it. */
    boolean isSent() {
        lock.lock();
        try {
            while (handedOver && state == State.ENDING) {
                changed.awaitUninterruptibly();
            }
            return state == State.DONE;
        } finally {
            lock.unlock();
        }
    }
}
