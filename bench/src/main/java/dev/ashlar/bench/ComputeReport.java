package dev.ashlar.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** A {@link ComputeResult} as a table for people and as JSON for scripts. */
final class ComputeReport {
    private static final String MISSING = "–";

    /** Engine names as they are known in the JSON. */
    private static final Map<String, String> JSON_NAMES = Map.of("node", "v8", "node-26", "v8");

    private ComputeReport() {}

    static String table(ComputeResult result) {
        TextTable table = new TextTable();
        List<String> head = new ArrayList<>(List.of("workload", "ashlar ms"));
        result.peers().forEach(peer -> head.add(peer + " ms"));
        result.peers().forEach(peer -> head.addAll(List.of("÷ " + peer, "(middle half)")));
        head.addAll(List.of("load ms", "to 90 % ms"));
        result.peers().forEach(peer -> head.add("first 2 s ÷ " + peer));
        table.row(head);
        result.rows().forEach(row -> table.row(cells(result, row)));
        table.row(means(result));
        StringBuilder text = new StringBuilder("\n").append(table);
        result.versions()
                .forEach((engine, version) ->
                        text.append(engine).append(": ").append(version).append('\n'));
        result.rows().stream()
                .filter(ComputeResult.Row::disputed)
                .forEach(row -> text.append("WRONG: ")
                        .append(row.workload().name())
                        .append(": engines disagree on the checksum: ")
                        .append(row.timings().entrySet().stream()
                                .map(e -> e.getKey() + " " + e.getValue().checksum())
                                .collect(Collectors.joining(", ")))
                        .append('\n'));
        result.problems()
                .forEach(problem -> text.append("MISSING: ").append(problem).append('\n'));
        return text.toString();
    }

    private static List<String> cells(ComputeResult result, ComputeResult.Row row) {
        List<String> cells = new ArrayList<>();
        cells.add(row.workload().name() + (row.workload().apart() ? " (apart)" : ""));
        cells.add(row.of("ashlar").map(t -> fixed(t.median(), 1)).orElse(MISSING));
        for (String peer : result.peers()) {
            cells.add(row.of(peer).map(t -> fixed(t.median(), 1)).orElse(MISSING));
        }
        for (String peer : result.peers()) {
            cells.add(cell(row.ratio(peer)));
            cells.add(spread(row, peer));
        }
        cells.add(row.of("ashlar").map(t -> fixed(t.load(), 0)).orElse(MISSING));
        cells.add(row.of("ashlar").map(t -> fixed(t.timeToSteady(), 0)).orElse(MISSING));
        for (String peer : result.peers()) {
            cells.add(cell(row.firstSeconds(peer)));
        }
        return cells;
    }

    private static List<String> means(ComputeResult result) {
        List<String> cells = new ArrayList<>(List.of("geometric mean", ""));
        result.peers().forEach(peer -> cells.add(""));
        for (String peer : result.peers()) {
            cells.add(cell(ComputeResult.geometricMean(result.rows(), row -> row.ratio(peer))));
            cells.add("");
        }
        cells.addAll(List.of("", ""));
        for (String peer : result.peers()) {
            cells.add(cell(ComputeResult.geometricMean(result.rows(), row -> row.firstSeconds(peer))));
        }
        return cells;
    }

    /** The middle half of the ratios of single rounds. */
    private static String spread(ComputeResult.Row row, String peer) {
        Timing ashlar = row.ashlar();
        Timing other = row.timings().get(peer);
        if (ashlar == null || other == null) {
            return "";
        }
        List<Double> ratios = ashlar.ratiosTo(other);
        return fixed(Timing.quantile(ratios, 0.25), 2) + "–" + fixed(Timing.quantile(ratios, 0.75), 2);
    }

    static String json(ComputeResult result) {
        String workloads =
                result.rows().stream().map(row -> workload(result, row)).collect(Collectors.joining(",\n"));
        String versions = result.versions().entrySet().stream()
                .map(e -> quote(jsonName(e.getKey())) + ": " + quote(e.getValue()))
                .collect(Collectors.joining(", "));
        String problems = result.problems().stream().map(ComputeReport::quote).collect(Collectors.joining(", "));
        return "{\n  \"workloads\": [\n" + workloads + "\n  ],\n  \"geomean\": {" + jsonMeans(result)
                + "},\n  \"versions\": {" + versions + "},\n  \"problems\": [" + problems + "]\n}\n";
    }

    private static String workload(ComputeResult result, ComputeResult.Row row) {
        List<String> fields = new ArrayList<>();
        fields.add("\"name\": " + quote(row.workload().name()));
        fields.add(
                "\"ashlar\": " + row.of("ashlar").map(t -> fixed(t.median(), 3)).orElse("null"));
        engines(result)
                .forEach((engine, peer) -> fields.add(quote(engine) + ": "
                        + row.of(peer).map(t -> fixed(t.median(), 3)).orElse("null")));
        fields.add("\"unit\": \"ms\"");
        fields.add(
                "\"load_ms\": " + row.of("ashlar").map(t -> fixed(t.load(), 3)).orElse("null"));
        fields.add("\"warmup_ms\": "
                + row.of("ashlar").map(t -> fixed(t.timeToSteady(), 1)).orElse("null"));
        for (String peer : result.peers()) {
            OptionalDouble first = row.firstSeconds(peer);
            fields.add(quote("first_2s_vs_" + jsonName(peer)) + ": "
                    + (first.isPresent() ? fixed(first.getAsDouble(), 3) : "null"));
        }
        fields.add("\"apart\": " + row.workload().apart());
        fields.add("\"agree\": " + !row.disputed());
        return "    {" + String.join(", ", fields) + "}";
    }

    /** By their names in the JSON: those that are always there, and those asked for. */
    private static Map<String, String> engines(ComputeResult result) {
        Map<String, String> engines = new LinkedHashMap<>();
        for (List<String> peers : List.of(List.of("wasmtime", "node", "chicory"), result.peers())) {
            peers.forEach(peer -> engines.put(jsonName(peer), peer));
        }
        return engines;
    }

    private static String jsonMeans(ComputeResult result) {
        return result.peers().stream()
                .map(peer -> {
                    OptionalDouble mean = ComputeResult.geometricMean(result.rows(), row -> row.ratio(peer));
                    return quote("ashlar/" + jsonName(peer)) + ": "
                            + (mean.isPresent() ? fixed(mean.getAsDouble(), 3) : "null");
                })
                .collect(Collectors.joining(", "));
    }

    private static String jsonName(String engine) {
        return JSON_NAMES.getOrDefault(engine, engine);
    }

    private static String cell(OptionalDouble ratio) {
        return ratio.isPresent() ? fixed(ratio.getAsDouble(), 2) : MISSING;
    }

    private static String fixed(double value, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }

    static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ') {
                quoted.append(String.format("\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
