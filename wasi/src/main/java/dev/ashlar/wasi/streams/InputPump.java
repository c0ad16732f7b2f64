package dev.ashlar.wasi.streams;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Reads ahead of a guest, so that it can ask whether there is something to read: a Java stream cannot be asked. Starts with
 * the first question; until then nothing is taken from the stream.
 */
public final class InputPump {
    private static final int CAPACITY = 1 << 16;

    private final InputStream source;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<Runnable, Integer> watchers = new HashMap<>();
    private byte[] buffer = {};
    private int start;
    private int count;
    private boolean ended;
    private @Nullable IOException failure;
    private @Nullable Thread pump;

    public InputPump(InputStream source) {
        this.source = source;
    }

    /**
     * Waits for something to read. Returns how many bytes there are, 0 when {@code atMost} has passed, -1 at the end.
     *
     * @throws InterruptedException when the wait is to end, as when a deadline is over
     */
    public int await(Duration atMost) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            start();
            long left = atMost.toNanos();
            while (count == 0 && !ended && left > 0) {
                left = changed.awaitNanos(left);
            }
            return count > 0 ? count : ended ? -1 : 0;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes what is there, without waiting. Returns 0 when there is nothing, -1 at the end.
     *
     * @throws IOException what reading from the stream failed with, after all that came before was read
     */
    public int poll(byte[] target, int offset, int length) throws IOException {
        lock.lock();
        try {
            start();
            if (count == 0 && ended) {
                if (failure != null) {
                    throw failure;
                }
                return -1;
            }
            int taken = Math.min(count, length);
            int first = Math.min(taken, CAPACITY - start);
            System.arraycopy(buffer, start, target, offset, first);
            System.arraycopy(buffer, 0, target, offset + first, taken - first);
            start = (start + taken) % CAPACITY;
            count -= taken;
            changed.signalAll();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** How many bytes there are now: 0 for none, -1 at the end. */
    public int available() {
        lock.lock();
        try {
            start();
            return count > 0 ? count : ended ? -1 : 0;
        } finally {
            lock.unlock();
        }
    }

    /** Whenever there is more to read, or the end is reached, {@code wake} is run, on any thread. */
    public void watch(Runnable wake) {
        lock.lock();
        try {
            watchers.merge(wake, 1, Integer::sum);
        } finally {
            lock.unlock();
        }
    }

    public void unwatch(Runnable wake) {
        lock.lock();
        try {
            watchers.computeIfPresent(wake, (same, times) -> times == 1 ? null : times - 1);
        } finally {
            lock.unlock();
        }
    }

    private void changed() {
        changed.signalAll();
        watchers.keySet().forEach(Runnable::run);
    }

    /** On a thread of the platform: reading a pipe or a terminal holds on to its carrier. */
    private void start() {
        if (pump == null) {
            buffer = new byte[CAPACITY];
            pump = Thread.ofPlatform().daemon().name("ashlar-input").start(this::pump);
        }
    }

    private void pump() {
        byte[] chunk = new byte[CAPACITY];
        try {
            for (int got = source.read(chunk); got >= 0; got = source.read(chunk)) {
                put(chunk, got);
            }
            end(null);
        } catch (IOException e) {
            end(e);
        } catch (InterruptedException e) {
            end(new IOException("reading was interrupted", e));
        }
    }

    private void put(byte[] chunk, int length) throws InterruptedException {
        lock.lock();
        try {
            int done = 0;
            while (done < length) {
                while (count == CAPACITY) {
                    changed.await();
                }
                int end = (start + count) % CAPACITY;
                int part = Math.min(length - done, Math.min(CAPACITY - count, CAPACITY - end));
                System.arraycopy(chunk, done, buffer, end, part);
                count += part;
                done += part;
                changed();
            }
        } finally {
            lock.unlock();
        }
    }

    private void end(@Nullable IOException why) {
        lock.lock();
        try {
            ended = true;
            failure = why;
            changed();
        } finally {
            lock.unlock();
        }
    }
}
