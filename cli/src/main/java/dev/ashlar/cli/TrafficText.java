package dev.ashlar.cli;

import dev.ashlar.oci.json.JsonFields;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Which revisions answer, for people. */
final class TrafficText {
    private TrafficText() {}

    /** What a revision that was deployed does. */
    static String served(JsonFields deployed) {
        var traffic = deployed.object("traffic");
        var requests = traffic.object("requests");
        var number = Long.toString(deployed.number("number"));
        if (requests.names().size() == 1 && requests.has(number)) {
            return "serves";
        }
        var shares = new ArrayList<String>();
        if (requests.has(number)) {
            shares.add(share(requests, number) + " of the requests");
        }
        traffic.objects("links").stream()
                .filter(link -> link.object("weights").has(number))
                .forEach(link -> shares.add("%s of the calls of %s to %s"
                        .formatted(share(link.object("weights"), number), link.text("caller"), link.text("callee"))));
        return shares.isEmpty() ? "is ready" : "gets " + String.join(" and ", shares);
    }

    private static String share(JsonFields weights, String revision) {
        long total = weights.names().stream().mapToLong(weights::number).sum();
        return Math.round(100.0 * weights.number(revision) / total) + " %";
    }

    /** {@code 7}, or {@code 6: 90 %, 7: 10 %}. */
    static String weights(JsonFields weights) {
        if (weights.names().size() == 1) {
            return weights.names().iterator().next();
        }
        return weights.names().stream()
                .map(revision -> revision + ": " + share(weights, revision))
                .collect(Collectors.joining(", "));
    }

    /** A line for the requests, and one for each link. */
    static List<String> lines(JsonFields traffic) {
        var lines = new ArrayList<String>();
        lines.add("requests go to revision " + weights(traffic.object("requests")));
        traffic.objects("links")
                .forEach(link -> lines.add("calls of %s to %s go to revision %s"
                        .formatted(link.text("caller"), link.text("callee"), weights(link.object("weights")))));
        return lines;
    }
}
