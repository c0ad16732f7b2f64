package dev.ashlar.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The table that {@code bench/run calls} prints. */
final class CallsReport {
    static final String ASHLAR = "ashlar";

    private CallsReport() {}

    /**
     * Nanoseconds per operation, by engine.
     *
     * @param garbage bytes per operation of Ashlar's; no number where not known
     */
    record Row(CallScenario scenario, Map<String, List<Double>> nanos, double garbage) {
        double median(String engine) {
            List<Double> its = nanos.getOrDefault(engine, List.of());
            return its.isEmpty() ? Double.NaN : Timing.quantile(its, 0.5);
        }
    }

    /** @param bench whose they are */
    static List<Figure> figures(String bench, Row row) {
        CallScenario scenario = row.scenario();
        double own = row.median(ASHLAR);
        double ratio = own / row.median("wasmtime");
        boolean inMicros = own >= 1_000;
        Figure time = Figure.of(bench, scenario.what(), inMicros ? own / 1_000 : own, inMicros ? "µs" : "ns");
        Figure beside = Figure.of(bench, scenario.what() + " ÷ wasmtime", ratio, "x");
        double bar = inMicros ? scenario.barNanos() / 1_000.0 : scenario.barNanos();
        List<Figure> figures = new ArrayList<>();
        figures.add(scenario.barNanos() > 0 ? time.atMost(bar) : time);
        figures.add(scenario.barRatio() > 0 ? beside.atMost(scenario.barRatio()) : beside);
        if (!Double.isNaN(row.garbage())) {
            figures.add(Figure.of(bench, scenario.what() + ", garbage", row.garbage(), "B"));
        }
        return figures;
    }

    /** @param versions by engine */
    static String table(List<Row> rows, List<String> peers, Map<String, String> versions) {
        TextTable table = new TextTable();
        List<String> head = new ArrayList<>(List.of("per operation, median (quartiles)", "bar", ASHLAR));
        peers.forEach(peer -> head.addAll(List.of(peer, "ashlar/" + peer)));
        table.row(head);
        for (Row row : rows) {
            List<String> cells = new ArrayList<>();
            cells.add(row.scenario().what());
            cells.add(row.scenario().barNanos() == 0 ? "" : time(row.scenario().barNanos()));
            List<Double> own = row.nanos().getOrDefault(ASHLAR, List.of());
            cells.add(cell(own));
            for (String peer : peers) {
                List<Double> its = row.nanos().getOrDefault(peer, List.of());
                cells.addAll(List.of(cell(its), ratio(own, its)));
            }
            table.row(cells);
        }
        return versions.entrySet().stream()
                        .map(it -> it.getKey() + ": " + it.getValue() + "\n")
                        .collect(Collectors.joining())
                + table;
    }

    private static String ratio(List<Double> own, List<Double> its) {
        if (own.isEmpty() || its.isEmpty()) {
            return "-";
        }
        double ratio = Timing.quantile(own, 0.5) / Timing.quantile(its, 0.5);
        return String.format(Locale.ROOT, ratio < 0.1 ? "%.4f" : "%.2f", ratio);
    }

    private static String cell(List<Double> nanos) {
        return nanos.isEmpty()
                ? "-"
                : "%s (%s..%s)"
                        .formatted(
                                time(Timing.quantile(nanos, 0.5)),
                                time(Timing.quantile(nanos, 0.25)),
                                time(Timing.quantile(nanos, 0.75)));
    }

    private static String time(double nanos) {
        return nanos >= 10_000
                ? String.format(Locale.ROOT, "%.1f us", nanos / 1_000)
                : String.format(Locale.ROOT, nanos >= 100 ? "%.0f ns" : "%.1f ns", nanos);
    }
}
