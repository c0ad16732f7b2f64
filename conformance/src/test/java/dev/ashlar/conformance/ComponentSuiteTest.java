package dev.ashlar.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import org.junit.jupiter.api.Test;

class ComponentSuiteTest {
    /** What does not need asynchronous code, threads or lists of fixed length. */
    private static final int RUNNABLE = 765;

    @Test
    void componentsConform() {
        Report report = suite().run(Suite.Repetition.NONE);
        System.out.println(report.summary());
        assertThat(report.failures().stream().limit(20)).isEmpty();
        assertThat(report.passed()).isGreaterThanOrEqualTo(RUNNABLE);
        assertThat(report.skippedByFeature().keySet())
                .isSubsetOf(
                        "async",
                        "more-async-builtins",
                        "async-stackful",
                        "threads",
                        "fixed-length-lists",
                        "core threads");
    }

    @Test
    void theRunnerNoticesWrongExpectations() {
        SelfCheck check = suite().selfCheck();
        System.out.println(check.summary());
        assertThat(check.complaints()).isEmpty();
        assertThat(check.flipped()).isPositive().isEqualTo(check.caught());
    }

    private static Suite suite() {
        try {
            return Suite.read(Suite.Kind.COMPONENT, Main.data(), "**");
        } catch (NoDataException e) {
            System.out.println("skipped: " + e.getMessage());
            return abort(e.getMessage());
        }
    }
}
