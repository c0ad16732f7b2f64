package dev.ashlar.daemon.apps;

import dev.ashlar.daemon.apps.DeployRequest.LinkWeight;
import dev.ashlar.daemon.problem.Kind;
import dev.ashlar.daemon.problem.ProblemException;
import dev.ashlar.daemon.state.StoredTraffic;
import dev.ashlar.host.deploy.Traffic;
import dev.ashlar.host.deploy.Weights;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which revisions are to answer. */
final class Routes {
    private static final int ALL = 100;

    private Routes() {}

    /**
     * With a new revision.
     *
     * @param weight per cent of requests; empty for all, unless there are links
     */
    static StoredTraffic with(int revision, StoredTraffic before, Optional<Integer> weight, List<LinkWeight> links) {
        int stable = before.heaviest();
        if (stable == 0 || weight.isEmpty() && links.isEmpty()) {
            return StoredTraffic.all(revision);
        }
        var mixed = new LinkedHashMap<StoredTraffic.Link, SortedMap<Integer, Integer>>();
        for (var link : links) {
            mixed.put(new StoredTraffic.Link(link.caller(), link.callee()), split(stable, revision, link.weight()));
        }
        return new StoredTraffic(split(stable, revision, weight.orElse(0)), mixed);
    }

    private static SortedMap<Integer, Integer> split(int stable, int revision, int weight) {
        if (weight < 0 || weight > ALL) {
            throw new ProblemException(Kind.INVALID, "a weight is 0 to 100 per cent, not " + weight);
        }
        var weights = new TreeMap<Integer, Integer>();
        if (weight < ALL) {
            weights.put(stable, ALL - weight);
        }
        if (weight > 0) {
            weights.put(revision, weight);
        }
        return weights;
    }

    static Traffic of(StoredTraffic traffic) {
        if (traffic.requests().isEmpty()) {
            return Traffic.NONE;
        }
        var live = Traffic.weights(Map.copyOf(traffic.requests()));
        for (var link : traffic.links().entrySet()) {
            live = live.withLink(link.getKey().caller(), link.getKey().callee(), Map.copyOf(link.getValue()));
        }
        return live;
    }

    static StoredTraffic of(Traffic traffic) {
        var links = new LinkedHashMap<StoredTraffic.Link, SortedMap<Integer, Integer>>();
        traffic.links()
                .forEach((link, weights) ->
                        links.put(new StoredTraffic.Link(link.from(), link.to()), new TreeMap<>(weights.byRevision())));
        return new StoredTraffic(
                new TreeMap<>(traffic.requests().map(Weights::byRevision).orElseGet(TreeMap::new)), links);
    }
}
