package dev.ashlar.daemon.state;

import static dev.ashlar.daemon.state.Sql.integer;
import static dev.ashlar.daemon.state.Sql.time;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What happened, and what was answered. */
public final class RecordTable {
    private static final int KEPT_EVENTS = 10_000;

    private final Sql sql;

    RecordTable(Sql sql) {
        this.sql = sql;
    }

    private static StoredEvent event(ResultSet row) throws SQLException {
        return new StoredEvent(
                row.getLong("id"),
                time(row, "time"),
                row.getString("tenant"),
                row.getString("application"),
                row.getString("kind"),
                row.getString("text"),
                integer(row, "revision"));
    }

    /** The oldest of more than 10,000 of a tenant go. */
    public void add(
            String tenant, String application, String kind, String text, Optional<Integer> revision, Instant now)
            throws SQLException {
        int _ = sql.update(
                "INSERT INTO event (time, tenant, application, kind, text, revision) VALUES (?, ?, ?, ?, ?, ?)",
                now,
                tenant,
                application,
                kind,
                text,
                revision.orElse(null));
        int _ = sql.update(
                "DELETE FROM event WHERE tenant = ?1 AND id <= "
                        + "(SELECT id FROM event WHERE tenant = ?1 ORDER BY id DESC LIMIT 1 OFFSET ?2)",
                tenant,
                KEPT_EVENTS);
    }

    public void removeAnswer(String tenant, String key) throws SQLException {
        int _ = sql.update("DELETE FROM answer WHERE tenant = ? AND key = ?", tenant, key);
    }

    /** Nothing is known any more of what a tenant did. */
    public void forget(String tenant) throws SQLException {
        int _ = sql.update("DELETE FROM event WHERE tenant = ?", tenant);
        int _ = sql.update("DELETE FROM answer WHERE tenant = ?", tenant);
    }

    /** The newest first. */
    public List<StoredEvent> events(String tenant, String application, int most) throws SQLException {
        return sql.list(
                RecordTable::event,
                "SELECT * FROM event WHERE tenant = ? AND application = ? ORDER BY id DESC LIMIT ?",
                tenant,
                application,
                most);
    }

    /** Of all applications of a tenant. */
    public List<StoredEvent> events(String tenant, int most) throws SQLException {
        return sql.list(
                RecordTable::event, "SELECT * FROM event WHERE tenant = ? ORDER BY id DESC LIMIT ?", tenant, most);
    }

    public Optional<StoredAnswer> answer(String tenant, String key) throws SQLException {
        return sql.one(
                row -> new StoredAnswer(row.getString("request"), row.getInt("status"), row.getString("body")),
                "SELECT * FROM answer WHERE tenant = ? AND key = ?",
                tenant,
                key);
    }

    /** What is older than {@code oldest} is forgotten. */
    public void addAnswer(String tenant, String key, StoredAnswer answer, Instant now, Instant oldest)
            throws SQLException {
        int _ = sql.update("DELETE FROM answer WHERE created < ?", oldest);
        int _ = sql.update(
                "INSERT OR REPLACE INTO answer (tenant, key, request, status, body, created) VALUES (?, ?, ?, ?, ?, ?)",
                tenant,
                key,
                answer.request(),
                answer.status(),
                answer.body(),
                now);
    }
}
