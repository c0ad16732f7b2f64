package dev.ashlar.bench;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Options of {@code bench/run http}; {@link #USAGE} says what they mean.
 *
 * @param warmUp seconds
 * @param seconds of a timed round
 * @param requests of memory mode; 0 in the others
 */
record HttpOptions(
        List<HttpWorkload> workloads,
        @Nullable List<String> servers,
        int rounds,
        int warmUp,
        int seconds,
        int connections,
        long requests,
        @Nullable Path json) {

    static final String USAGE = """
            usage: bench/run http [options]

            Starts every server, loads them in turns with wrk, and prints requests per second, latency and costs.

              --workloads LIST   hello (a component in C), js (12 MB, SpiderMonkey); default: hello
              --servers LIST     of bench/peers/http; default: those that the workload is for
              --rounds N         timed rounds of each server (default: 5)
              --seconds S        of a round (default: 5)
              --warm-up S        seconds of load before the first round, for all alike (default: 15)
              --connections N    kept alive (default: 32)
              --memory N         instead: memory of the first server over N requests
              --json FILE        write the figures to FILE
            """;

    static HttpOptions parse(List<String> arguments) {
        List<HttpWorkload> workloads = List.of(HttpWorkload.HELLO);
        List<String> servers = null;
        int rounds = 5;
        int warmUp = 15;
        int seconds = 5;
        int connections = 32;
        long requests = 0;
        Path json = null;
        for (int i = 0; i < arguments.size(); i += 2) {
            String option = arguments.get(i);
            if (i + 1 == arguments.size()) {
                throw new IllegalArgumentException("option " + option + " is unknown or lacks its value");
            }
            String value = arguments.get(i + 1);
            switch (option) {
                case "--workloads" ->
                    workloads = List.of(value.split(",")).stream()
                            .map(HttpWorkload::named)
                            .toList();
                case "--servers" -> servers = List.of(value.split(","));
                case "--rounds" -> rounds = positive(option, value);
                case "--warm-up" -> warmUp = positive(option, value);
                case "--seconds" -> seconds = positive(option, value);
                case "--connections" -> connections = positive(option, value);
                case "--memory" -> requests = positive(option, value);
                case "--json" -> json = Path.of(value);
                default -> throw new IllegalArgumentException("unknown option " + option);
            }
        }
        return new HttpOptions(workloads, servers, rounds, warmUp, seconds, connections, requests, json);
    }

    static int positive(String option, String value) {
        try {
            int number = Integer.parseInt(value);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(option + " takes a whole number, not '" + value + "'", e);
        }
        throw new IllegalArgumentException(option + " must be above zero, not " + value);
    }

    /** The servers to load with this workload. */
    List<String> serversOf(HttpWorkload workload) {
        return servers == null ? workload.servers() : servers;
    }
}
