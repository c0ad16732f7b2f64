package dev.ashlar.capabilities.keyvalue.sqlite;

import dev.ashlar.capabilities.keyvalue.KeyPage;
import dev.ashlar.capabilities.keyvalue.KeyValueException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A connection that reads. Used by one thread at a time. */
final class Reader {
    private final Connection connection;
    private final PreparedStatement get;
    private final PreparedStatement exists;
    private final PreparedStatement keys;

    Reader(Connection connection) throws SQLException {
        this.connection = connection;
        get = connection.prepareStatement(
                "SELECT length(value), CASE WHEN length(value) <= ? THEN value END FROM entry WHERE key = ?");
        exists = connection.prepareStatement("SELECT 1 FROM entry WHERE key = ?");
        keys = connection.prepareStatement("SELECT id, key FROM entry WHERE id > ? ORDER BY id LIMIT ?");
    }

    /** @param most bytes that it may have */
    Optional<byte[]> get(String key, int most) throws SQLException {
        get.setInt(1, most);
        get.setString(2, key);
        try (ResultSet result = get.executeQuery()) {
            if (!result.next()) {
                return Optional.empty();
            }
            if (result.getLong(1) > most) {
                throw new KeyValueException(
                        "the value of key \"%s\" has %d bytes; %d bytes are left of what one call may get"
                                .formatted(key, result.getLong(1), most));
            }
            byte[] value = result.getBytes(2);
            return Optional.of(value == null ? new byte[0] : value);
        }
    }

    /** @param most bytes that all may have together */
    List<Optional<byte[]>> getAll(List<String> wanted, int most) throws SQLException {
        List<Optional<byte[]>> values = new ArrayList<>(wanted.size());
        int left = most;
        for (String key : wanted) {
            Optional<byte[]> value = get(key, left);
            left -= value.map(bytes -> bytes.length).orElse(0);
            values.add(value);
        }
        return values;
    }

    boolean exists(String key) throws SQLException {
        exists.setString(1, key);
        try (ResultSet result = exists.executeQuery()) {
            return result.next();
        }
    }

    /** In the order in which keys were first set: numbers stay what they are while others come and go. */
    KeyPage keys(long after, int most) throws SQLException {
        keys.setLong(1, after);
        keys.setInt(2, most + 1);
        List<String> page = new ArrayList<>();
        OptionalLong last = OptionalLong.empty();
        try (ResultSet result = keys.executeQuery()) {
            while (result.next()) {
                if (page.size() == most) {
                    return new KeyPage(page, last);
                }
                last = OptionalLong.of(result.getLong(1));
                page.add(result.getString(2));
            }
        }
        return new KeyPage(page, OptionalLong.empty());
    }

    void closeStatements() throws SQLException {
        get.close();
        exists.close();
        keys.close();
    }

    void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot close a connection to a database", e);
        }
    }
}
