package dev.ashlar.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import org.junit.jupiter.api.Test;

class CoreSuiteTest {
    private static final String CUTS = "ashlar.engine.cuts";

    @Test
    void theEngineConforms() {
        assertConforms(suite("**").run(Suite.Repetition.NONE));
    }

    /** Instances of the second run have memories that those of the first had. */
    @Test
    void theEngineConformsInRecycledMemories() {
        assertConforms(suite("**").run(Suite.Repetition.AGAIN));
    }

    /** A sample: the code of the second run comes from the disk. */
    @Test
    void theEngineConformsWithCodeFromItsCache() {
        assertConforms(suite(
                        "{atomic,br_table,call_indirect,f64,global,i32,linking,memory_*,return_call,simd_i8x16_arith,throw,traps}")
                .run(Suite.Repetition.CACHED));
    }

    private static void assertConforms(Report report) {
        System.out.println(report.summary());
        assertThat(report.failures().stream().limit(20)).isEmpty();
        assertThat(report.passed()).isPositive();
    }

    /** Functions that are too large for one method are cut; here all are, wherever it is possible. */
    @Test
    void theEngineConformsWithEveryFunctionCut() {
        System.setProperty(CUTS, "tiny");
        try {
            theEngineConforms();
        } finally {
            System.clearProperty(CUTS);
        }
    }

    /** A sample of scripts that has every kind of command. */
    @Test
    void theRunnerNoticesWrongExpectations() {
        SelfCheck check = suite("{call,custom/*,data,f32_cmp,instance,ref_func,start,throw,try_table,simd_lane}")
                .selfCheck();
        System.out.println(check.summary());
        assertThat(check.complaints()).isEmpty();
        assertThat(check.flipped()).isPositive().isEqualTo(check.caught());
    }

    private static Suite suite(String glob) {
        try {
            return Suite.read(Suite.Kind.CORE, Main.data(), glob);
        } catch (NoDataException e) {
            System.out.println("skipped: " + e.getMessage());
            return abort(e.getMessage());
        }
    }
}
