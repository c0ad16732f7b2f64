package dev.ashlar.daemon.api;

import dev.ashlar.daemon.api.Endpoint.Access;
import dev.ashlar.daemon.apps.Applications;
import dev.ashlar.daemon.apps.Failures;
import dev.ashlar.daemon.problem.Kind;
import dev.ashlar.daemon.problem.ProblemException;
import dev.ashlar.daemon.state.Database;
import dev.ashlar.daemon.state.StoredApplication;
import dev.ashlar.daemon.state.StoredRevision;
import dev.ashlar.daemon.state.Tables;
import dev.ashlar.host.deploy.RevisionStatus;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Applications and their revisions, to look at; and their end. */
final class ApplicationResource {
    private static final int MOST_EVENTS = 1_000;
    private static final int SOME_EVENTS = 100;

    private final Database database;
    private final Applications applications;

    ApplicationResource(Database database, Applications applications) {
        this.database = database;
        this.applications = applications;
    }

    List<Endpoint> endpoints() {
        return List.of(
                new Endpoint("GET", "/v1/apps", Access.TENANT, this::list),
                new Endpoint("GET", "/v1/apps/{app}", Access.TENANT, this::get),
                new Endpoint("DELETE", "/v1/apps/{app}", Access.TENANT, this::delete),
                new Endpoint("GET", "/v1/apps/{app}/revisions", Access.TENANT, this::revisions),
                new Endpoint("GET", "/v1/apps/{app}/revisions/{revision}", Access.TENANT, this::revision),
                new Endpoint("GET", "/v1/apps/{app}/events", Access.TENANT, this::events),
                new Endpoint("GET", "/v1/events", Access.TENANT, this::allEvents));
    }

    static StoredApplication find(Tables tables, String tenant, String name) throws SQLException {
        return tables.applications().find(tenant, name).orElseThrow(() -> Failures.noApplication(name));
    }

    private void list(Call call) throws IOException {
        call.answer(200, database.read(tables -> {
            var all = new ArrayList<Map<String, Object>>();
            for (var application : tables.applications().of(call.tenant())) {
                all.add(Views.application(application, tables.traffic().of(application.id())));
            }
            return Map.of("applications", all);
        }));
    }

    private void get(Call call) throws IOException {
        call.answer(200, database.read(tables -> {
            var application = find(tables, call.tenant(), call.parameter("app"));
            return Views.application(application, tables.traffic().of(application.id()));
        }));
    }

    private void delete(Call call) throws IOException {
        if (call.flag("purge")) {
            applications.purge(call.tenant(), call.parameter("app"));
        } else {
            applications.undeploy(call.tenant(), call.parameter("app"));
        }
        call.answer(204);
    }

    private Optional<RevisionStatus> live(List<RevisionStatus> statuses, StoredRevision revision) {
        return statuses.stream()
                .filter(status -> status.number() == revision.number())
                .findFirst();
    }

    private void revisions(Call call) throws IOException {
        var statuses = applications.statuses(call.tenant(), call.parameter("app"));
        call.answer(200, database.read(tables -> {
            long id = find(tables, call.tenant(), call.parameter("app")).id();
            var traffic = tables.traffic().of(id);
            return Map.of(
                    "revisions",
                    tables.revisions().of(id).stream()
                            .map(revision -> Views.revision(revision, traffic, live(statuses, revision)))
                            .toList());
        }));
    }

    private void revision(Call call) throws IOException {
        var statuses = applications.statuses(call.tenant(), call.parameter("app"));
        int number = call.number("revision");
        call.answer(200, database.read(tables -> {
            long id = find(tables, call.tenant(), call.parameter("app")).id();
            var revision = tables.revisions()
                    .find(id, number)
                    .orElseThrow(() -> new ProblemException(
                            Kind.NOT_FOUND,
                            "there is no revision %d of \"%s\"".formatted(number, call.parameter("app"))));
            var members = Views.revision(revision, tables.traffic().of(id), live(statuses, revision));
            members.put(
                    "variables",
                    List.copyOf(tables.revisions().variables(id, number).keySet()));
            return members;
        }));
    }

    private static int most(Call call) {
        return Math.min(call.queryNumber("limit").orElse(SOME_EVENTS), MOST_EVENTS);
    }

    private void events(Call call) throws IOException {
        call.answer(
                200,
                Views.events(database.read(
                        tables -> tables.records().events(call.tenant(), call.parameter("app"), most(call)))));
    }

    private void allEvents(Call call) throws IOException {
        call.answer(200, Views.events(database.read(tables -> tables.records().events(call.tenant(), most(call)))));
    }
}
