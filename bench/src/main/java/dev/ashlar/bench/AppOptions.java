package dev.ashlar.bench;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Options of {@code bench/run app}; {@link #USAGE} says what they mean.
 *
 * @param starts of each server
 * @param idle seconds before a request to an idle application
 * @param requests of the row "first N"
 * @param parts what is measured
 * @param json null for none
 */
record AppOptions(
        List<HttpWorkload> workloads,
        List<String> servers,
        int starts,
        int idle,
        int requests,
        List<String> parts,
        @Nullable Path json) {
    static final List<String> PARTS = List.of("starts", "photos", "idle");

    static final String USAGE = """
            usage: bench/run app [options]

            Starts an application of one component again and again, with what the server keeps on disk of earlier starts, and
            prints how long its start and its first requests take; how fast an application of five components is beside the same
            in one; and what idle applications hold.

              --workloads LIST   hello (a component in C), js (12 MB, SpiderMonkey); default: hello,js
              --servers LIST     of bench/peers/app (default: ashlar,wasmtime,runc; what is not there is reported as missing)
              --parts LIST       starts; photos (five components beside the same in one); idle (what 1,000 idle applications
                                 hold); default: all
              --json FILE        write the figures that have bars, and others, to FILE
              --starts N         of each server (default: 11)
              --idle S           seconds without a request before one that is timed (default: 2)
              --requests N       one after the other, the first ones of a process (default: 1000)
            """;

    static AppOptions parse(List<String> arguments) {
        List<HttpWorkload> workloads = List.of(HttpWorkload.values());
        List<String> servers = List.of("ashlar", "wasmtime", "runc");
        List<String> parts = PARTS;
        Path json = null;
        int starts = 11;
        int idle = 2;
        int requests = 1_000;
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
                case "--parts" -> parts = parts(value);
                case "--json" -> json = Path.of(value);
                case "--starts" -> starts = HttpOptions.positive(option, value);
                case "--idle" -> idle = HttpOptions.positive(option, value);
                case "--requests" -> requests = HttpOptions.positive(option, value);
                default -> throw new IllegalArgumentException("unknown option " + option);
            }
        }
        return new AppOptions(workloads, servers, starts, idle, requests, parts, json);
    }

    private static List<String> parts(String value) {
        var parts = List.of(value.split(","));
        if (!PARTS.containsAll(parts)) {
            throw new IllegalArgumentException("--parts takes some of " + PARTS + ", not " + value);
        }
        return parts;
    }
}
