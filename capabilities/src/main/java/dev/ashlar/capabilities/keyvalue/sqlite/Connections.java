package dev.ashlar.capabilities.keyvalue.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.sqlite.JDBC;

/** Opens a database file. */
final class Connections {
    /** Tells our files from others, and their versions from each other. */
    private static final int VERSION = 1;

    private static final int PAGE = 4096;

    private final String url;
    private final long bytes;

    /** @param bytes that the file may grow to */
    Connections(Path file, long bytes) {
        this.url = JDBC.PREFIX + file.toAbsolutePath();
        this.bytes = bytes;
    }

    /** Makes the file what it should be, where it is new. */
    Writer writer() throws SQLException {
        Connection connection = connect();
        try {
            prepare(connection);
            return new Writer(connection);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    Reader reader() throws SQLException {
        Connection connection = connect();
        try {
            execute(connection, "PRAGMA query_only = ON");
            return new Reader(connection);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private Connection connect() throws SQLException {
        Connection connection = JDBC.createConnection(url, new Properties());
        try {
            // Another process may hold the file for a moment: two hosts with one state directory.
            execute(connection, "PRAGMA busy_timeout = 5000");
            execute(connection, "PRAGMA cache_size = -512");
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private void prepare(Connection connection) throws SQLException {
        execute(connection, "PRAGMA journal_mode = WAL");
        execute(connection, "PRAGMA synchronous = FULL"); // a commit survives a loss of power
        execute(connection, "PRAGMA journal_size_limit = 4194304");
        execute(connection, "PRAGMA max_page_count = " + Math.max(16, bytes / PAGE));
        int version = version(connection);
        if (version == 0) {
            execute(connection, """
                    CREATE TABLE IF NOT EXISTS entry (
                        id INTEGER PRIMARY KEY,
                        key TEXT NOT NULL UNIQUE,
                        value BLOB NOT NULL)
                    """);
            execute(connection, "PRAGMA user_version = " + VERSION);
        } else if (version != VERSION) {
            throw new SQLException(
                    "it is of version %d, and this program knows version %d".formatted(version, VERSION));
        }
    }

    private static int version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                var result = statement.executeQuery("PRAGMA user_version")) {
            return result.getInt(1);
        }
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            boolean ignored = statement.execute(sql);
        }
    }
}
