package dev.ashlar.daemon.apps;

import dev.ashlar.daemon.log.Logs;
import dev.ashlar.daemon.problem.Kind;
import dev.ashlar.daemon.problem.ProblemException;
import dev.ashlar.daemon.state.Database;
import dev.ashlar.daemon.state.Quota;
import dev.ashlar.daemon.state.Tables;
import dev.ashlar.daemon.state.Tenant;
import dev.ashlar.engine.ResourceLimits;
import dev.ashlar.host.run.Host;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Tenants, and the host as each of them sees it: with stores of his own, and no more memory than he may have. */
public final class Tenancy {
    private static final String STORES = "tenants";
    private static final List<String> DIRECTORIES = List.of(STORES, Uploads.DIRECTORY, Pulls.DIRECTORY, "logs");

    private final Host host;
    private final Path state;
    private final Database database;
    private final Logs logs;
    private final Map<String, Host> hosts = new ConcurrentHashMap<>();

    /** @param state directory with one for each tenant's stores, uploads and lines */
    Tenancy(Host host, Path state, Database database, Logs logs) {
        this.host = host;
        this.state = state;
        this.database = database;
        this.logs = logs;
    }

    /** @throws ProblemException when there is no such tenant */
    Host of(String tenant) {
        return hosts.computeIfAbsent(tenant, name -> {
            Quota quota = database.read(tables -> tables.tenants().find(name))
                    .map(Tenant::quota)
                    .orElseThrow(() -> noTenant(name));
            return host.forTenant(
                    name, state.resolve(STORES).resolve(name), limits(quota), new LoggingListener(logs, name, 0));
        });
    }

    private static ResourceLimits limits(Quota quota) {
        return ResourceLimits.UNLIMITED.withMemoryBytes(quota.memoryBytes());
    }

    /** Makes a tenant, or gives him another quota, which holds at once: nothing is taken away, nothing more is given beyond it. */
    public void put(String tenant, Quota quota) {
        var _ = hosts.compute(Names.require("tenant", tenant), (name, host) -> {
            if (database.read(tables -> tables.leaving().isTenant(name))) {
                finishRemoval(name); // who had this name before has nothing to do with him
            }
            boolean _ = database.write(tables -> {
                tables.tenants().put(name, Instant.now(), quota);
                return true;
            });
            if (host != null) {
                host.limit(limits(quota));
            }
            return host;
        });
    }

    /**
     * Removes a tenant, with his tokens and all that his applications stored.
     *
     * @throws ProblemException when he is not there, or has applications
     */
    public void remove(String tenant) {
        var _ = hosts.compute(tenant, (name, host) -> {
            boolean _ = database.write(tables -> {
                checkRemovable(tables, name);
                tables.tenants().remove(name);
                tables.records().forget(name);
                tables.leaving().addTenant(name);
                return true;
            });
            finishRemoval(name);
            return null;
        });
    }

    /** What he kept goes; by the next start if the process is killed before it is done. */
    void finishRemoval(String tenant) {
        try {
            for (String directory : DIRECTORIES) {
                Trees.remove(state.resolve(directory).resolve(tenant));
            }
        } catch (IOException e) {
            throw new ProblemException(
                    Kind.INTERNAL, "what is left of the tenant \"%s\" cannot be removed: %s".formatted(tenant, e));
        }
        boolean _ = database.write(tables -> {
            tables.leaving().removeTenant(tenant);
            return true;
        });
    }

    private static void checkRemovable(Tables tables, String name) throws SQLException {
        if (tables.tenants().find(name).isEmpty()) {
            throw noTenant(name);
        }
        if (name.equals(Tenant.DEFAULT)) {
            throw new ProblemException(Kind.CONFLICT, "the tenant \"default\" stays");
        }
        long count = tables.applications().count(name);
        if (count > 0) {
            throw new ProblemException(
                    Kind.CONFLICT, "the tenant \"%s\" has %d applications; undeploy them first".formatted(name, count));
        }
    }

    /** That there is none of this name. */
    public static ProblemException noTenant(String name) {
        return new ProblemException(
                Kind.NOT_FOUND,
                "there is no tenant \"%s\"; `ashlar tenant list` shows the operator whom there is".formatted(name));
    }
}
