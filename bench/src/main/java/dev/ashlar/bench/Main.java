package dev.ashlar.bench;

import dev.ashlar.bench.rollout.RolloutOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** {@code bench/run}: which benchmark, and its options. */
public final class Main {
    private static final String USAGE = """
            usage: bench/run compute|gc|instantiate|load|calls|interrupt|threads|http|app|rollout|all [options]

            compute       steady speed and warm-up of bench/workloads on Ashlar and its peers
            gc            the same of bench/workloads/gc, programs with structs and arrays
            instantiate   an instance made, called once and dropped: bench/workloads/core
            load          from the bytes of a large module to its first call, with and without a code cache
            calls         calls between host, instances and components: bench/workloads/core, bench/workloads/calls
            interrupt     what deadline checks and fuel cost, and how late a guest is stopped
            threads       work in parts by one and two threads in a shared memory: bench/workloads/threads
            http          requests per second of servers of HTTP components: bench/run http --help
            app           starts and first requests of applications: bench/run app --help
            rollout       revisions one after the other under load: bench/run rollout --help
            all           all of these, each in a process of its own, and one table with the bars

              --peers LIST     comma-separated, or none; compute: wasmtime, wasmtime-checked, node, chicory
                               (default: wasmtime,node);
                               gc: wasmtime, wasmtime-null, node-26 (default: all);
                               calls: wasmtime, jco (default: both); instantiate: wasmtime, wasmtime-pooling
              --filter TEXT    only workloads whose name contains TEXT; several separated by commas
              --rounds N       timed runs of each workload per engine, in alternation (default: 15)
              --warm-up S      seconds of work before them on a JVM; native engines get a third (default: 6)
              --json FILE      write the figures to FILE
              --quick          all: few rounds and short ones, to see that everything runs; the figures are worth nothing
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
                case "compute" -> compute(home, Workload.ALL, ComputeOptions.parse(rest, List.of("wasmtime", "node")));
                case "gc" -> compute(home, Workload.GC, ComputeOptions.parse(rest, AllBench.GC_PEERS));
                case "instantiate" ->
                    calls(home, ComputeOptions.parse(rest, List.of("wasmtime", "wasmtime-pooling")), "instantiate");
                case "calls" -> calls(home, ComputeOptions.parse(rest, List.of("wasmtime", "jco")), "calls");
                case "load" -> report(new LoadBench(home).figures(), ComputeOptions.parse(rest, List.of()));
                case "interrupt" -> interrupt(home, ComputeOptions.parse(rest, List.of()));
                case "threads" -> threads(home, ComputeOptions.parse(rest, List.of()));
                case "all" -> AllBench.of(home, rest).run();
                case "http" -> http(home, rest);
                case "app" -> app(home, rest);
                case "rollout" -> rollout(home, rest);
                default ->
                    throw new IllegalArgumentException(
                            "no benchmark named '" + arguments[0]
                                    + "'; there are: compute, gc, instantiate, load, calls, interrupt, threads, http, app, rollout, all");
            };
        } catch (IllegalArgumentException | PeerException e) {
            System.err.println("bench: " + e.getMessage());
            return 2;
        }
    }

    private static int calls(Path home, ComputeOptions options, String name) throws IOException {
        List<CallScenario> scenarios = new ArrayList<>();
        if (name.equals("calls")) {
            scenarios.addAll(CallScenario.COMPONENTS);
            scenarios.addAll(CallScenario.CORE_CALLS);
        } else {
            scenarios.addAll(CallScenario.FRESH);
        }
        var bench = new CallsBench(home, options, name, scenarios);
        int code = report(bench.figures(), options);
        return bench.hasFailed() ? 1 : code;
    }

    private static int interrupt(Path home, ComputeOptions options) throws IOException, PeerException {
        return report(new InterruptBench(home, options).figures(), options);
    }

    private static int threads(Path home, ComputeOptions options) throws IOException, PeerException {
        return report(new ThreadsBench(home, options).figures(), options);
    }

    /** The exit code says whether the bars are held. */
    private static int report(List<Figure> figures, ComputeOptions options) throws IOException {
        System.out.println();
        System.out.print(Figures.table(figures));
        if (options.json() != null) {
            Files.writeString(options.json(), Figures.json(figures));
        }
        return Figures.held(figures) ? 0 : 1;
    }

    private static int rollout(Path home, List<String> arguments)
            throws IOException, InterruptedException, PeerException {
        if (arguments.equals(List.of("--help"))) {
            System.out.print(RolloutOptions.USAGE);
            return 0;
        }
        return new RolloutBench(home, RolloutOptions.parse(arguments)).run();
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

    private static int compute(Path home, List<Workload> workloads, ComputeOptions options) throws IOException {
        ComputeResult result = new ComputeBench(home, workloads, options).run();
        System.out.print(ComputeReport.table(result));
        if (options.json() != null) {
            Files.writeString(options.json(), ComputeReport.json(result));
        }
        return result.failed() ? 1 : 0;
    }
}
