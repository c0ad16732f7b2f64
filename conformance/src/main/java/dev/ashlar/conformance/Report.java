package dev.ashlar.conformance;

import dev.ashlar.conformance.ScriptReport.Failure;
import dev.ashlar.conformance.ScriptReport.Skipped;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The result of a run of a suite. Counts assertions; other commands count only when they fail. */
record Report(String suite, List<ScriptReport> scripts) {
    Report {
        scripts = List.copyOf(scripts);
    }

    int passed() {
        return scripts.stream().mapToInt(ScriptReport::passed).sum();
    }

    List<Failure> failures() {
        return scripts.stream().flatMap(script -> script.failures().stream()).toList();
    }

    int skipped() {
        return skippedByFeature().values().stream()
                .mapToInt(Skipped::assertions)
                .sum();
    }

    Map<String, Skipped> skippedByFeature() {
        Map<String, Skipped> sums = new TreeMap<>();
        scripts.forEach(
                script -> script.skipped().forEach((feature, skipped) -> sums.merge(feature, skipped, Skipped::plus)));
        return sums;
    }

    /** Ends with the line {@code SUITE: N passed, M failed, K skipped}. */
    void print(PrintWriter out) {
        failures().forEach(out::println);
        skippedByFeature()
                .forEach((feature, skipped) -> out.printf(
                        "skipped for %s: %d assertions, %d other commands%n",
                        feature, skipped.assertions(), skipped.others()));
        out.println(summary());
        out.flush();
    }

    String summary() {
        return "%s: %d passed, %d failed, %d skipped"
                .formatted(suite, passed(), failures().size(), skipped());
    }

    void writeJson(Path file) {
        JsonMapper mapper = mapper();
        ObjectNode root = mapper.createObjectNode();
        root.put("suite", suite);
        root.put("passed", passed());
        root.put("failed", failures().size());
        root.put("skipped", skipped());
        writeSkipped(root.putObject("skippedByFeature"), skippedByFeature());
        ArrayNode array = root.putArray("scripts");
        scripts.forEach(script -> write(array.addObject(), script));
        mapper.writeValue(file, root);
    }

    static JsonMapper mapper() {
        return JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    }

    private static void write(ObjectNode node, ScriptReport script) {
        node.put("name", script.name());
        node.put("milliseconds", script.time().toMillis());
        node.put("passed", script.passed());
        writeSkipped(node.putObject("skipped"), new TreeMap<>(script.skipped()));
        ArrayNode failures = node.putArray("failures");
        for (Failure failure : script.failures()) {
            failures.addObject()
                    .put("line", failure.line())
                    .put("what", failure.what())
                    .put("expected", failure.expected())
                    .put("got", failure.got());
        }
    }

    private static void writeSkipped(ObjectNode node, Map<String, Skipped> byFeature) {
        byFeature.forEach((feature, skipped) ->
                node.putObject(feature).put("assertions", skipped.assertions()).put("otherCommands", skipped.others()));
    }
}
