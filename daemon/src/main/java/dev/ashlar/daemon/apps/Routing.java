package dev.ashlar.daemon.apps;

import dev.ashlar.daemon.problem.Kind;
import dev.ashlar.daemon.problem.ProblemException;
import dev.ashlar.daemon.state.Database;
import dev.ashlar.daemon.state.StoredTraffic;
import dev.ashlar.daemon.state.StoredTrial;
import dev.ashlar.host.deploy.PrepareOptions;
import dev.ashlar.host.deploy.RevisionStatus;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Leads requests to revisions: what the database says and what the process does are the same. Used with the application's lock. */
final class Routing {
    private static final System.Logger LOGGER = System.getLogger("dev.ashlar.daemon");

    private final Database database;
    private final Revisions revisions;
    private final LiveApplications live;

    Routing(Database database, Revisions revisions, LiveApplications live) {
        this.database = database;
        this.revisions = revisions;
        this.live = live;
    }

    /** Where calls of links cannot be led any more, requests are answered all the same. */
    void restore(LiveApplication application, KnownApplication known) {
        try {
            application.deployed().restore(Routes.of(known.traffic()), Trials.of(known.trials()));
        } catch (RuntimeException e) {
            if (!leadsCalls(known)) {
                throw e;
            }
            var key = application.key();
            LOGGER.log(System.Logger.Level.WARNING, "cannot lead calls of links of %s".formatted(key), e);
            var text = "calls of links cannot be led: " + e.getMessage();
            var rest = known.traffic().withoutLinks();
            application
                    .deployed()
                    .restore(
                            Routes.of(rest),
                            Trials.of(known.trials().stream()
                                    .map(StoredTrial::withoutLinks)
                                    .toList()));
            boolean _ = database.write(tables -> {
                tables.records().add(key.tenant(), key.name(), "routed", text, Optional.empty(), Instant.now());
                Trials.keep(tables, known.application().id(), application, rest);
                return true;
            });
        }
    }

    private static boolean leadsCalls(KnownApplication known) {
        return !known.traffic().links().isEmpty()
                || known.trials().stream()
                        .anyMatch(trial -> !trial.before().links().isEmpty());
    }

    /** A revision of which no calls can be led as asked for stays, without traffic, and its deploy is no success that could be repeated. */
    void lead(LiveApplication application, DeployResult result, Answers answers) {
        var traffic = result.traffic();
        try {
            application.deployed().route(Routes.of(traffic));
        } catch (RuntimeException e) {
            if (!traffic.links().isEmpty()) {
                var rest = traffic.withoutLinks();
                boolean _ = database.write(tables -> {
                    answers.forget(tables);
                    Trials.keep(tables, result.application().id(), application, rest);
                    return true;
                });
                application.deployed().route(Routes.of(rest));
            }
            throw withoutTraffic(result.revision().number(), e);
        }
    }

    private static RuntimeException withoutTraffic(int revision, RuntimeException e) {
        var known = Failures.of(e);
        return known.isEmpty()
                ? e
                : new ProblemException(
                        known.get().kind(),
                        "%s; revision %d is there, without traffic"
                                .formatted(known.get().getMessage(), revision),
                        known.get().remarks(),
                        Map.of("revision", revision));
    }

    /** Keeps those that serve, and the one that served before, to which a rollback is then instant. */
    static void retire(LiveApplication application, StoredTraffic traffic, int previous) {
        for (var status : application.deployed().revisions()) {
            boolean needed = traffic.revisions().contains(status.number()) || status.number() == previous;
            if (!needed && status.state() != RevisionStatus.State.DRAINING) {
                application.deployed().retire(status.number());
            }
        }
    }

    /**
     * Leads requests elsewhere.
     *
     * @param kind of the event that this is
     */
    StoredTraffic change(LiveApplication application, TrafficChange change, String kind) {
        var known = KnownApplication.require(database, application.key());
        var next = change.of(known.traffic(), known.revisions());
        for (int number : next.revisions()) {
            prepare(application, known, number);
        }
        try {
            application.deployed().route(Routes.of(next));
        } catch (RuntimeException e) {
            retire(application, known.traffic(), known.traffic().heaviest());
            throw e;
        }
        live.serve(application, known.application().domains());
        try {
            keep(application, known, next, kind);
        } catch (RuntimeException e) {
            application.deployed().route(Routes.of(known.traffic()));
            throw e;
        }
        retire(application, next, known.traffic().heaviest());
        return next;
    }

    private void keep(LiveApplication live, KnownApplication known, StoredTraffic next, String kind) {
        var application = known.application();
        var _ = database.write(tables -> {
            Trials.keep(tables, application.id(), live, next, known.traffic().heaviest());
            tables.records()
                    .add(
                            application.tenant(),
                            application.name(),
                            kind,
                            text(next),
                            Optional.of(next.heaviest()),
                            Instant.now());
            return next;
        });
    }

    private void prepare(LiveApplication application, KnownApplication known, int number) {
        var revision = known.revisions().stream()
                .filter(it -> it.number() == number)
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        Kind.NOT_FOUND,
                        "there is no revision %d of \"%s\"; `ashlar revisions %s` lists those that are kept"
                                .formatted(
                                        number,
                                        known.application().name(),
                                        known.application().name())));
        var state = application.deployed().revisions().stream()
                .filter(status -> status.number() == number)
                .map(RevisionStatus::state)
                .findFirst()
                .orElse(RevisionStatus.State.DRAINING);
        if (state == RevisionStatus.State.ASLEEP && !known.traffic().revisions().contains(number)) {
            var _ = application.deployed().wake(number);
        } else if (state == RevisionStatus.State.DRAINING) {
            var _ = application
                    .deployed()
                    .prepare(
                            number,
                            revisions.source(
                                    known.application().name(),
                                    known.application().id(),
                                    number,
                                    revision.index()),
                            PrepareOptions.DEFAULT.withForce(true));
        }
    }

    private static String text(StoredTraffic traffic) {
        var text = new StringBuilder("requests go to " + weights(traffic.requests()));
        traffic.links()
                .forEach((link, weights) -> text.append(
                        ", calls of %s to %s go to %s".formatted(link.caller(), link.callee(), weights(weights))));
        return text.toString();
    }

    private static String weights(Map<Integer, Integer> weights) {
        int total = weights.values().stream().mapToInt(Integer::intValue).sum();
        return weights.entrySet().stream()
                .map(entry -> weights.size() == 1
                        ? "revision " + entry.getKey()
                        : "revision %d (%d %%)".formatted(entry.getKey(), Math.round(100.0 * entry.getValue() / total)))
                .collect(Collectors.joining(", "));
    }
}
