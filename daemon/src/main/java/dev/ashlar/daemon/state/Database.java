package dev.ashlar.daemon.state;

import dev.ashlar.daemon.problem.DaemonException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.locks.ReentrantLock;
import org.sqlite.JDBC;
import org.sqlite.SQLiteErrorCode;

/**
 * The database of a state directory. One connection, one user at a time: what is asked of it is small and rare beside requests to
 * applications, and a transaction that was committed survives a loss of power. Only the owner can read the file.
 */
public final class Database implements AutoCloseable {
    /** {@code ashl}: tells our files from others. */
    private static final int APPLICATION_ID = 0x6173686c;

    private static final List<String> SCHEMAS = List.of("schema-1.sql", "schema-2.sql", "schema-3.sql");

    /** What is done within a transaction. */
    public interface Work<T> {
        T in(Tables tables) throws SQLException;
    }

    private final Path file;
    private final Connection connection;
    private final Tables tables;
    private final ReentrantLock lock = new ReentrantLock();

    private Database(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
        this.tables = new Tables(connection);
    }

    /**
     * Opens or makes it, and brings it to this program's version of the schema.
     *
     * @throws DaemonException when it cannot be used; it is as it was then
     */
    public static Database open(Path file) {
        try {
            if (!Files.exists(file)) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            var connection = JDBC.createConnection(JDBC.PREFIX + file.toAbsolutePath(), new Properties());
            try {
                prepare(file, connection);
                return new Database(file, connection);
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (IOException | SQLException e) {
            throw new DaemonException("cannot use the database %s: %s".formatted(file, e.getMessage()), e);
        }
    }

    private static void prepare(Path file, Connection connection) throws SQLException {
        execute(connection, "PRAGMA busy_timeout = 5000");
        int id = number(connection, "PRAGMA application_id");
        int version = number(connection, "PRAGMA user_version");
        if (id != APPLICATION_ID && (id != 0 || version != 0)) {
            throw new DaemonException("%s is a database of another program".formatted(file));
        }
        if (version > SCHEMAS.size()) {
            throw new DaemonException(
                    "the database %s is of version %d, and this program knows versions up to %d; use a newer one"
                            .formatted(file, version, SCHEMAS.size()));
        }
        execute(connection, "PRAGMA journal_mode = WAL");
        execute(connection, "PRAGMA synchronous = FULL"); // a commit survives a loss of power
        execute(connection, "PRAGMA journal_size_limit = 4194304");
        execute(connection, "PRAGMA foreign_keys = ON");
        execute(connection, "PRAGMA secure_delete = ON"); // values of variables may be secrets
        for (int next = version; next < SCHEMAS.size(); next++) {
            execute(connection, "BEGIN");
            execute(connection, script(SCHEMAS.get(next)));
            execute(connection, "PRAGMA application_id = " + APPLICATION_ID);
            execute(connection, "PRAGMA user_version = " + (next + 1));
            execute(connection, "COMMIT");
        }
    }

    private static String script(String name) {
        try (var in = Objects.requireNonNull(Database.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            return result.getInt(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            int _ = statement.executeUpdate(sql);
        }
    }

    /**
     * Does some work, all of it or nothing. When this returns, it is on the disk.
     *
     * @throws StateException when it cannot be written, as on a full disk; nothing was changed then
     */
    public <T> T write(Work<T> work) {
        lock.lock();
        try {
            begin();
            T result = work.in(tables);
            execute(connection, "COMMIT");
            return result;
        } catch (SQLException e) {
            rollBack(e);
            throw failure(e);
        } catch (RuntimeException | Error e) {
            rollBack(e);
            throw e;
        } finally {
            lock.unlock();
        }
    }

    /** Looks something up; all of it at one moment. */
    public <T> T read(Work<T> work) {
        return write(work);
    }

    /**
     * The driver's own transactions are not for us: where SQLite has rolled one back by itself, as it does on a full disk, the driver
     * begins no other one, and each statement of the next would be committed alone.
     */
    private void begin() throws SQLException {
        try {
            execute(connection, "BEGIN");
        } catch (SQLException e) {
            rollBack(e); // one was left over
            execute(connection, "BEGIN");
        }
    }

    private void rollBack(Throwable why) {
        try {
            execute(connection, "ROLLBACK");
        } catch (SQLException e) {
            why.addSuppressed(e); // mostly SQLite has done it
        }
    }

    private StateException failure(SQLException e) {
        boolean full = e.getErrorCode() == SQLiteErrorCode.SQLITE_FULL.code;
        return new StateException(
                full
                        ? "the disk of the state directory is full: nothing was changed"
                        : "the database %s failed: %s".formatted(file, e.getMessage()),
                full,
                e);
    }

    @Override
    public void close() {
        lock.lock();
        try {
            connection.close();
        } catch (SQLException e) {
            throw failure(e);
        } finally {
            lock.unlock();
        }
    }
}
