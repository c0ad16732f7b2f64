package dev.ashlar.daemon.state;

import static dev.ashlar.daemon.state.Sql.time;

import dev.ashlar.oci.Digest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Revisions, with the values of their variables. */
public final class RevisionTable {
    private final Sql sql;

    RevisionTable(Sql sql) {
        this.sql = sql;
    }

    private static StoredRevision bare(ResultSet row) throws SQLException {
        return new StoredRevision(
                row.getInt("number"),
                Digest.parse(row.getString("digest")),
                time(row, "created"),
                row.getString("created_by"),
                row.getString("message"),
                StoredRevision.Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                Map.of());
    }

    private StoredRevision whole(long application, StoredRevision bare) throws SQLException {
        return new StoredRevision(
                bare.number(),
                bare.index(),
                bare.created(),
                bare.createdBy(),
                bare.message(),
                bare.status(),
                map("SELECT name, digest FROM component WHERE application = ? AND revision = ?", application, bare));
    }

    private Map<String, String> map(String query, long application, StoredRevision revision) throws SQLException {
        var map = new TreeMap<String, String>();
        for (var entry :
                sql.list(row -> Map.entry(row.getString(1), row.getString(2)), query, application, revision.number())) {
            map.put(entry.getKey(), entry.getValue());
        }
        return map;
    }

    /** The newest first. */
    public List<StoredRevision> of(long application) throws SQLException {
        var all = new ArrayList<StoredRevision>();
        for (var bare : sql.list(
                RevisionTable::bare,
                "SELECT * FROM revision WHERE application = ? ORDER BY number DESC",
                application)) {
            all.add(whole(application, bare));
        }
        return all;
    }

    public Optional<StoredRevision> find(long application, int number) throws SQLException {
        var found = sql.one(
                RevisionTable::bare,
                "SELECT * FROM revision WHERE application = ? AND number = ?",
                application,
                number);
        return found.isPresent() ? Optional.of(whole(application, found.get())) : Optional.empty();
    }

    public void add(long application, StoredRevision revision, Map<String, String> variables) throws SQLException {
        int _ = sql.update(
                """
                INSERT INTO revision (application, number, digest, created, created_by, message, status)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
                application,
                revision.number(),
                revision.index(),
                revision.created(),
                revision.createdBy(),
                revision.message(),
                name(revision.status()));
        for (var one : revision.components().entrySet()) {
            int _ = sql.update(
                    "INSERT INTO component (application, revision, name, digest) VALUES (?, ?, ?, ?)",
                    application,
                    revision.number(),
                    one.getKey(),
                    one.getValue());
        }
        for (var one : variables.entrySet()) {
            int _ = sql.update(
                    "INSERT INTO variable (application, revision, name, value) VALUES (?, ?, ?, ?)",
                    application,
                    revision.number(),
                    one.getKey(),
                    one.getValue());
        }
    }

    private static String name(StoredRevision.Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    public void setStatus(long application, int number, StoredRevision.Status status) throws SQLException {
        int _ = sql.update(
                "UPDATE revision SET status = ? WHERE application = ? AND number = ?",
                name(status),
                application,
                number);
    }

    /** Removes one that answers nothing. */
    public void remove(long application, int number) throws SQLException {
        int _ = sql.update("DELETE FROM revision WHERE application = ? AND number = ?", application, number);
    }

    /** Values by name; secrets among them. */
    public Map<String, String> variables(long application, int number) throws SQLException {
        var map = new TreeMap<String, String>();
        for (var entry : sql.list(
                row -> Map.entry(row.getString(1), row.getString(2)),
                "SELECT name, value FROM variable WHERE application = ? AND revision = ?",
                application,
                number)) {
            map.put(entry.getKey(), entry.getValue());
        }
        return map;
    }

    /** The indexes of all revisions of all applications. */
    public List<Digest> allIndexes() throws SQLException {
        return sql.list(row -> Digest.parse(row.getString(1)), "SELECT DISTINCT digest FROM revision");
    }

    /** The indexes of all revisions of a tenant. */
    public List<Digest> indexesOf(String tenant) throws SQLException {
        return sql.list(
                row -> Digest.parse(row.getString(1)),
                "SELECT DISTINCT digest FROM revision JOIN application ON application.id = revision.application "
                        + "WHERE tenant = ?",
                tenant);
    }
}
