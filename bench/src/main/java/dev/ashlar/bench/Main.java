package dev.ashlar.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** {@code bench/run}: which benchmark, and its options. */
public final class Main {
    private static final String USAGE = """
            usage: bench/run compute [options]

            compute   steady speed and warm-up of bench/workloads on Ashlar and its peers

              --peers LIST     comma-separated: wasmtime, node, chicory, or none (default: wasmtime,node)
              --filter TEXT    only workloads whose name contains TEXT; several separated by commas
              --rounds N       timed runs of each workload per engine, in alternation (default: 15)
              --warm-up S      seconds of work before them on a JVM; native engines get a third (default: 6)
              --json FILE      write the figures to FILE
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
        if (!arguments[0].equals("compute")) {
            System.err.println("bench: no benchmark named '" + arguments[0] + "'; there is: compute");
            return 2;
        }
        ComputeOptions options;
        try {
            options = ComputeOptions.parse(Arrays.asList(arguments).subList(1, arguments.length));
        } catch (IllegalArgumentException e) {
            System.err.println("bench: " + e.getMessage());
            return 2;
        }
        Path home = Path.of(System.getProperty("ashlar.bench.home", "bench"));
        ComputeResult result = new ComputeBench(home, options).run();
        System.out.print(ComputeReport.table(result));
        if (options.json() != null) {
            Files.writeString(options.json(), ComputeReport.json(result));
        }
        return result.failed() ? 1 : 0;
    }
}
