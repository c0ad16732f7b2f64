package dev.ashlar.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** An {@link HttpResult} as a table for people and as JSON for scripts. */
final class HttpReport {
    private HttpReport() {}

    static String table(HttpResult result) {
        TextTable table = new TextTable();
        table.row(List.of(
                result.workload().what(),
                "requests/s",
                "÷ " + HttpResult.BAR,
                "p50 ms",
                "p99 ms",
                "CPU µs/request",
                "RSS MB"));
        result.servers().keySet().forEach(name -> table.row(cells(result, name)));
        StringBuilder text = new StringBuilder("\n").append(table);
        result.servers()
                .forEach((name, server) -> text.append(name)
                        .append(": ")
                        .append(server.version())
                        .append("; ")
                        .append(server.instances())
                        .append('\n'));
        text.append(result.connections()).append(" connections, kept alive; medians of rounds in turns\n");
        OptionalDouble ratio = result.ratioToBar(HttpResult.OWN);
        ratio.ifPresent(value -> text.append(String.format(
                Locale.ROOT,
                "bar: %.1f x %s: %s%n",
                result.workload().bar(),
                HttpResult.BAR,
                value >= result.workload().bar() ? "reached" : "missed")));
        result.problems()
                .forEach(problem -> text.append("PROBLEM: ").append(problem).append('\n'));
        return text.toString();
    }

    private static List<String> cells(HttpResult result, String name) {
        return result.server(name)
                .map(server -> List.of(
                        name,
                        fixed(server.requestsPerSecond(), 0),
                        ratio(result.ratioToBar(name), "–"),
                        fixed(server.median(round -> round.load().p50()) / 1e3, 2),
                        fixed(server.median(round -> round.load().p99()) / 1e3, 2),
                        fixed(server.median(HttpResult.Round::cpuMicrosPerRequest), 1),
                        fixed(server.residentBytes() / 1e6, 0)))
                .orElse(List.of(name, "–"));
    }

    static String json(List<HttpResult> results) {
        return results.stream().map(HttpReport::json).collect(Collectors.joining(",\n", "{\"http\": [\n", "\n]}\n"));
    }

    private static String json(HttpResult result) {
        String servers = result.servers().entrySet().stream()
                .map(entry -> "    " + ComputeReport.quote(entry.getKey()) + ": " + json(result, entry))
                .collect(Collectors.joining(",\n"));
        String problems = result.problems().stream().map(ComputeReport::quote).collect(Collectors.joining(", "));
        return "  {\"workload\": " + ComputeReport.quote(result.workload().id()) + ", \"connections\": "
                + result.connections()
                + ", \"bar\": " + result.workload().bar() + ", \"servers\": {\n" + servers + "\n  }, \"problems\": ["
                + problems + "]}";
    }

    private static String json(HttpResult result, Map.Entry<String, HttpResult.Server> entry) {
        HttpResult.Server server = entry.getValue();
        List<String> fields = new ArrayList<>();
        fields.add("\"version\": " + ComputeReport.quote(server.version()));
        fields.add("\"instances\": " + ComputeReport.quote(server.instances()));
        result.server(entry.getKey()).ifPresent(measured -> {
            fields.add("\"requests_per_second\": " + fixed(measured.requestsPerSecond(), 1));
            fields.add("\"to_wasmtime\": " + ratio(result.ratioToBar(entry.getKey()), "null"));
            fields.add(
                    "\"p50_us\": " + fixed(measured.median(round -> round.load().p50()), 1));
            fields.add(
                    "\"p99_us\": " + fixed(measured.median(round -> round.load().p99()), 1));
            fields.add("\"cpu_us_per_request\": " + fixed(measured.median(HttpResult.Round::cpuMicrosPerRequest), 2));
            fields.add("\"resident_bytes\": " + measured.residentBytes());
        });
        return "{" + String.join(", ", fields) + "}";
    }

    private static String ratio(OptionalDouble ratio, String missing) {
        return ratio.isPresent() ? fixed(ratio.getAsDouble(), 2) : missing;
    }

    private static String fixed(double value, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }
}
