package dev.ashlar.capabilities.keyvalue.sqlite;

import dev.ashlar.capabilities.KeyValueLimits;
import dev.ashlar.capabilities.keyvalue.KeyPage;
import dev.ashlar.capabilities.keyvalue.KeyValueException;
import dev.ashlar.capabilities.keyvalue.KeyValueStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteJDBCLoader;

/**
 * A store in one file. The file is open while the store is in use and a little longer: an application that nobody calls holds
 * no connection, no thread and no page.
 */
public final class SqliteStore implements KeyValueStore {
    private final Path file;
    private final KeyValueLimits limits;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Database database;
    private boolean closed;

    /** @param file made, with its directory, when it is first used */
    public SqliteStore(Path file, KeyValueLimits limits) {
        this.file = file;
        this.limits = limits;
    }

    /**
     * Loads SQLite's code in the background, once in a process: it is unpacked from a jar, which the first request would
     * wait for.
     */
    public static void prepare() {
        Preparation.begin();
    }

    private static final class Preparation {
        static {
            Thread ignored =
                    Thread.ofPlatform().daemon().name("ashlar-sqlite-load").start(Preparation::load);
        }

        static void begin() {}

        private static void load() {
            try {
                boolean ignored = SQLiteJDBCLoader.initialize();
            } catch (Exception e) {
                // Whoever opens a database is told.
            }
        }
    }

    @Override
    public boolean readsWait() {
        return false;
    }

    @Override
    public void check() {
        boolean ignored = using(open -> true);
    }

    @Override
    public Optional<byte[]> get(String key) {
        return using(open -> open.read(reader -> reader.get(key, limits.value())));
    }

    @Override
    public boolean exists(String key) {
        return using(open -> open.read(reader -> reader.exists(key)));
    }

    @Override
    public KeyPage keys(long cursor) {
        return using(open -> open.read(reader -> reader.keys(cursor, limits.pageKeys())));
    }

    @Override
    public List<Optional<byte[]>> getAll(List<String> keys) {
        return using(open -> open.read(reader -> reader.getAll(keys, limits.batchBytes())));
    }

    @Override
    public void set(String key, byte[] value) {
        setAll(Map.of(key, value));
    }

    @Override
    public void setAll(Map<String, byte[]> entries) {
        boolean ignored = using(open -> open.write(writer -> {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                writer.set(entry.getKey(), entry.getValue());
            }
            return true;
        }));
    }

    @Override
    public void delete(String key) {
        deleteAll(List.of(key));
    }

    @Override
    public void deleteAll(List<String> keys) {
        boolean ignored = using(open -> open.write(writer -> {
            for (String key : keys) {
                writer.delete(key);
            }
            return true;
        }));
    }

    @Override
    public long increment(String key, long delta) {
        return using(open -> open.write(writer -> writer.increment(key, delta, limits.value())));
    }

    @Override
    public boolean replace(String key, Optional<byte[]> expected, byte[] value) {
        return using(open -> open.write(writer -> writer.replace(key, expected, value)));
    }

    private <T> T using(Function<Database, T> action) {
        Database open = enter();
        try {
            return action.apply(open);
        } finally {
            open.leave();
        }
    }

    private Database enter() {
        lock.lock();
        try {
            if (closed) {
                throw new KeyValueException("the store " + file.getFileName() + " is closed");
            }
            Database open = database;
            if (open == null || !open.enter()) {
                open = Database.open(file, limits);
                database = open;
            }
            return open;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            if (database != null) {
                database.close();
                database = null;
            }
        } finally {
            lock.unlock();
        }
    }
}
