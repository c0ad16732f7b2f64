package dev.ashlar.daemon.apps;

import dev.ashlar.daemon.log.Logs;
import dev.ashlar.daemon.problem.Kind;
import dev.ashlar.daemon.problem.ProblemException;
import dev.ashlar.daemon.state.Database;
import dev.ashlar.host.deploy.DeployEvent;
import dev.ashlar.host.deploy.DeployOptions;
import dev.ashlar.host.deploy.DeployedApplication;
import dev.ashlar.host.deploy.IdleApplications;
import dev.ashlar.http.HttpExchange;
import dev.ashlar.http.HttpHandler;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Those that run, or sleep: which they are, who changes one at a time, and which of them a request is for. */
final class LiveApplications implements HttpHandler, AutoCloseable {
    private static final System.Logger LOGGER = System.getLogger("dev.ashlar.daemon");

    private final Settings settings;
    private final Database database;
    private final Tenancy tenancy;
    private final Logs logs;
    private final Rollbacks rollbacks;
    private final IdleApplications idle;
    private final Sites sites = new Sites();
    private final Map<LiveApplication.Key, LiveApplication> all = new ConcurrentHashMap<>();

    LiveApplications(Settings settings, Database database, Tenancy tenancy, Logs logs) {
        this.settings = settings;
        this.database = database;
        this.tenancy = tenancy;
        this.logs = logs;
        this.rollbacks = new Rollbacks(database);
        this.idle = IdleApplications.watch(settings.idle());
    }

    /** One without revisions, which nobody finds yet. */
    LiveApplication open(LiveApplication.Key key) {
        var options = DeployOptions.DEFAULT
                .withHosts(LoggingListener.all(logs, key.tenant()))
                .withRollback(settings.rollback())
                .withListener(event -> heard(key, event));
        var deployed = DeployedApplication.open(tenancy.of(key.tenant()), key.name(), options);
        idle.add(deployed);
        return new LiveApplication(key, deployed);
    }

    /** On a thread of the application, which may hold what we would wait for. */
    private void heard(LiveApplication.Key key, DeployEvent event) {
        if (event instanceof DeployEvent.RolledBack back) {
            var _ = Thread.ofVirtual()
                    .start(() -> existing(key, application -> {
                        rollbacks.keep(application, back);
                        return true;
                    }));
        }
    }

    /** One that was opened can be found from now on. */
    void add(LiveApplication application, List<String> domains) {
        var _ = all.put(application.key(), application);
        serve(application, domains);
    }

    /** Requests for these domains, and for no others, are the application's. */
    void serve(LiveApplication application, List<String> domains) {
        sites.set(application, domains);
    }

    Optional<LiveApplication> find(LiveApplication.Key key) {
        return Optional.ofNullable(all.get(key));
    }

    int count() {
        return all.size();
    }

    interface Work<T> {
        T with(LiveApplication application) throws IOException;
    }

    /** An application that is not there is made for a moment; if nothing was deployed to it then, it goes again. */
    <T> T locked(LiveApplication.Key key, Work<T> work) {
        while (true) {
            var application = all.computeIfAbsent(key, this::open);
            application.lock().lock();
            try {
                if (!application.isGone()) {
                    return work.with(application);
                }
            } catch (IOException | RuntimeException e) {
                throw Failures.of(e).orElseGet(() -> bug(e));
            } finally {
                removeIfEmpty(application);
                application.lock().unlock();
            }
        }
    }

    static ProblemException bug(Exception e) {
        LOGGER.log(System.Logger.Level.ERROR, "a request to the admin API failed", e);
        return new ProblemException(Kind.INTERNAL, "a bug in Ashlar: " + e);
    }

    private void removeIfEmpty(LiveApplication application) {
        if (!application.isGone() && application.deployed().traffic().requests().isEmpty()) {
            remove(application);
        }
    }

    void remove(LiveApplication application) {
        application.leave();
        sites.remove(application);
        boolean _ = all.remove(application.key(), application);
        application.deployed().close();
    }

    /** The same with one that has to be there. */
    <T> T existing(LiveApplication.Key key, Work<T> work) {
        if (!all.containsKey(key)
                && database.read(tables -> tables.applications().find(key.tenant(), key.name()))
                        .isEmpty()) {
            throw Failures.noApplication(key.name());
        }
        return locked(key, work);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        sites.handle(exchange);
    }

    @Override
    public void close() {
        idle.close();
        all.values().forEach(application -> application.deployed().close());
    }
}
