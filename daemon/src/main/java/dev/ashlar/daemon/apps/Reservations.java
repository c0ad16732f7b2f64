package dev.ashlar.daemon.apps;

import dev.ashlar.daemon.problem.Kind;
import dev.ashlar.daemon.problem.ProblemException;
import dev.ashlar.daemon.state.Database;
import dev.ashlar.daemon.state.Tables;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What is being fetched for tenants counts as theirs before it is there, so that several pulls at once keep within a quota. */
final class Reservations {
    private final Database database;
    private final Map<String, Set<Reservation>> open = new HashMap<>();

    Reservations(Database database) {
        this.database = database;
    }

    /** That of one pull, which is released when it is closed. */
    final class Reservation implements AutoCloseable {
        private final String tenant;
        private long bytes;

        private Reservation(String tenant) {
            this.tenant = tenant;
        }

        /** @throws ProblemException when it is more than the tenant may still have */
        void add(long more) {
            long used = database.read(tables -> tables.tenants().blobBytes(tenant));
            long most = quota(tenant);
            synchronized (Reservations.this) {
                long reserved = all(tenant).stream().mapToLong(it -> it.bytes).sum();
                check(tenant, more, used + reserved, most);
                bytes += more;
            }
        }

        @Override
        public void close() {
            synchronized (Reservations.this) {
                var others = all(tenant);
                boolean _ = others.remove(this);
                if (others.isEmpty()) {
                    var _ = open.remove(tenant);
                }
            }
        }
    }

    private Set<Reservation> all(String tenant) {
        return open.computeIfAbsent(tenant, _ -> new HashSet<>());
    }

    /** An empty one. */
    synchronized Reservation open(String tenant) {
        var reservation = new Reservation(tenant);
        boolean _ = all(tenant).add(reservation);
        return reservation;
    }

    /** Whether there is no other pull for a tenant than one. */
    synchronized boolean isAlone(String tenant) {
        return all(tenant).size() == 1;
    }

    /** How many bytes a tenant may have. */
    long quota(String tenant) {
        return database.read(tables -> quota(tables, tenant));
    }

    private static long quota(Tables tables, String tenant) throws SQLException {
        return tables.tenants()
                .find(tenant)
                .orElseThrow(() -> new ProblemException(Kind.NOT_FOUND, "there is no tenant \"%s\"".formatted(tenant)))
                .quota()
                .blobBytes();
    }

    /** In the transaction in which blobs become a tenant's. */
    static void check(Tables tables, String tenant, long more) throws SQLException {
        check(tenant, more, tables.tenants().blobBytes(tenant), quota(tables, tenant));
    }

    private static void check(String tenant, long more, long used, long most) {
        if (more > most - used) {
            throw new ProblemException(
                    Kind.QUOTA,
                    "%,d bytes more are more than the tenant \"%s\" may have: %,d of %,d bytes are used"
                            .formatted(more, tenant, used, most));
        }
    }
}
