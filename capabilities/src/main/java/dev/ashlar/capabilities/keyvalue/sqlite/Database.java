package dev.ashlar.capabilities.keyvalue.sqlite;

import dev.ashlar.capabilities.KeyValueLimits;
import dev.ashlar.capabilities.keyvalue.KeyValueException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A database that is open.
 *
 * <p><b>Writing</b> has a thread of its own, since SQLite has one writer at a time and waits for the disk at each commit,
 * with the carrier of a virtual thread underneath. It takes all changes that wait, up to {@link #GROUP}, and commits them
 * together: the disk is waited for once. Each change is durable when its caller goes on. If the commit fails, each change is
 * tried in a transaction of its own, so that the one that does not fit fails alone.
 *
 * <p><b>Reading</b> happens on the caller's thread, by one of {@link #READERS} connections: with write-ahead logging a reader
 * waits for nobody, and what it reads is nearly always in memory, so that handing it to another thread would cost more
 * than the read.
 */
final class Database {
    static final int READERS = 4;
    private static final int GROUP = 256;
    private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Path file;
    private final Connections connections;
    private final BlockingQueue<Change<?>> changes = new LinkedBlockingQueue<>();
    private final Semaphore readers = new Semaphore(READERS);
    private final Deque<Reader> idleReaders = new ArrayDeque<>();
    private final Object gate = new Object();
    private final CountDownLatch closed = new CountDownLatch(1);
    private int users = 1;
    private boolean closing;
    private boolean ended;
    private long lastUse = System.nanoTime();

    private Database(Path file, Connections connections) {
        this.file = file;
        this.connections = connections;
    }

    /** Opens it for a first user. */
    static Database open(Path file, KeyValueLimits limits) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Connections connections = new Connections(file, limits.storeBytes());
            Database database = new Database(file, connections);
            Writer writer = connections.writer();
            Thread.ofPlatform()
                    .daemon()
                    .name("ashlar-key-value-" + file.getFileName())
                    .start(() -> database.serve(writer));
            return database;
        } catch (IOException e) {
            throw new KeyValueException("cannot make the directory of " + file.getFileName() + ": " + e, e);
        } catch (SQLException e) {
            throw Failures.of(file, e);
        }
    }

    /** Whether it is still open, and stays so until {@link #leave}. */
    boolean enter() {
        synchronized (gate) {
            if (ended) {
                return false;
            }
            users++;
            return true;
        }
    }

    void leave() {
        synchronized (gate) {
            users--;
            lastUse = System.nanoTime();
            if (!closing || users > 0) {
                return;
            }
        }
        changes.add(Change.nothing());
    }

    /** Ends it once those who are in it have left, and waits for that a while. */
    void close() {
        synchronized (gate) {
            closing = true;
        }
        changes.add(Change.nothing());
        try {
            boolean ignored = closed.await(IDLE_NANOS, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    <T> T read(Reading<T> reading) {
        readers.acquireUninterruptibly();
        Reader reader = null;
        try {
            reader = borrow();
            T result = reading.read(reader);
            giveBack(reader);
            return result;
        } catch (SQLException e) {
            if (reader != null) {
                reader.close();
            }
            throw Failures.of(file, e);
        } catch (KeyValueException e) {
            if (reader != null) {
                giveBack(reader);
            }
            throw e;
        } finally {
            readers.release();
        }
    }

    private Reader borrow() throws SQLException {
        synchronized (gate) {
            Reader idle = idleReaders.poll();
            if (idle != null) {
                return idle;
            }
        }
        return connections.reader();
    }

    private void giveBack(Reader reader) {
        synchronized (gate) {
            idleReaders.push(reader);
        }
    }

    /** What asks for something, and its result. */
    interface Reading<T> {
        T read(Reader reader) throws SQLException;
    }

    <T> T write(Change.Action<T> action) {
        Change<T> change = new Change<>(action);
        synchronized (gate) {
            if (ended) {
                throw new KeyValueException("the store " + file.getFileName() + " was closed");
            }
            changes.add(change);
        }
        try {
            return change.result().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KeyValueException(
                    "interrupted while " + file.getFileName() + " is written; it may be done or not", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof KeyValueException failure) {
                throw new KeyValueException(String.valueOf(failure.getMessage()), failure);
            }
            throw new IllegalStateException("a change of " + file + " failed", e);
        }
    }

    private void serve(Writer writer) {
        try {
            List<Change<?>> group = new ArrayList<>();
            do {
                group.clear();
                Change<?> first = next();
                if (first != null) {
                    group.add(first);
                    int ignored = changes.drainTo(group, GROUP - 1);
                    commit(writer, group);
                }
            } while (!endIfIdle());
        } finally {
            end(writer);
        }
    }

    /** Also where something unforeseen ended the thread: then nobody must wait for it. */
    private void end(Writer writer) {
        List<Reader> open;
        synchronized (gate) {
            ended = true;
            open = List.copyOf(idleReaders);
            idleReaders.clear();
        }
        changes.forEach(
                change -> change.fail(new KeyValueException("the store " + file.getFileName() + " was closed")));
        open.forEach(Reader::close);
        writer.close();
        closed.countDown();
    }

    private @Nullable Change<?> next() {
        try {
            return changes.poll(IDLE_NANOS, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            return null; // nobody interrupts this thread
        }
    }

    private boolean endIfIdle() {
        synchronized (gate) {
            ended = users == 0 && changes.isEmpty() && (closing || System.nanoTime() - lastUse >= IDLE_NANOS);
            return ended;
        }
    }

    private void commit(Writer writer, List<Change<?>> group) {
        try {
            inTransaction(writer, group);
        } catch (RuntimeException | Error e) {
            group.forEach(
                    change -> change.fail(new KeyValueException("a change of " + file.getFileName() + " failed", e)));
            throw e;
        } catch (SQLException together) {
            for (Change<?> change : group) {
                try {
                    inTransaction(writer, List.of(change));
                } catch (SQLException alone) {
                    change.fail(Failures.of(file, alone));
                }
            }
        }
    }

    private static void inTransaction(Writer writer, List<Change<?>> group) throws SQLException {
        try {
            writer.begin();
            for (Change<?> change : group) {
                change.make(writer);
            }
            writer.commit();
        } catch (SQLException e) {
            writer.rollBack(e);
            throw e;
        }
        group.forEach(Change::succeed);
    }
}
