package dev.ashlar.conformance;

import dev.ashlar.conformance.Command.Assertion;
import dev.ashlar.conformance.ScriptReport.Failure;
import dev.ashlar.conformance.ScriptReport.Skipped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What became of the commands of a core script.
 *
 * @param outcomes one for each command
 */
record ScriptResult(Script script, List<Outcome> outcomes, Duration time) {
    ScriptResult {
        outcomes = List.copyOf(outcomes);
        if (outcomes.size() != script.commands().size()) {
            throw new IllegalArgumentException("%d outcomes of %d commands of %s"
                    .formatted(outcomes.size(), script.commands().size(), script.name()));
        }
    }

    ScriptReport report() {
        int passed = 0;
        List<Failure> failures = new ArrayList<>();
        Map<String, Skipped> skipped = new HashMap<>();
        for (int i = 0; i < outcomes.size(); i++) {
            boolean assertion = script.commands().get(i) instanceof Assertion;
            switch (outcomes.get(i)) {
                case Outcome.Passed() -> passed += assertion ? 1 : 0;
                case Outcome.Failed failed -> failures.add(failure(i, failed));
                case Outcome.Skipped(var feature) ->
                    skipped.merge(feature, assertion ? Skipped.ASSERTION : Skipped.OTHER, Skipped::plus);
            }
        }
        return new ScriptReport(script.name(), time, passed, failures, skipped);
    }

    Failure failure(int index, Outcome.Failed failed) {
        Command command = script.commands().get(index);
        return new Failure(script.name(), command.line(), command.show(), failed.expected(), failed.got());
    }
}
