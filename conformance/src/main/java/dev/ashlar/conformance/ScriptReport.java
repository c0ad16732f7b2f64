package dev.ashlar.conformance;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a report says about one script, of whatever suite.
 *
 * @param passed number of assertions that hold
 * @param failures of assertions, and of other commands
 * @param skipped by the name of the feature that is missing
 */
record ScriptReport(String name, Duration time, int passed, List<Failure> failures, Map<String, Skipped> skipped) {
    ScriptReport {
        failures = List.copyOf(failures);
        skipped = Map.copyOf(skipped);
    }

    /**
     * A command that did not do what it should.
     *
     * @param what the command
     */
    record Failure(String script, int line, String what, String expected, String got) {
        @Override
        public String toString() {
            return "%s:%d: %s, expected %s, got %s".formatted(script, line, what, expected, got);
        }
    }

    /** How many assertions and other commands were skipped. */
    record Skipped(int assertions, int others) {
        static final Skipped ASSERTION = new Skipped(1, 0);
        static final Skipped OTHER = new Skipped(0, 1);

        Skipped plus(Skipped more) {
            return new Skipped(assertions + more.assertions, others + more.others);
        }
    }
}
