package dev.ashlar.daemon.state;

import java.sql.SQLException;
import java.util.List;

/** Applications and tenants that are gone, and of which nothing is to stay. */
public final class LeavingTable {
    private final Sql sql;

    LeavingTable(Sql sql) {
        this.sql = sql;
    }

    /** Whose, and its name; without one, the tenant himself. */
    public record Leaving(String tenant, String application) {
        public boolean isTenant() {
            return application.isEmpty();
        }
    }

    public List<Leaving> all() throws SQLException {
        return sql.list(
                row -> new Leaving(row.getString("tenant"), row.getString("application")),
                "SELECT * FROM leaving ORDER BY tenant, application");
    }

    public void add(String tenant, String application) throws SQLException {
        int _ = sql.update("INSERT OR IGNORE INTO leaving (tenant, application) VALUES (?, ?)", tenant, application);
    }

    /** A tenant with all that he has. */
    public void addTenant(String tenant) throws SQLException {
        int _ = sql.update("DELETE FROM leaving WHERE tenant = ?", tenant);
        add(tenant, "");
    }

    /** Whether it is a tenant of whom nothing is to stay. */
    public boolean isTenant(String tenant) throws SQLException {
        return sql.number("SELECT COUNT(*) FROM leaving WHERE tenant = ? AND application = ''", tenant) > 0;
    }

    /** Nothing of him is left. */
    public void removeTenant(String tenant) throws SQLException {
        remove(tenant, "");
    }

    /** Nothing of it is left. */
    public void remove(String tenant, String application) throws SQLException {
        int _ = sql.update("DELETE FROM leaving WHERE tenant = ? AND application = ?", tenant, application);
    }
}
