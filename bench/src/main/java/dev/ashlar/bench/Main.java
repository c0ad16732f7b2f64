package dev.ashlar.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** {@code bench/run}: which benchmark, and its options. */
public final class Main {
    private static final String USAGE = """
            usage: bench/run compute|calls|load|http|app [options]

            compute   steady speed and warm-up of bench/workloads on Ashlar and its peers
            calls     calls between components and the host, instantiation: bench/workloads/calls
            load      from the bytes of a large module to its first call, with and without a code cache
            http      requests per second of servers of HTTP components: bench/run http --help
            app       starts and first requests of applications: bench/run app --help

              --peers LIST     comma-separated, or none; compute: wasmtime, node, chicory (default: wasmtime,node);
                               calls: wasmtime, jco (default: both)
              --filter TEXT    only workloads whose name contains TEXT; several separated by commas
              --rounds N       timed runs of each workload per engine, in alternation (default: 15)
              --warm-up S      seconds of work before them on a JVM; native engines get a third (default: 6)
              --json FILE      (compute) write the figures to FILE
              --jvm FLAGS      flags for Ashlar's JVM, separated by spaces (default: none)
            """;

    private Main() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        System.exit(run(arguments));
    }

    private static int run(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length == 0 || arguments[0].equals("--help")) {
            System.out.print(USAGE);
            return arguments.length == 0 ? 2 : 0;
        }
        Path home = Path.of(System.getProperty("ashlar.bench.home", "bench"));
        List<String> rest = Arrays.asList(arguments).subList(1, arguments.length);
        try {
            return switch (arguments[0]) {
                case "compute" -> compute(home, ComputeOptions.parse(rest, List.of("wasmtime", "node")));
                case "calls" -> new CallsBench(home, ComputeOptions.parse(rest, List.of("wasmtime", "jco"))).run();
                case "load" -> new LoadBench(home).run();
                case "http" -> http(home, rest);
                case "app" -> app(home, rest);
                default ->
                    throw new IllegalArgumentException(
                            "no benchmark named '" + arguments[0] + "'; there are: compute, calls, load, http, app");
            };
        } catch (IllegalArgumentException | PeerException e) {
            System.err.println("bench: " + e.getMessage());
            return 2;
        }
    }

    private static int app(Path home, List<String> arguments) throws IOException, InterruptedException, PeerException {
        if (arguments.equals(List.of("--help"))) {
            System.out.print(AppOptions.USAGE);
            return 0;
        }
        return new AppBench(home, AppOptions.parse(arguments)).run();
    }

    private static int http(Path home, List<String> arguments) throws IOException, InterruptedException, PeerException {
        if (arguments.equals(List.of("--help"))) {
            System.out.print(HttpOptions.USAGE);
            return 0;
        }
        HttpOptions options = HttpOptions.parse(arguments);
        if (options.requests() > 0) {
            List<HttpMemory.Sample> samples =
                    new HttpMemory(home, options).run(options.workloads().getFirst());
            System.out.print(HttpMemory.table(samples));
            return HttpMemory.flat(samples) ? 0 : 1;
        }
        List<HttpResult> results = new ArrayList<>();
        for (HttpWorkload workload : options.workloads()) {
            HttpResult result = new HttpBench(home, options).run(workload);
            System.out.print(HttpReport.table(result));
            results.add(result);
        }
        if (options.json() != null) {
            Files.writeString(options.json(), HttpReport.json(results));
        }
        return results.stream().allMatch(result -> result.problems().isEmpty()) ? 0 : 1;
    }

    private static int compute(Path home, ComputeOptions options) throws IOException {
        ComputeResult result = new ComputeBench(home, options).run();
        System.out.print(ComputeReport.table(result));
        if (options.json() != null) {
            Files.writeString(options.json(), ComputeReport.json(result));
        }
        return result.failed() ? 1 : 0;
    }
}
