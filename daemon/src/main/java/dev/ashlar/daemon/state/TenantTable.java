package dev.ashlar.daemon.state;

import static dev.ashlar.daemon.state.Sql.time;

import dev.ashlar.oci.Digest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Tenants, their tokens, and which blobs count as theirs. */
public final class TenantTable {
    private final Sql sql;

    TenantTable(Sql sql) {
        this.sql = sql;
    }

    private static Tenant tenant(ResultSet row) throws SQLException {
        return new Tenant(
                row.getString("name"),
                time(row, "created"),
                new Quota(
                        row.getLong("max_applications"),
                        row.getLong("max_memory_bytes"),
                        row.getLong("max_blob_bytes")));
    }

    public List<Tenant> all() throws SQLException {
        return sql.list(TenantTable::tenant, "SELECT * FROM tenant ORDER BY name");
    }

    public Optional<Tenant> find(String name) throws SQLException {
        return sql.one(TenantTable::tenant, "SELECT * FROM tenant WHERE name = ?", name);
    }

    /** Makes one, or gives it another quota. */
    public void put(String name, Instant now, Quota quota) throws SQLException {
        int _ = sql.update("""
                INSERT INTO tenant (name, created, max_applications, max_memory_bytes, max_blob_bytes)
                VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (name) DO UPDATE SET max_applications = excluded.max_applications,
                    max_memory_bytes = excluded.max_memory_bytes, max_blob_bytes = excluded.max_blob_bytes
                """, name, now, quota.applications(), quota.memoryBytes(), quota.blobBytes());
    }

    /** Removes one that has no applications, with its tokens. */
    public void remove(String name) throws SQLException {
        int _ = sql.update("DELETE FROM tenant WHERE name = ?", name);
    }

    private static Token token(ResultSet row) throws SQLException {
        long expires = row.getLong("expires");
        var end = row.wasNull() ? Optional.<Instant>empty() : Optional.of(Instant.ofEpochMilli(expires));
        return new Token(
                row.getString("id"),
                Optional.ofNullable(row.getString("tenant")),
                row.getString("note"),
                time(row, "created"),
                end);
    }

    /** @param tenant empty for the operator's */
    public List<Token> tokens(Optional<String> tenant) throws SQLException {
        return sql.list(
                TenantTable::token, "SELECT * FROM token WHERE tenant IS ? ORDER BY created, id", tenant.orElse(null));
    }

    public Optional<Token> tokenByHash(byte[] hash) throws SQLException {
        return sql.one(TenantTable::token, "SELECT * FROM token WHERE hash = ?", (Object) hash);
    }

    public void add(Token token, byte[] hash) throws SQLException {
        int _ = sql.update(
                "INSERT INTO token (id, tenant, hash, note, created, expires) VALUES (?, ?, ?, ?, ?, ?)",
                token.id(),
                token.tenant().orElse(null),
                hash,
                token.note(),
                token.created(),
                token.expires().orElse(null));
    }

    /** Whether it was there. */
    public boolean removeToken(Optional<String> tenant, String id) throws SQLException {
        return sql.update("DELETE FROM token WHERE id = ? AND tenant IS ?", id, tenant.orElse(null)) > 0;
    }

    public boolean hasBlob(String tenant, Digest digest) throws SQLException {
        return sql.number("SELECT COUNT(*) FROM blob WHERE tenant = ? AND digest = ?", tenant, digest) > 0;
    }

    /** Whether it counts as anybody's. */
    public boolean isOwned(Digest digest) throws SQLException {
        return sql.number("SELECT EXISTS (SELECT 1 FROM blob WHERE digest = ?)", digest) > 0;
    }

    public long blobBytes(String tenant) throws SQLException {
        return sql.number("SELECT COALESCE(SUM(size), 0) FROM blob WHERE tenant = ?", tenant);
    }

    public void addBlob(String tenant, Digest digest, long size) throws SQLException {
        int _ = sql.update("INSERT OR IGNORE INTO blob (tenant, digest, size) VALUES (?, ?, ?)", tenant, digest, size);
    }

    /** All that count as a tenant's. */
    public List<Digest> blobs(String tenant) throws SQLException {
        return sql.list(
                row -> Digest.parse(row.getString("digest")), "SELECT digest FROM blob WHERE tenant = ?", tenant);
    }

    public void removeBlob(String tenant, Digest digest) throws SQLException {
        int _ = sql.update("DELETE FROM blob WHERE tenant = ? AND digest = ?", tenant, digest);
    }
}
