package dev.ashlar.daemon.apps;

import dev.ashlar.daemon.problem.Kind;
import dev.ashlar.daemon.problem.ProblemException;
import dev.ashlar.daemon.state.Database;
import dev.ashlar.daemon.state.StoredApplication;
import dev.ashlar.daemon.state.Tables;
import dev.ashlar.daemon.state.Tenant;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * Under which domains applications are reached: one that each has by its name below the daemon's domain, and those that it was given.
 * Below the daemon's domain a tenant gets no names but his own.
 */
final class Domains {
    private static final System.Logger LOGGER = System.getLogger("dev.ashlar.daemon");
    private static final int MOST = 100;

    private final String suffix;

    /** @param suffix the daemon's domain */
    Domains(String suffix) {
        this.suffix = suffix;
    }

    private String own(StoredApplication application) {
        return Names.defaultDomain(application.tenant(), application.name(), suffix);
    }

    /**
     * The daemon's domain may be another one than when an application was deployed. All of them are reached below it, and by their names
     * no longer below the one before.
     */
    void moveAll(Database database) {
        boolean _ = database.write(tables -> {
            var moving = new ArrayList<StoredApplication>();
            for (var application : tables.applications().all()) {
                if (!application.ownDomain().equals(Optional.of(own(application)))) {
                    moving.add(application);
                    tables.applications().setOwnDomain(application.id(), Optional.empty());
                }
            }
            for (var application : moving) {
                move(tables, application);
            }
            return true;
        });
    }

    private void move(Tables tables, StoredApplication application) throws SQLException {
        var own = own(application);
        var owner = tables.applications().ownerOf(own);
        boolean free = owner.filter(other -> other.id() != application.id()).isEmpty();
        if (free) {
            tables.applications().setOwnDomain(application.id(), Optional.of(own));
        }
        if (application.ownDomain().isEmpty() && (!free || owner.isPresent())) {
            return; // it has no other name than before
        }
        var before =
                application.ownDomain().map(name -> ", no longer as " + name).orElse("");
        var text = (free ? "reached as " + own : own + " is that of another application") + before;
        LOGGER.log(
                free ? System.Logger.Level.INFO : System.Logger.Level.WARNING,
                "application \"%s\" of tenant \"%s\": %s".formatted(application.name(), application.tenant(), text));
        tables.records().add(application.tenant(), application.name(), "moved", text, Optional.empty(), Instant.now());
    }

    /**
     * Those of an application from now on, besides its own.
     *
     * @param wanted empty for those that it has
     * @throws ProblemException when one of them cannot be its
     */
    void set(Tables tables, StoredApplication application, Optional<List<String>> wanted, boolean byOperator)
            throws SQLException {
        var own = own(application);
        var others = new LinkedHashSet<String>();
        for (var text : wanted.orElse(application.otherDomains())) {
            var _ = others.add(Names.requireDomain(text));
        }
        var _ = others.remove(own);
        if (others.size() > MOST) {
            throw new ProblemException(
                    Kind.INVALID,
                    "%d domains are more than the %d that an application may have; *.NAME stands for all below a name"
                            .formatted(others.size(), MOST));
        }
        checkFree(tables, application, own);
        for (var domain : others) {
            if (!byOperator && !application.domains().contains(domain)) {
                checkAllowed(application.tenant(), domain);
            }
            checkFree(tables, application, domain);
        }
        tables.applications().setDomains(application.id(), own, others);
    }

    private void checkAllowed(String tenant, String domain) {
        if (domain.equals(Names.EVERY)) {
            throw new ProblemException(
                    Kind.FORBIDDEN, "the domain * gets what no application has, and only the operator gives it away");
        }
        boolean every = domain.startsWith("*.");
        var name = every ? domain.substring(2) : domain;
        boolean above = every && ("." + suffix).endsWith("." + name);
        boolean below = ("." + name).endsWith("." + suffix);
        if (above || below && !isOf(tenant, name, every)) {
            throw new ProblemException(
                    Kind.FORBIDDEN,
                    "the domain %s has names of other tenants; below %s yours are %s, and only the operator gives others away"
                            .formatted(domain, suffix, Names.defaultDomain(tenant, "*", suffix)));
        }
    }

    /** Whether a name below the daemon's domain is one that the tenant's applications could have by their names, or below these. */
    private boolean isOf(String tenant, String name, boolean every) {
        if (!tenant.equals(Tenant.DEFAULT)) {
            return ("." + name).endsWith("." + tenant + "." + suffix);
        }
        return !every && name.endsWith("." + suffix) && name.indexOf('.') == name.length() - suffix.length() - 1;
    }

    private static void checkFree(Tables tables, StoredApplication application, String domain) throws SQLException {
        var owner = tables.applications().ownerOf(domain);
        if (owner.filter(other -> other.id() != application.id()).isPresent()) {
            var who = owner.get().tenant().equals(application.tenant())
                    ? "the application \"%s\"".formatted(owner.get().name())
                    : "an application of another tenant";
            throw new ProblemException(
                    Kind.CONFLICT,
                    "the domain %s is that of %s; give another one, or take it from there first"
                            .formatted(domain, who));
        }
    }
}
