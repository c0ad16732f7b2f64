package dev.ashlar.bench;

import dev.ashlar.engine.Engine;
import dev.ashlar.engine.Function;
import dev.ashlar.engine.Store;
import dev.ashlar.engine.Trap;
import dev.ashlar.engine.TrapCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code bench/run interrupt}: what it costs that guests can be stopped, as the ratio of the workloads of {@code compute} with checks
 * to the same without, what fuel costs, and how late a guest is stopped that never ends.
 */
final class InterruptBench {
    private static final String BENCH = "interrupt";
    private static final Duration DEADLINE = Duration.ofMillis(30);
    private static final int STOPS = 50;

    /** How the workloads are run; no embedder can ask for the second. */
    private enum Variant {
        CHECKED(List.of()),
        UNCHECKED(List.of("-Dashlar.engine.uninterruptible=true")),
        FUEL(List.of("-Dashlar.bench.fuel=true"));

        private final List<String> flags;

        Variant(List<String> flags) {
            this.flags = flags;
        }
    }

    /** Medians of a workload, in milliseconds. */
    private record Costs(double checked, double unchecked, double fuel) {}

    private final Path home;
    private final ComputeOptions options;

    InterruptBench(Path home, ComputeOptions options) {
        this.home = home;
        this.options = options;
    }

    List<Figure> figures() throws IOException, PeerException {
        List<Double> checks = new ArrayList<>();
        List<Double> fuel = new ArrayList<>();
        TextTable table = new TextTable();
        table.row(List.of("", "ms", "÷ without checks", "with fuel ÷ without"));
        for (Workload workload : Workload.ALL) {
            if (!workload.apart()
                    && (options.filters().isEmpty()
                            || options.filters().stream().anyMatch(workload.name()::contains))) {
                System.err.println("bench: " + workload.name());
                Costs costs = measure(workload);
                double ofChecks = costs.checked() / costs.unchecked();
                double ofFuel = costs.fuel() / costs.checked();
                checks.add(ofChecks);
                fuel.add(ofFuel);
                table.row(List.of(
                        workload.name(),
                        Figure.number(costs.checked()),
                        Figure.number(ofChecks),
                        Figure.number(ofFuel)));
            }
        }
        System.out.print(table);
        return List.of(
                Figure.of(BENCH, "deadline and depth checks, geometric mean", percent(checks), "%")
                        .atMost(8),
                Figure.of(BENCH, "fuel, geometric mean", percent(fuel), "%"),
                Figure.of(BENCH, "stopped after the deadline, latest of " + STOPS, latestStop(), "ms")
                        .atMost(20));
    }

    private static double percent(List<Double> ratios) {
        return (Math.exp(ratios.stream().mapToDouble(Math::log).average().orElse(Double.NaN)) - 1) * 100;
    }

    /** The variants take turns. */
    private Costs measure(Workload workload) throws IOException, PeerException {
        List<Runner> runners = new ArrayList<>();
        try {
            for (Variant variant : Variant.values()) {
                runners.add(new Runner(variant, workload));
            }
            for (int round = 0; round < options.rounds(); round++) {
                for (Runner runner : runners) {
                    runner.times.add(runner.peer.run(workload).milliseconds());
                }
            }
        } finally {
            runners.forEach(runner -> runner.peer.close());
        }
        double[] medians = runners.stream()
                .mapToDouble(runner -> Timing.quantile(runner.times, 0.5))
                .toArray();
        return new Costs(medians[0], medians[1], medians[2]);
    }

    /** A process, warmed up. */
    private final class Runner {
        final Peer peer;
        final List<Double> times = new ArrayList<>();

        Runner(Variant variant, Workload workload) throws IOException, PeerException {
            List<String> flags = new ArrayList<>(options.jvmFlags());
            flags.addAll(variant.flags);
            peer = Peer.ashlar(flags);
            double spent = peer.load(workload, workload.file(home));
            while (spent < options.warmUpSeconds() * 1000) {
                spent += peer.run(workload).milliseconds();
            }
        }
    }

    /** Milliseconds after the deadline, of a loop without a body. */
    private double latestStop() throws IOException {
        byte[] endless = Files.readAllBytes(home.resolve("workloads/core/endless.wasm"));
        double latest = 0;
        try (Engine engine = Engine.create()) {
            var module = engine.compile(endless, "endless");
            for (int i = 0; i < STOPS; i++) {
                try (Store store = engine.newStore()) {
                    latest = Math.max(
                            latest,
                            stop(
                                    store,
                                    engine.newLinker()
                                            .instantiate(store, module)
                                            .function("run")));
                }
            }
        }
        return latest;
    }

    private static double stop(Store store, Function run) {
        long begin = System.nanoTime();
        store.limitTime(DEADLINE);
        try {
            var ignored = run.call();
            throw new AssertionError("an endless loop has ended");
        } catch (Trap e) {
            if (!e.code().equals(TrapCode.DEADLINE_EXCEEDED)) {
                throw e;
            }
            return (System.nanoTime() - begin - DEADLINE.toNanos()) / 1e6;
        }
    }
}
