package dev.ashlar.host.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Revisions are asked whether they work before they serve. */
class HealthTest {
    private static final String MANIFEST = """
            [application]
            name = "tested"
            health = "%s"

            [component.probe]
            source = "GUESTS/c-probe.wasm"
            routes = ["/hello", "/trap", "/late"]
            """;

    /** With time enough for answers of a machine that does something else, too. */
    static final WarmUp WARM_UP = new WarmUp(3, Duration.ofSeconds(3), Duration.ofMillis(200));

    private static final PrepareOptions EAGER = PrepareOptions.DEFAULT.withWarmUp(WARM_UP);
    private static final PrepareOptions QUICK =
            PrepareOptions.DEFAULT.withWarmUp(new WarmUp(3, Duration.ofMillis(400), Duration.ofMillis(20)));

    @TempDir
    private Path directory;

    @Test
    void oneThatWorksServesAndItsTrialIsNotCounted() throws Exception {
        try (var deployment = new TestDeployment(directory)) {
            var status = deployment.application.prepare(
                    1, deployment.source(MANIFEST.formatted("/hello")), PrepareOptions.DEFAULT);
            assertThat(status.reading().orElseThrow().invocations()).isZero();
            assertThat(status.reading().orElseThrow().hostCalls()).isPositive();
            deployment.application.route(Traffic.all(1));
            assertThat(deployment.get("/hello").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void saysWhatOneAnsweredThatDoesNotWork() throws Exception {
        try (var deployment = new TestDeployment(directory)) {
            deployment.serve(1, MANIFEST.formatted("/hello"));
            var trapping = deployment.source(MANIFEST.formatted("/trap"));
            assertThatThrownBy(() -> deployment.application.prepare(2, trapping, EAGER))
                    .asInstanceOf(type(UnhealthyRevisionException.class))
                    .satisfies(e -> {
                        assertThat(e.status()).isEqualTo(500);
                        assertThat(e.problems()).hasSize(1);
                        assertThat(e)
                                .hasMessageContaining(
                                        "ashlar.toml:3:1: error: the revision does not work: /trap answered with 500")
                                .hasMessageContaining("unreachable")
                                .hasMessageContaining("what served before goes on serving");
                    });
            var elsewhere = deployment.source(MANIFEST.formatted("/nowhere"));
            assertThatThrownBy(() -> deployment.application.prepare(2, elsewhere, EAGER))
                    .isInstanceOf(UnhealthyRevisionException.class)
                    .hasMessageContaining("/nowhere answered with 404");
            assertThat(deployment.application.revisions()).hasSize(1);
            assertThat(deployment.get("/hello").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void oneThatDoesNotAnswerInTimeIsStopped() throws Exception {
        try (var deployment = new TestDeployment(directory)) {
            var slow = deployment.source(MANIFEST.formatted("/late?wait=20000"));
            long start = System.nanoTime();
            assertThatThrownBy(() -> deployment.application.prepare(1, slow, QUICK))
                    .isInstanceOf(UnhealthyRevisionException.class)
                    .hasMessageContaining("did not answer within 400 ms");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
            assertThat(deployment.application.revisions()).isEmpty();
        }
    }
}
