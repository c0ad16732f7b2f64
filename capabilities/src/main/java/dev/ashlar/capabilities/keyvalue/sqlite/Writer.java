package dev.ashlar.capabilities.keyvalue.sqlite;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.ashlar.capabilities.keyvalue.KeyValueException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The connection that writes. */
final class Writer {
    private static final int DIGITS = 20;
    private static final String BEGIN = "BEGIN IMMEDIATE";
    private static final String COMMIT = "COMMIT";
    private static final String SET =
            "INSERT INTO entry (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value";
    private static final String DELETE = "DELETE FROM entry WHERE key = ?";

    private final Connection connection;
    private Reader reader;
    private PreparedStatement begin;
    private PreparedStatement commit;
    private PreparedStatement set;
    private PreparedStatement delete;

    Writer(Connection connection) throws SQLException {
        this.connection = connection;
        reader = new Reader(connection);
        begin = connection.prepareStatement(BEGIN);
        commit = connection.prepareStatement(COMMIT);
        set = connection.prepareStatement(SET);
        delete = connection.prepareStatement(DELETE);
    }

    void begin() throws SQLException {
        boolean ignored = begin.execute();
    }

    void commit() throws SQLException {
        boolean ignored = commit.execute();
    }

    /** SQLite may have rolled back already. A statement that failed is of no further use, and any of them may be the one. */
    void rollBack(SQLException failure) throws SQLException {
        try {
            Connections.execute(connection, "ROLLBACK");
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
        for (PreparedStatement old : List.of(begin, commit, set, delete)) {
            old.close();
        }
        reader.closeStatements();
        reader = new Reader(connection);
        begin = connection.prepareStatement(BEGIN);
        commit = connection.prepareStatement(COMMIT);
        set = connection.prepareStatement(SET);
        delete = connection.prepareStatement(DELETE);
    }

    void set(String key, byte[] value) throws SQLException {
        set.setString(1, key);
        set.setBytes(2, value);
        int ignored = set.executeUpdate();
    }

    void delete(String key) throws SQLException {
        delete.setString(1, key);
        int ignored = delete.executeUpdate();
    }

    long increment(String key, long delta, int most) throws SQLException {
        long before = reader.get(key, most).map(value -> number(key, value)).orElse(0L);
        long sum;
        try {
            sum = Math.addExact(before, delta);
        } catch (ArithmeticException e) {
            throw new KeyValueException("key \"%s\" is %d; adding %d exceeds 64 bits".formatted(key, before, delta), e);
        }
        set(key, Long.toString(sum).getBytes(US_ASCII));
        return sum;
    }

    private static long number(String key, byte[] value) {
        try {
            if (value.length <= DIGITS) {
                return Long.parseLong(new String(value, US_ASCII));
            }
        } catch (NumberFormatException e) {
            throw notANumber(key, e);
        }
        throw notANumber(key, null);
    }

    private static KeyValueException notANumber(String key, @Nullable Throwable cause) {
        return new KeyValueException(
                "the value of key \"%s\" is not a number of 64 bits in decimal digits".formatted(key), cause);
    }

    boolean replace(String key, Optional<byte[]> expected, byte[] value) throws SQLException {
        Optional<byte[]> now = reader.get(key, Integer.MAX_VALUE);
        boolean same =
                now.isPresent() == expected.isPresent() && (now.isEmpty() || Arrays.equals(now.get(), expected.get()));
        if (same) {
            set(key, value);
        }
        return same;
    }

    void close() {
        reader.close();
    }
}
