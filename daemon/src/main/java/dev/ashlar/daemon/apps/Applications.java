package dev.ashlar.daemon.apps;

import dev.ashlar.daemon.log.ApplicationLog;
import dev.ashlar.daemon.log.Logs;
import dev.ashlar.daemon.problem.ProblemException;
import dev.ashlar.daemon.state.Database;
import dev.ashlar.daemon.state.StoredAnswer;
import dev.ashlar.daemon.state.StoredRevision;
import dev.ashlar.daemon.state.StoredScale;
import dev.ashlar.daemon.state.StoredTraffic;
import dev.ashlar.host.bundle.UnpackedDirectories;
import dev.ashlar.host.deploy.RevisionStatus;
import dev.ashlar.host.run.Host;
import dev.ashlar.http.HttpExchange;
import dev.ashlar.http.HttpHandler;
import dev.ashlar.oci.ContentStore;
import dev.ashlar.oci.Digest;
import dev.ashlar.oci.Reference;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** All applications of all tenants: what the database says of them, and how they run. */
public final class Applications implements HttpHandler, AutoCloseable {
    private static final System.Logger LOGGER = System.getLogger("dev.ashlar.daemon");

    private final Settings settings;
    private final Database database;
    private final Logs logs;
    private final Tenancy tenancy;
    private final Revisions revisions;
    private final Scaling scaling;
    private final Uploads uploads;
    private final Leavings leavings;
    private final Collector collector;
    private final Pulls pulls;
    private final Turns<LiveApplication.Key> turns = new Turns<>();
    private final Thread collecting;
    private final LiveApplications live;
    private final Routing routing;
    /** Read by whoever relies on blobs that no revision names yet, written by whoever removes blobs. */
    private final ReadWriteLock blobs = new ReentrantReadWriteLock();

    /** @param directory the state's */
    public Applications(
            Settings settings, Database database, ContentStore store, Host host, Logs logs, Path directory) {
        this.settings = settings;
        this.database = database;
        this.logs = logs;
        this.scaling = new Scaling(database);
        this.tenancy = new Tenancy(host, directory, database, logs);
        this.revisions =
                new Revisions(settings, store, new UnpackedDirectories(directory.resolve("directories")), database);
        this.leavings = new Leavings(database, tenancy, logs);
        this.live = new LiveApplications(settings, database, tenancy, logs);
        this.routing = new Routing(database, revisions, live);
        this.uploads = new Uploads(directory.resolve(Uploads.DIRECTORY));
        var pulled = new Uploads(directory.resolve(Pulls.DIRECTORY));
        this.pulls = new Pulls(settings, database, store, pulled, blobs.readLock());
        this.collector =
                new Collector(database, revisions, List.of(uploads, pulled), settings.unusedBlobs(), blobs.writeLock());
        this.collecting = Thread.ofVirtual().name("ashlar-collector").start(collector::runForever);
    }

    private static LiveApplication.Key key(String tenant, String name) {
        return new LiveApplication.Key(tenant, name);
    }

    /** Registers what was deployed before. Nothing of it is read before a request comes. */
    public void boot() {
        leavings.finishAll();
        new Domains(settings.domain()).moveAll(database);
        var all = database.read(tables -> {
            var list = new ArrayList<KnownApplication>();
            for (var application : tables.applications().all()) {
                list.add(KnownApplication.of(tables, application));
            }
            return list;
        });
        all.forEach(this::register);
    }

    private void register(KnownApplication known) {
        var application = known.application();
        var key = known.key();
        var registered = live.open(key);
        try {
            var needed = known.needed();
            for (var revision : known.revisions()) {
                if (needed.contains(revision.number())) {
                    registered
                            .deployed()
                            .register(
                                    revision.number(),
                                    revisions.source(
                                            key.name(), application.id(), revision.number(), revision.index()));
                }
            }
            scaling.restore(registered, application.id());
            routing.restore(registered, known);
            live.add(registered, application.domains());
        } catch (RuntimeException e) {
            LOGGER.log(System.Logger.Level.ERROR, "cannot register the application %s".formatted(key), e);
            registered.deployed().close();
        }
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        live.handle(exchange);
    }

    /** Whoever holds the read lock may rely on blobs that are there. */
    public ReadWriteLock blobs() {
        return blobs;
    }

    /** What tenants have sent a part of. */
    public Uploads uploads() {
        return uploads;
    }

    /** Whose they are. */
    public Tenancy tenancy() {
        return tenancy;
    }

    public Logs logs() {
        return logs;
    }

    public ApplicationLog log(String tenant, String name) {
        return logs.of(tenant, name);
    }

    /**
     * Deploys. When this returns, the revision is on the disk and serves.
     *
     * @return the answer, which is that of the first time where the request is repeated
     * @throws ProblemException when it is refused; what served goes on serving
     */
    public StoredAnswer deploy(String tenant, String name, DeployRequest request, Answers answers) {
        var key = new LiveApplication.Key(tenant, Names.require("application", name));
        return switch (request.source()) {
            case DeployRequest.Uploaded uploaded ->
                deploy(
                        key,
                        request,
                        new UploadedContent(uploaded, key, settings.policy(), database, revisions.store()),
                        answers);
            case DeployRequest.InRegistry(Reference reference) -> fetchAndDeploy(key, request, reference, answers);
        };
    }

    /** While it is fetched, the application can be changed otherwise; only what else is to be fetched for it waits. */
    private StoredAnswer fetchAndDeploy(
            LiveApplication.Key key, DeployRequest request, Reference reference, Answers answers) {
        try (var _ = turns.take(key)) {
            var known = database.read(answers::known);
            if (known.isPresent()) {
                return known.get();
            }
            try (var content = pulls.fetch(key, request.byOperator(), reference)) {
                return deploy(key, request, content, answers);
            }
        } catch (IOException | RuntimeException e) {
            throw Failures.of(e).orElseGet(() -> LiveApplications.bug(e));
        }
    }

    private StoredAnswer deploy(LiveApplication.Key key, DeployRequest request, Content content, Answers answers) {
        blobs.readLock().lock();
        try {
            return live.locked(key, application -> {
                var known = database.read(answers::known);
                return known.isPresent() ? known.get() : deploy(application, request, content, answers);
            });
        } finally {
            blobs.readLock().unlock();
        }
    }

    private StoredAnswer deploy(LiveApplication application, DeployRequest request, Content content, Answers answers)
            throws IOException {
        var done = new Deployment(settings, database, revisions, application, request, content).run(answers);
        var result = done.result();
        int previous = application.deployed().traffic().main().orElse(0);
        live.serve(application, result.application().domains());
        routing.lead(application, result, answers);
        Routing.retire(application, result.traffic(), previous);
        return done.answer();
    }

    /**
     * Leads requests elsewhere.
     *
     * @param kind of the event that this is
     */
    public StoredTraffic route(String tenant, String name, TrafficChange change, String kind) {
        return live.existing(key(tenant, name), application -> routing.change(application, change, kind));
    }

    /** Ends an application. What it keeps in stores stays, for one of the same name. */
    public void undeploy(String tenant, String name) {
        boolean _ = live.existing(key(tenant, name), application -> {
            end(application, KnownApplication.require(database, application.key()), false);
            logs.delete(tenant, name);
            return true;
        });
    }

    /** Ends an application, if it is there, and removes all of it: what it keeps in embedded stores, and blobs that nobody else needs. */
    public void purge(String tenant, String name) {
        var blobs = live.locked(key(tenant, name), application -> {
            var stored = database.read(tables -> tables.applications().find(tenant, name));
            if (stored.isEmpty()) {
                if (!leavings.finish(application.key())) {
                    throw Failures.noApplication(name);
                }
                return Set.<Digest>of();
            }
            var known = KnownApplication.require(database, application.key());
            var closure = collector.closure(
                    known.revisions().stream().map(StoredRevision::index).toList());
            end(application, known, true);
            boolean _ = leavings.finish(application.key());
            return closure;
        });
        collector.forget(tenant, blobs);
    }

    /** @param leaving whether nothing of it is to stay */
    private void end(LiveApplication application, KnownApplication known, boolean leaving) {
        var key = application.key();
        boolean _ = database.write(tables -> {
            tables.applications().remove(known.application().id());
            var text = leaving ? "undeployed, with all that it kept" : "undeployed";
            tables.records().add(key.tenant(), key.name(), "undeployed", text, Optional.empty(), Instant.now());
            if (leaving) {
                Leavings.begin(tables, key);
            }
            return true;
        });
        live.remove(application);
    }

    /** Sets limits of components, at once and for good. */
    public Load scale(String tenant, String name, Map<String, StoredScale> wanted) {
        return live.existing(key(tenant, name), application -> {
            var known = KnownApplication.require(database, application.key());
            scaling.scale(application, known.application().id(), wanted);
            return load(application);
        });
    }

    /** How much is going on, and how much may. */
    public Load load(String tenant, String name) {
        return load(live.find(key(tenant, name)).orElseThrow(() -> Failures.noApplication(name)));
    }

    private static Load load(LiveApplication application) {
        return new Load(Scaling.scales(application), Scaling.saturation(application));
    }

    /** How many there are, of all tenants. */
    public int count() {
        return live.count();
    }

    /** An application as it runs. */
    public List<RevisionStatus> statuses(String tenant, String name) {
        return live.find(key(tenant, name))
                .map(application -> application.deployed().revisions())
                .orElse(List.of());
    }

    /**
     * Removes blobs that no revision needs.
     *
     * @return how many bytes were freed
     */
    public long collect() throws IOException {
        return collector.run();
    }

    /** Ends all. */
    @Override
    public void close() {
        collecting.interrupt();
        live.close();
    }
}
