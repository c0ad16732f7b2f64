package dev.ashlar.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** {@code bench/run}: which benchmark, and its options. */
public final class Main {
    private static final String USAGE = """
            usage: bench/run compute|calls [options]

            compute   steady speed and warm-up of bench/workloads on Ashlar and its peers
            calls     calls between components and the host, instantiation: bench/workloads/calls

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
        boolean calls = arguments[0].equals("calls");
        if (!calls && !arguments[0].equals("compute")) {
            System.err.println("bench: no benchmark named '" + arguments[0] + "'; there are: compute, calls");
            return 2;
        }
        ComputeOptions options;
        try {
            List<String> peers = calls ? List.of("wasmtime", "jco") : List.of("wasmtime", "node");
            options = ComputeOptions.parse(Arrays.asList(arguments).subList(1, arguments.length), peers);
        } catch (IllegalArgumentException e) {
            System.err.println("bench: " + e.getMessage());
            return 2;
        }
        Path home = Path.of(System.getProperty("ashlar.bench.home", "bench"));
        return calls ? new CallsBench(home, options).run() : compute(home, options);
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
