package dev.ashlar.daemon.apps;

import dev.ashlar.daemon.problem.Kind;
import dev.ashlar.daemon.problem.ProblemException;
import dev.ashlar.daemon.problem.Remark;
import dev.ashlar.daemon.state.Database;
import dev.ashlar.daemon.state.StoredAnswer;
import dev.ashlar.daemon.state.StoredApplication;
import dev.ashlar.daemon.state.StoredRevision;
import dev.ashlar.daemon.state.StoredTraffic;
import dev.ashlar.daemon.state.Tables;
import dev.ashlar.host.bundle.BundledApplication;
import dev.ashlar.host.deploy.PrepareOptions;
import dev.ashlar.host.deploy.RevisionStatus;
import dev.ashlar.host.deploy.WarmUp;
import dev.ashlar.oci.Digest;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One deploy, step by step, with the application's lock. Until the commit all of it can be forgotten, and what served goes on serving;
 * after the commit it holds, even if the process is killed before requests are led to it.
 */
final class Deployment {
    private final Settings settings;
    private final Database database;
    private final Revisions revisions;
    private final Domains domains;
    private final LiveApplication live;
    private final DeployRequest request;
    private final Content content;
    private final long began = System.nanoTime();

    Deployment(
            Settings settings,
            Database database,
            Revisions revisions,
            LiveApplication live,
            DeployRequest request,
            Content content) {
        this.settings = settings;
        this.database = database;
        this.revisions = revisions;
        this.domains = new Domains(settings.domain());
        this.live = live;
        this.request = request;
        this.content = content;
    }

    /** What is there before. */
    private record Before(
            Optional<StoredApplication> application, StoredTraffic traffic, Map<String, String> variables) {
        int lastRevision() {
            return application.map(StoredApplication::lastRevision).orElse(0);
        }
    }

    /** What is about to be committed. */
    private record Ready(
            int number, BundledApplication bundled, Map<String, String> variables, List<Remark> warnings) {}

    /** What was committed. */
    record Done(DeployResult result, StoredAnswer answer) {}

    Done run(Answers answers) throws IOException {
        var before = database.read(this::before);
        checkPrecondition(before);
        Digest index = content.take();
        var bundled = revisions.read(live.key().name(), index);
        var variables = variables(before, bundled);
        int number = before.lastRevision() + 1;
        var status = live.deployed()
                .prepare(
                        number,
                        revisions.source(bundled, variables),
                        PrepareOptions.DEFAULT.withForce(request.force()));
        try {
            var traffic = Routes.with(number, serving(before), request.weight(), request.links());
            live.deployed().prepare(Routes.of(traffic), WarmUp.DEFAULT);
            var ready = new Ready(number, bundled, variables, warnings(bundled, status));
            return database.write(tables -> commit(tables, before, ready, answers));
        } catch (RuntimeException | Error e) {
            live.deployed().discard(number);
            throw e;
        }
    }

    private Before before(Tables tables) throws SQLException {
        var application =
                tables.applications().find(live.key().tenant(), live.key().name());
        if (application.isEmpty()) {
            return new Before(application, StoredTraffic.NONE, Map.of());
        }
        long id = application.get().id();
        var traffic = tables.traffic().of(id);
        return new Before(application, traffic, tables.revisions().variables(id, traffic.heaviest()));
    }

    private void checkPrecondition(Before before) {
        int last = before.lastRevision();
        if (request.ifRevision().filter(wanted -> wanted != last).isPresent()) {
            throw new ProblemException(
                    Kind.CONFLICT,
                    last == 0
                            ? "the application \"%s\" is not there, so its newest revision is not %d"
                                    .formatted(
                                            live.key().name(),
                                            request.ifRevision().get())
                            : "the newest revision of \"%s\" is %d, not %d: somebody else was first"
                                    .formatted(
                                            live.key().name(),
                                            last,
                                            request.ifRevision().get()),
                    List.of(),
                    Map.of("revision", last));
        }
    }

    /** Those of the revision that serves, but for what the request says; without those that the manifest does not know any more. */
    private Map<String, String> variables(Before before, BundledApplication bundled) {
        var variables = new TreeMap<>(before.variables());
        variables.keySet().retainAll(bundled.application().variables().keySet());
        variables.keySet().removeAll(request.unset());
        variables.putAll(request.variables());
        return variables;
    }

    private static List<Remark> warnings(BundledApplication bundled, RevisionStatus status) {
        var warnings = new ArrayList<>(Failures.remarks(bundled.warnings()));
        warnings.addAll(Failures.remarks(status.warnings()));
        return warnings;
    }

    private Done commit(Tables tables, Before before, Ready ready, Answers answers) throws SQLException {
        var now = Instant.now();
        var key = live.key();
        if (before.application().isEmpty()) {
            checkQuota(tables);
        }
        var application = before.application().isPresent()
                ? before.application().get()
                : tables.applications().add(key.tenant(), key.name(), now);
        long id = application.id();
        int number = tables.applications().nextRevision(id);
        if (number != ready.number()) {
            throw new IllegalStateException("prepared %d, but the number is %d".formatted(ready.number(), number));
        }
        var digests = new TreeMap<String, String>();
        ready.bundled()
                .components()
                .forEach((name, component) ->
                        digests.put(name, component.digest().toString()));
        var revision = new StoredRevision(
                number,
                ready.bundled().index().digest(),
                now,
                request.createdBy(),
                request.message(),
                StoredRevision.Status.READY,
                digests);
        var serving = serving(before);
        var changed = changed(tables, id, serving.heaviest(), digests);
        tables.revisions().add(id, revision, ready.variables());
        domains.set(tables, application, request.domains(), request.byOperator());
        var traffic = Routes.with(number, serving, request.weight(), request.links());
        Trials.keep(tables, id, live, traffic, serving.heaviest());
        prune(tables, id, traffic, serving.heaviest());
        tables.records()
                .add(key.tenant(), key.name(), "deployed", text(changed, digests.size()), Optional.of(number), now);
        var result = new DeployResult(
                tables.applications().find(key.tenant(), key.name()).orElseThrow(),
                revision,
                traffic,
                changed,
                ready.warnings(),
                content.fetched(),
                Duration.ofNanos(System.nanoTime() - began));
        return new Done(result, answers.record(tables, result));
    }

    /** Who answers now: while this one was made ready, another one may have been taken back. */
    private StoredTraffic serving(Before before) {
        var now = Routes.of(live.deployed().traffic());
        return now.requests().isEmpty() ? before.traffic() : now;
    }

    private static String text(List<String> changed, int components) {
        return changed.size() == components
                ? "deployed, %d components".formatted(components)
                : changed.isEmpty()
                        ? "deployed, all components as before"
                        : "deployed, changed: " + String.join(", ", changed);
    }

    private void checkQuota(Tables tables) throws SQLException {
        var tenant = tables.tenants().find(live.key().tenant());
        if (tenant.isEmpty()) {
            throw new ProblemException(
                    Kind.NOT_FOUND,
                    "there is no tenant \"%s\"".formatted(live.key().tenant()));
        }
        long most = tenant.get().quota().applications();
        if (tables.applications().count(live.key().tenant()) >= most) {
            throw new ProblemException(
                    Kind.QUOTA,
                    "the tenant \"%s\" may have %d applications and has them; undeploy one, or ask for more"
                            .formatted(live.key().tenant(), most));
        }
    }

    private static List<String> changed(Tables tables, long id, int before, Map<String, String> digests)
            throws SQLException {
        var last = tables.revisions()
                .find(id, before)
                .map(StoredRevision::components)
                .orElse(Map.of());
        return digests.entrySet().stream()
                .filter(entry -> !entry.getValue().equals(last.get(entry.getKey())))
                .map(Map.Entry::getKey)
                .toList();
    }

    private void prune(Tables tables, long id, StoredTraffic traffic, int previous) throws SQLException {
        int kept = 0;
        for (var old : tables.revisions().of(id)) {
            boolean needed = traffic.revisions().contains(old.number()) || old.number() == previous;
            if (!needed && kept >= settings.keptRevisions()) {
                tables.revisions().remove(id, old.number());
            }
            kept++;
        }
    }
}
