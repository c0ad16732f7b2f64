package dev.ashlar.daemon.api;

import dev.ashlar.daemon.api.Endpoint.Access;
import dev.ashlar.daemon.apps.Applications;
import dev.ashlar.daemon.problem.Kind;
import dev.ashlar.daemon.problem.ProblemException;
import dev.ashlar.daemon.state.Database;
import dev.ashlar.daemon.state.StoredRevision;
import dev.ashlar.daemon.state.StoredTraffic;
import dev.ashlar.oci.json.JsonFields;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which revisions answer. */
final class TrafficResource {
    private static final int MOST = 1_000_000;

    private final Database database;
    private final Applications applications;

    TrafficResource(Database database, Applications applications) {
        this.database = database;
        this.applications = applications;
    }

    List<Endpoint> endpoints() {
        return List.of(
                new Endpoint("GET", "/v1/apps/{app}/traffic", Access.TENANT, this::get),
                new Endpoint("PUT", "/v1/apps/{app}/traffic", Access.TENANT, this::put),
                new Endpoint("POST", "/v1/apps/{app}/rollback", Access.TENANT, this::rollback));
    }

    private void get(Call call) throws IOException {
        call.answer(
                200,
                Views.traffic(database.read(tables -> tables.traffic()
                        .of(ApplicationResource.find(tables, call.tenant(), call.parameter("app"))
                                .id()))));
    }

    private void put(Call call) throws IOException {
        JsonFields fields = call.fields();
        DeployResource.requireKnown(fields, Set.of("requests", "links"));
        var links = new LinkedHashMap<StoredTraffic.Link, SortedMap<Integer, Integer>>();
        fields.objects("links")
                .forEach(link -> links.put(
                        new StoredTraffic.Link(link.text("caller"), link.text("callee")),
                        weights(link.object("weights"))));
        var wanted = new StoredTraffic(weights(fields.object("requests")), links);
        call.answer(
                200,
                Views.traffic(applications.route(
                        call.tenant(), call.parameter("app"), (now, revisions) -> wanted, "routed")));
    }

    private static SortedMap<Integer, Integer> weights(JsonFields fields) {
        var weights = new TreeMap<Integer, Integer>();
        for (String revision : fields.names()) {
            if (!revision.matches("[0-9]{1,9}")) {
                throw new ProblemException(Kind.INVALID, "this is no number of a revision: " + revision);
            }
            long weight = fields.number(revision);
            if (weight < 0 || weight > MOST) {
                throw new ProblemException(
                        Kind.INVALID, "the weight of revision %s is not 0 to %d: %d".formatted(revision, MOST, weight));
            }
            if (weight > 0) {
                weights.put(Integer.valueOf(revision), (int) weight);
            }
        }
        if (weights.isEmpty()) {
            throw new ProblemException(Kind.INVALID, "no revision has a weight; to serve nothing, undeploy");
        }
        return weights;
    }

    private void rollback(Call call) throws IOException {
        JsonFields fields = call.fields();
        DeployResource.requireKnown(fields, Set.of("to"));
        var to = DeployResource.number(fields, "to");
        call.answer(
                200,
                Views.traffic(applications.route(
                        call.tenant(),
                        call.parameter("app"),
                        (now, revisions) -> StoredTraffic.all(target(call.parameter("app"), now, revisions, to)),
                        "rolled-back")));
    }

    /** The newest one that works and is older than what serves; of several that serve, the oldest stays. */
    private static int target(
            String name, StoredTraffic now, List<StoredRevision> revisions, Optional<Integer> wanted) {
        if (wanted.isPresent()) {
            return wanted.get();
        }
        if (now.revisions().size() > 1) {
            return now.heaviest();
        }
        return revisions.stream()
                .filter(revision -> revision.number() < now.heaviest())
                .filter(revision -> revision.status() == StoredRevision.Status.READY)
                .map(StoredRevision::number)
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        Kind.CONFLICT,
                        "\"%s\" has no older revision to go back to than %d".formatted(name, now.heaviest())));
    }
}
