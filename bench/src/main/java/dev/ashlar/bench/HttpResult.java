package dev.ashlar.bench;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What {@code bench/run http} measured of one workload.
 *
 * @param servers by name, in the order in which they were asked for
 * @param problems servers that were missing, and failures under load
 */
record HttpResult(HttpWorkload workload, int connections, Map<String, Server> servers, List<String> problems) {
    static final String OWN = "ashlar";
    static final String BAR = "wasmtime";

    /** One timed run: what the load generator saw, and what the server spent on it. */
    record Round(HttpLoad load, double cpuSeconds) {
        double cpuMicrosPerRequest() {
            return cpuSeconds * 1e6 / load.requests();
        }
    }

    /**
     * One server.
     *
     * @param instances what it does about them
     * @param residentBytes after the last round
     */
    record Server(String version, String instances, List<Round> rounds, long residentBytes) {
        double median(ToDoubleFunction<Round> figure) {
            return Timing.quantile(rounds.stream().mapToDouble(figure).boxed().toList(), 0.5);
        }

        double requestsPerSecond() {
            return median(round -> round.load().requestsPerSecond());
        }
    }

    Optional<Server> server(String name) {
        return Optional.ofNullable(servers.get(name))
                .filter(server -> !server.rounds().isEmpty());
    }

    /** The median, over rounds, of a server's requests per second over those of wasmtime in the same round. */
    OptionalDouble ratioToBar(String name) {
        Optional<Server> its = server(name);
        Optional<Server> bar = server(BAR);
        if (its.isEmpty() || bar.isEmpty()) {
            return OptionalDouble.empty();
        }
        List<Round> mine = its.get().rounds();
        List<Round> theirs = bar.get().rounds();
        return OptionalDouble.of(Timing.quantile(
                IntStream.range(0, Math.min(mine.size(), theirs.size()))
                        .mapToObj(i -> mine.get(i).load().requestsPerSecond()
                                / theirs.get(i).load().requestsPerSecond())
                        .toList(),
                0.5));
    }
}
