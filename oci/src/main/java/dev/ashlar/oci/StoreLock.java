package dev.ashlar.oci;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps others, threads and processes, from doing the same at the same time. A lock is a byte's lock in one file, at an offset that
 * follows from what is locked, so nothing is left behind. A process holds all of a store's locks by one channel: closing a second one
 * would release those of the first.
 */
final class StoreLock implements AutoCloseable {
    static final String FILE = "lock";

    private static final long NAMES = Long.MAX_VALUE - 1;
    private static final long PAUSE_MILLIS = 20;
    private static final Map<Path, Shared> CHANNELS = new HashMap<>();

    private static final class Shared {
        private final FileChannel channel;
        private int users;

        Shared(FileChannel channel) {
            this.channel = channel;
        }
    }

    private final Path file;
    private final FileLock lock;
    private boolean closed;

    private StoreLock(Path file, FileLock lock) {
        this.file = file;
        this.lock = lock;
    }

    /** Waits for the lock of a blob. */
    static StoreLock take(Path folder, Digest digest) throws IOException {
        return take(folder, Long.parseUnsignedLong(digest.hex(), 0, 15, 16));
    }

    /** Waits for the lock of the names. */
    static StoreLock takeNames(Path folder) throws IOException {
        return take(folder, NAMES);
    }

    private static StoreLock take(Path folder, long offset) throws IOException {
        Path file = folder.toRealPath().resolve(FILE);
        FileChannel channel = share(file);
        try {
            return new StoreLock(file, await(channel, offset));
        } catch (IOException | RuntimeException e) {
            release(file);
            throw e;
        }
    }

    private static FileLock await(FileChannel channel, long offset) throws IOException {
        while (true) {
            @Nullable FileLock lock = attempt(channel, offset);
            if (lock != null) {
                return lock;
            }
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted while another one fetches the same");
            }
        }
    }

    private static @Nullable FileLock attempt(FileChannel channel, long offset) throws IOException {
        try {
            return channel.tryLock(offset, 1, false);
        } catch (OverlappingFileLockException e) {
            return null; // another thread of this process has it
        }
    }

    private static FileChannel share(Path file) throws IOException {
        synchronized (CHANNELS) {
            @Nullable Shared shared = CHANNELS.get(file);
            if (shared == null) {
                shared = new Shared(FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
                CHANNELS.put(file, shared);
            }
            shared.users++;
            return shared.channel;
        }
    }

    private static void release(Path file) throws IOException {
        synchronized (CHANNELS) {
            @Nullable Shared shared = CHANNELS.get(file);
            if (shared != null && --shared.users == 0) {
                CHANNELS.remove(file);
                shared.channel.close();
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            try {
                if (lock.isValid()) { // not if an interrupt closed the channel
                    lock.release();
                }
            } finally {
                release(file);
            }
        }
    }
}
