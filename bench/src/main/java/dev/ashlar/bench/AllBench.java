package dev.ashlar.bench;

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

    private final Path home;
    private final ComputeOptions options;

    AllBench(Path home, ComputeOptions options) {
        this.home = home;
        this.options = options;
    }

    int run() throws IOException, InterruptedException {
        List<Figure> figures = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        attempt("compute", this::compute, figures, failures);
        attempt(
                "instantiate",
                () -> calls("instantiate", CallScenario.FRESH, WASMTIME, "wasmtime-pooling"),
                figures,
                failures);
        attempt("load", () -> new LoadBench(home).figures(), figures, failures);
        attempt("calls", () -> calls("calls", callScenarios(), WASMTIME, "jco"), figures, failures);
        attempt("interrupt", () -> new InterruptBench(home, with(List.of())).figures(), figures, failures);
        attempt("http", this::http, figures, failures);
        attempt("app", () -> new AppBench(home, AppOptions.parse(List.of())).figures(), figures, failures);
        System.out.println();
        System.out.print(Figures.table(figures));
        failures.forEach(failure -> System.out.println("MISSING: " + failure));
        if (options.json() != null) {
            Files.writeString(options.json(), Figures.json(figures));
        }
        return failures.isEmpty() && Figures.held(figures) ? 0 : 1;
    }

    /** One of the benchmarks. */
    private interface Bench {
        List<Figure> figures() throws IOException, InterruptedException, PeerException;
    }

    private static void attempt(String name, Bench bench, List<Figure> figures, List<String> failures)
            throws InterruptedException {
        System.out.println();
        System.out.println("== " + name);
        try {
            figures.addAll(bench.figures());
        } catch (IOException | PeerException e) {
            failures.add(name + ": " + e.getMessage());
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
        ComputeResult result = new ComputeBench(home, with(List.of(WASMTIME, "node"))).run();
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
        return figures;
    }

    private static Figure ratio(String what, OptionalDouble value, double bar) {
        return Figure.of("compute", what + " ÷ wasmtime", value.orElse(Double.NaN), "x")
                .atMost(bar);
    }

    private List<Figure> http() throws IOException, InterruptedException {
        List<Figure> figures = new ArrayList<>();
        HttpOptions usual = HttpOptions.parse(List.of());
        for (HttpWorkload workload : usual.workloads()) {
            HttpResult result = new HttpBench(home, usual).run(workload);
            System.out.print(HttpReport.table(result));
            double ratio = result.ratioToBar(HttpResult.OWN).orElse(Double.NaN);
            figures.add(Figure.of("http", workload.id() + ", requests/s ÷ wasmtime serve", ratio, "x")
                    .atLeast(workload.bar()));
        }
        return figures;
    }
}
