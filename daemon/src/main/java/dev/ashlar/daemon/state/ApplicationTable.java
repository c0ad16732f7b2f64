package dev.ashlar.daemon.state;

import static dev.ashlar.daemon.state.Sql.time;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Applications and their domains. */
public final class ApplicationTable {
    private final Sql sql;
    private final TrafficTable traffic;

    ApplicationTable(Sql sql, TrafficTable traffic) {
        this.sql = sql;
        this.traffic = traffic;
    }

    private static StoredApplication bare(ResultSet row) throws SQLException {
        return new StoredApplication(
                row.getLong("id"),
                row.getString("tenant"),
                row.getString("name"),
                time(row, "created"),
                row.getInt("last_revision"),
                Optional.empty(),
                List.of());
    }

    private record Domain(String name, boolean own) {}

    private StoredApplication whole(StoredApplication bare) throws SQLException {
        var domains = sql.list(
                row -> new Domain(row.getString("name"), row.getInt("own") != 0),
                "SELECT name, own FROM domain WHERE application = ? ORDER BY name",
                bare.id());
        return new StoredApplication(
                bare.id(),
                bare.tenant(),
                bare.name(),
                bare.created(),
                bare.lastRevision(),
                domains.stream().filter(Domain::own).map(Domain::name).findFirst(),
                domains.stream()
                        .filter(domain -> !domain.own())
                        .map(Domain::name)
                        .toList());
    }

    private List<StoredApplication> whole(List<StoredApplication> found) throws SQLException {
        var all = new ArrayList<StoredApplication>();
        for (var bare : found) {
            all.add(whole(bare));
        }
        return all;
    }

    public List<StoredApplication> all() throws SQLException {
        return whole(sql.list(ApplicationTable::bare, "SELECT * FROM application ORDER BY tenant, name"));
    }

    public List<StoredApplication> of(String tenant) throws SQLException {
        return whole(
                sql.list(ApplicationTable::bare, "SELECT * FROM application WHERE tenant = ? ORDER BY name", tenant));
    }

    public Optional<StoredApplication> find(String tenant, String name) throws SQLException {
        var found = sql.one(
                ApplicationTable::bare, "SELECT * FROM application WHERE tenant = ? AND name = ?", tenant, name);
        return found.isPresent() ? Optional.of(whole(found.get())) : Optional.empty();
    }

    public long count(String tenant) throws SQLException {
        return sql.number("SELECT COUNT(*) FROM application WHERE tenant = ?", tenant);
    }

    /** Makes one without revisions and domains. */
    public StoredApplication add(String tenant, String name, Instant now) throws SQLException {
        int _ = sql.update(
                "INSERT INTO application (tenant, name, created, last_revision) VALUES (?, ?, ?, 0)",
                tenant,
                name,
                now);
        return find(tenant, name).orElseThrow();
    }

    /** Removes one with all that it has. */
    public void remove(long id) throws SQLException {
        traffic.clear(id);
        int _ = sql.update("DELETE FROM application WHERE id = ?", id);
    }

    /** A number for its next revision. */
    public int nextRevision(long id) throws SQLException {
        int _ = sql.update("UPDATE application SET last_revision = last_revision + 1 WHERE id = ?", id);
        return Math.toIntExact(sql.number("SELECT last_revision FROM application WHERE id = ?", id));
    }

    /** Who has a domain. */
    public Optional<StoredApplication> ownerOf(String domain) throws SQLException {
        return sql.one(
                ApplicationTable::bare,
                "SELECT application.* FROM application JOIN domain ON domain.application = application.id "
                        + "WHERE domain.name = ?",
                domain);
    }

    /** Its domains are these from now on; nobody else may have one of them. */
    public void setDomains(long id, String own, Collection<String> others) throws SQLException {
        int _ = sql.update("DELETE FROM domain WHERE application = ?", id);
        for (var domain : others) {
            int _ = sql.update("INSERT INTO domain (name, application, own) VALUES (?, ?, 0)", domain, id);
        }
        setOwnDomain(id, Optional.of(own));
    }

    /** The one that it has by its name is this one from now on, which nobody else may have; or there is none. */
    public void setOwnDomain(long id, Optional<String> own) throws SQLException {
        int _ = sql.update("DELETE FROM domain WHERE application = ? AND own = 1", id);
        if (own.isPresent()) {
            int _ = sql.update("DELETE FROM domain WHERE application = ? AND name = ?", id, own.get());
            int _ = sql.update("INSERT INTO domain (name, application, own) VALUES (?, ?, 1)", own.get(), id);
        }
    }
}
