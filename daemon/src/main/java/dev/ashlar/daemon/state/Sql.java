package dev.ashlar.daemon.state;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Statements with their parameters. They are prepared once. */
final class Sql {
    /** Reads a row. */
    interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    Sql(Connection connection) {
        this.connection = connection;
    }

    <T> List<T> list(Row<T> row, String sql, @Nullable Object... parameters) throws SQLException {
        var found = new ArrayList<T>();
        try (ResultSet rows = statement(sql, parameters).executeQuery()) {
            while (rows.next()) {
                found.add(row.of(rows));
            }
        }
        return found;
    }

    <T> Optional<T> one(Row<T> row, String sql, @Nullable Object... parameters) throws SQLException {
        return list(row, sql, parameters).stream().findFirst();
    }

    long number(String sql, @Nullable Object... parameters) throws SQLException {
        return one(row -> row.getLong(1), sql, parameters).orElse(0L);
    }

    /** How many rows were changed. */
    int update(String sql, @Nullable Object... parameters) throws SQLException {
        return statement(sql, parameters).executeUpdate();
    }

    private PreparedStatement statement(String sql, @Nullable Object... parameters) throws SQLException {
        var statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        for (int i = 0; i < parameters.length; i++) {
            switch (parameters[i]) {
                case null -> statement.setObject(i + 1, null);
                case Instant time -> statement.setLong(i + 1, time.toEpochMilli());
                case Integer number -> statement.setInt(i + 1, number);
                case Long number -> statement.setLong(i + 1, number);
                case byte[] bytes -> statement.setBytes(i + 1, bytes);
                case Object text -> statement.setString(i + 1, text.toString());
            }
        }
        return statement;
    }

    static Instant time(ResultSet row, String column) throws SQLException {
        return Instant.ofEpochMilli(row.getLong(column));
    }

    static Optional<Integer> integer(ResultSet row, String column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? Optional.empty() : Optional.of(value);
    }
}
