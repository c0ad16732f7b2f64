package dev.ashlar.conformance;

import dev.ashlar.conformance.Flip.Flipped;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The test of the runner: runs copies of the scripts that expect the wrong thing, and sees whether exactly those
 * expectations fail. What is skipped for a missing feature checks nothing and does not count.
 */
final class SelfCheck {
    private final List<String> complaints = new ArrayList<>();
    private int flipped;
    private int caught;

    private SelfCheck() {}

    static SelfCheck run(SuiteRunner runner, List<Script> scripts) {
        SelfCheck check = new SelfCheck();
        for (Flip flip : Flip.values()) {
            List<Flipped> copies = scripts.stream().map(flip::apply).toList();
            List<ScriptResult> results =
                    runner.run(copies.stream().map(Flipped::script).toList());
            for (int i = 0; i < copies.size(); i++) {
                check.compare(copies.get(i), results.get(i));
            }
        }
        return check;
    }

    private void compare(Flipped copy, ScriptResult result) {
        for (int i = 0; i < result.outcomes().size(); i++) {
            Command command = copy.script().commands().get(i);
            boolean wrong = copy.wrong().get(i);
            switch (result.outcomes().get(i)) {
                case Outcome.Passed()
                when wrong -> {
                    flipped++;
                    complaints.add("%s:%d: %s, flipped to expect %s, passed"
                            .formatted(
                                    copy.script().name(), command.line(), command.show(), Faults.expectation(command)));
                }
                case Outcome.Failed _
                when wrong -> {
                    flipped++;
                    caught++;
                }
                case Outcome.Failed failed -> complaints.add("not flipped: " + result.failure(i, failed));
                case Outcome.Passed _, Outcome.Skipped _ -> {}
            }
        }
    }

    /** Expectations that were made wrong. */
    int flipped() {
        return flipped;
    }

    /** Those of them that failed. */
    int caught() {
        return caught;
    }

    /** Wrong expectations that passed and right ones that failed. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** Ends with the line {@code self-check: N flipped, N caught}. */
    void print(PrintWriter out) {
        complaints.forEach(out::println);
        out.println(summary());
        out.flush();
    }

    void writeJson(Path file) {
        JsonMapper mapper = Report.mapper();
        ObjectNode root = mapper.createObjectNode().put("flipped", flipped).put("caught", caught);
        ArrayNode array = root.putArray("complaints");
        complaints.forEach(array::add);
        mapper.writeValue(file, root);
    }

    String summary() {
        return "self-check: %d flipped, %d caught".formatted(flipped, caught);
    }
}
