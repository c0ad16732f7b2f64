package dev.ashlar.bench;

import dev.ashlar.bench.rollout.RolloutOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/** {@code bench/run all}: every benchmark after the other, and one table of the figures with what became of their bars. */
final class AllBench {
    private static final String WASMTIME = "wasmtime";

    /** Workloads that are harder for a JVM than the others, with bars of their own. */
    private static final Set<String> HARD = Set.of("bigfn", "sqljs", "quickjs");

    /** What programs with structs and arrays are compared with. */
    static final List<String> GC_PEERS = List.of(WASMTIME, "wasmtime-null", "node-26");

    private static final String QUICK = "--quick";

    private final Path home;
    private final ComputeOptions options;
    private final boolean quick;
    private final List<Figure> figures = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();

    private AllBench(Path home, ComputeOptions options, boolean quick) {
        this.home = home;
        this.options = options;
        this.quick = quick;
    }

    /** @throws IllegalArgumentException when an option is unknown, or selects a part */
    static AllBench of(Path home, List<String> arguments) {
        boolean quick = arguments.contains(QUICK);
        List<String> rest = new ArrayList<>(quick ? List.of("--rounds", "3", "--warm-up", "1") : List.of());
        arguments.stream().filter(argument -> !argument.equals(QUICK)).forEach(rest::add);
        ComputeOptions options = ComputeOptions.parse(rest, List.of());
        if (!options.filters().isEmpty() || !options.peers().isEmpty()) {
            throw new IllegalArgumentException(
                    "all takes no --filter and no --peers: run the benchmark in question alone");
        }
        return new AllBench(home, options, quick);
    }

    int run() throws IOException, InterruptedException {
        attempt("compute", this::compute);
        attempt("gc", this::gc);
        attempt("instantiate", () -> calls("instantiate", CallScenario.FRESH, WASMTIME, "wasmtime-pooling"));
        attempt("load", () -> new LoadBench(home).figures());
        attempt("calls", () -> calls("calls", callScenarios(), WASMTIME, "jco"));
        attempt("interrupt", () -> new InterruptBench(home, with(List.of())).figures());
        attempt("threads", () -> new ThreadsBench(home, with(List.of())).figures());
        attempt("http", this::http);
        attempt("app", this::app);
        attempt("rollout", () -> new RolloutBench(home, rolloutOptions()).figures());
        System.out.println();
        System.out.print(Figures.table(figures));
        failures.forEach(failure -> System.out.println("MISSING: " + failure));
        return failures.isEmpty() && Figures.held(figures) ? 0 : 1;
    }

    /** One of the benchmarks. */
    private interface Bench {
        List<Figure> figures() throws IOException, InterruptedException, PeerException;
    }

    /** Whatever becomes of one, the others are run, and the file has what was measured so far. */
    private void attempt(String name, Bench bench) throws IOException, InterruptedException {
        System.out.println();
        System.out.println("== " + name);
        long begin = System.nanoTime();
        try {
            figures.addAll(bench.figures());
        } catch (IOException | PeerException | RuntimeException e) {
            failures.add(name + ": " + e);
        }
        System.err.printf("bench: %s took %d s%n", name, (System.nanoTime() - begin) / 1_000_000_000);
        if (options.json() != null) {
            Files.writeString(options.json(), Figures.json(figures));
        }
    }

    private static List<CallScenario> callScenarios() {
        List<CallScenario> all = new ArrayList<>(CallScenario.COMPONENTS);
        all.addAll(CallScenario.CORE_CALLS);
        return all;
    }

    private ComputeOptions with(List<String> peers) {
        return new ComputeOptions(
                peers, List.of(), options.rounds(), options.warmUpSeconds(), null, options.jvmFlags());
    }

    private List<Figure> calls(String name, List<CallScenario> scenarios, String... peers) throws IOException {
        return new CallsBench(home, with(List.of(peers)), name, scenarios).figures();
    }

    private List<Figure> compute() throws IOException {
        ComputeResult result = new ComputeBench(home, Workload.ALL, with(List.of(WASMTIME, "node"))).run();
        System.out.print(ComputeReport.table(result));
        List<Figure> figures = new ArrayList<>();
        figures.add(
                ratio("geometric mean", ComputeResult.geometricMean(result.rows(), row -> row.ratio(WASMTIME)), 1.15));
        OptionalDouble worst = result.rows().stream()
                .filter(row ->
                        !row.workload().apart() && !HARD.contains(row.workload().name()))
                .map(row -> row.ratio(WASMTIME))
                .flatMapToDouble(OptionalDouble::stream)
                .max();
        figures.add(ratio("the slowest, but for those below", worst, 1.6));
        result.rows().stream()
                .filter(row -> HARD.contains(row.workload().name()))
                .forEach(row -> figures.add(ratio(row.workload().name(), row.ratio(WASMTIME), 2)));
        figures.add(ratio(
                "first 2 s, geometric mean",
                ComputeResult.geometricMean(result.rows(), row -> row.firstSeconds(WASMTIME)),
                3));
        result.rows().stream()
                .filter(row -> row.workload().apart())
                .forEach(row -> figures.add(Figure.of(
                        "compute",
                        row.workload().name() + " (apart) ÷ wasmtime",
                        row.ratio(WASMTIME).orElse(Double.NaN),
                        "x")));
        return figures;
    }

    private List<Figure> gc() throws IOException {
        ComputeResult result = new ComputeBench(home, Workload.GC, with(GC_PEERS)).run();
        System.out.print(ComputeReport.table(result));
        List<Figure> figures = new ArrayList<>();
        for (String peer : GC_PEERS) {
            OptionalDouble mean = ComputeResult.geometricMean(result.rows(), row -> row.ratio(peer));
            figures.add(Figure.of("gc", "geometric mean ÷ " + peer, mean.orElse(Double.NaN), "x"));
        }
        return figures;
    }

    private static Figure ratio(String what, OptionalDouble value, double bar) {
        return Figure.of("compute", what + " ÷ wasmtime", value.orElse(Double.NaN), "x")
                .atMost(bar);
    }

    private List<Figure> http() throws IOException, InterruptedException {
        List<Figure> figures = new ArrayList<>();
        HttpOptions usual =
                HttpOptions.parse(quick ? List.of("--rounds", "1", "--seconds", "2", "--warm-up", "2") : List.of());
        for (HttpWorkload workload : usual.workloads()) {
            HttpResult result = new HttpBench(home, usual).run(workload);
            System.out.print(HttpReport.table(result));
            double ratio = result.ratioToBar(HttpResult.OWN).orElse(Double.NaN);
            figures.add(Figure.of("http", workload.id() + ", requests/s ÷ wasmtime serve", ratio, "x")
                    .atLeast(workload.bar()));
        }
        return figures;
    }

    private RolloutOptions rolloutOptions() {
        List<String> few = List.of("--revisions", "20", "--rest", "5", "--firsts", "5", "--applications", "20");
        return RolloutOptions.parse(quick ? few : List.of());
    }

    private List<Figure> app() throws IOException, InterruptedException, PeerException {
        List<String> few = List.of("--starts", "2", "--idle", "1", "--requests", "100");
        return new AppBench(home, AppOptions.parse(quick ? few : List.of())).figures();
    }
}
