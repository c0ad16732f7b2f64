package dev.ashlar.wasi.files.linux;

import dev.ashlar.wasi.files.FileError;
import dev.ashlar.wasi.files.FileException;
import java.lang.ref.Cleaner;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * A file descriptor of the process. Its number is only used while a lock keeps it from being closed, for the kernel
 * gives numbers out again at once. One that nobody closed is closed when it cannot be reached any more.
 */
final class Descriptor {
    private static final Cleaner FORGOTTEN = Cleaner.create();

    /** What the cleaner runs: it must not refer to the descriptor. */
    private record Closing(int number) implements Runnable {
        @Override
        public void run() {
            Libc.close(number);
        }
    }

    /** Something to do with an open descriptor. */
    @FunctionalInterface
    interface Use<T> {
        T with(int number) throws FileException;
    }

    private final int number;
    private final Cleaner.Cleanable closing;
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private boolean closed;

    Descriptor(int number) {
        this.number = number;
        this.closing = FORGOTTEN.register(this, new Closing(number));
    }

    <T> T use(Use<T> use) throws FileException {
        lock.readLock().lock();
        try {
            if (closed) {
                throw new FileException(FileError.BAD_DESCRIPTOR);
            }
            return use.with(number);
        } finally {
            lock.readLock().unlock();
        }
    }

    void close() {
        lock.writeLock().lock();
        try {
            closed = true;
            closing.clean();
        } finally {
            lock.writeLock().unlock();
        }
    }
}
