package dev.ashlar.host.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Revisions that make things worse are taken back. */
class RollbackTest {
    /** Its paths /hello and /trap do what they are called, /status/NUMBER answers with that. */
    private static final String PROBE = """
            [component.probe]
            source = "GUESTS/c-probe.wasm"
            routes = ["/..."]
            """;

    private static final String GOOD = PROBE + """

            [[trigger.http]]
            route = "/trap"
            response = { status = 200, body = "fine" }
            """;

    private static final RollbackPolicy POLICY = new RollbackPolicy(0.1, 20, Duration.ofMinutes(10));

    @TempDir
    private Path directory;

    private TestDeployment deployment() throws Exception {
        var deployment = new TestDeployment(directory, options -> options.withRollback(POLICY));
        deployment.serve(1, GOOD);
        for (int i = 0; i < 30; i++) {
            assertThat(deployment.get("/trap").statusCode()).isEqualTo(200);
        }
        TestDeployment.await(
                () -> deployment.application.base().meters().application().invocations() == 30);
        return deployment;
    }

    private static DeployEvent.RolledBack rolledBack(TestDeployment deployment) throws InterruptedException {
        TestDeployment.await(() -> deployment.deployed.stream().anyMatch(DeployEvent.RolledBack.class::isInstance));
        return deployment.deployed.stream()
                .filter(DeployEvent.RolledBack.class::isInstance)
                .map(DeployEvent.RolledBack.class::cast)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void oneThatServesAloneIsMeasuredByWhatServedBefore() throws Exception {
        try (var deployment = deployment()) {
            deployment.serve(2, PROBE);
            for (int i = 0; i < 19; i++) {
                assertThat(deployment.get("/trap").statusCode()).isEqualTo(500);
            }
            assertThat(deployment.application.traffic()).isEqualTo(Traffic.all(2));
            assertThat(deployment.get("/trap").statusCode()).isEqualTo(500);
            var event = rolledBack(deployment);
            assertThat(event.revision()).isEqualTo(2);
            assertThat(event.from()).isEqualTo(Traffic.all(2));
            assertThat(event.to()).isEqualTo(Traffic.all(1));
            assertThat(event.rate().errors()).isGreaterThanOrEqualTo(20);
            assertThat(event.baseline()).isEqualTo(new ErrorRate(30, 0));
            assertThat(deployment.application.traffic()).isEqualTo(Traffic.all(1));
            assertThat(deployment.get("/trap").body()).isEqualTo("fine");
        }
    }

    @Test
    void oneThatServesAPartIsMeasuredByTheOthers() throws Exception {
        try (var deployment = deployment()) {
            deployment.application.prepare(2, deployment.source(PROBE), PrepareOptions.DEFAULT);
            deployment.application.route(Traffic.weights(Map.of(1, 1, 2, 1)));
            for (int i = 0;
                    i < 300 && deployment.application.traffic().revisions().size() == 2;
                    i++) {
                deployment.get("/trap");
            }
            var event = rolledBack(deployment);
            assertThat(event.to()).isEqualTo(Traffic.all(1));
            assertThat(event.baseline().errors()).isZero();
            assertThat(event.toString()).contains("(100.0 %)");
        }
    }

    @Test
    void whatClientsCauseIsNoReason() throws Exception {
        try (var deployment = deployment()) {
            deployment.serve(2, PROBE.replace("/...", "/hello"));
            for (int i = 0; i < 60; i++) {
                assertThat(deployment.get("/nowhere").statusCode()).isEqualTo(404);
            }
            assertThat(deployment.application.traffic()).isEqualTo(Traffic.all(2));
            TestDeployment.await(
                    () -> deployment.revision(2).reading().orElseThrow().invocations() == 60);
            assertThat(deployment.deployed).noneMatch(DeployEvent.RolledBack.class::isInstance);
        }
    }

    @Test
    void nothingIsTakenBackWhereThereIsNothingToGoBackTo() throws Exception {
        try (var deployment = deployment()) {
            deployment.serve(2, PROBE);
            deployment.application.retire(1);
            deployment.awaitRetired(1);
            for (int i = 0; i < 40; i++) {
                assertThat(deployment.get("/trap").statusCode()).isEqualTo(500);
            }
            assertThat(deployment.application.traffic()).isEqualTo(Traffic.all(2));
        }
    }

    @Test
    void oneThatCannotBeMadeReadyAgainIsTakenBack() throws Exception {
        try (var deployment = deployment()) {
            var gone = new AtomicBoolean();
            var source = TestDeployment.source(deployment.source(GOOD), gone::get);
            deployment.application.prepare(2, source, PrepareOptions.DEFAULT);
            deployment.application.route(Traffic.all(2));
            deployment.application.sleep();
            gone.set(true);
            for (int i = 0; i < 20; i++) {
                assertThat(deployment.get("/trap").statusCode()).isEqualTo(503);
            }
            var event = rolledBack(deployment);
            assertThat(event.revision()).isEqualTo(2);
            assertThat(deployment.get("/trap").body()).isEqualTo("fine");
        }
    }

    @Test
    void whatCannotBeMadeReadyBesideItIsNotItsFault() throws Exception {
        try (var deployment = deployment()) {
            var gone = new AtomicBoolean();
            var source = TestDeployment.source(deployment.source(GOOD), gone::get);
            deployment.application.prepare(2, source, PrepareOptions.DEFAULT);
            deployment.application.route(Traffic.all(2));
            deployment.application.prepare(3, deployment.source(GOOD), PrepareOptions.DEFAULT);
            var both = Traffic.weights(Map.of(2, 2, 3, 1));
            deployment.application.route(both);
            deployment.application.sleep();
            gone.set(true);
            deployment.application.retire(1);
            for (int i = 0; i < 60; i++) {
                assertThat(deployment.get("/trap").statusCode()).isEqualTo(503);
            }
            assertThat(deployment.application.traffic()).isEqualTo(both);
        }
    }

    @Test
    void goesOnAfterARestart() throws Exception {
        List<Trial> trials;
        try (var deployment = deployment()) {
            deployment.application.prepare(2, deployment.source(PROBE), PrepareOptions.DEFAULT);
            TestDeployment.await(() -> deployment
                            .application
                            .trials(Traffic.all(2))
                            .getFirst()
                            .baseline()
                            .requests()
                    == 30);
            trials = deployment.application.trials(Traffic.all(2));
            assertThat(trials)
                    .containsExactly(new Trial(new TreeSet<>(Set.of(2)), Traffic.all(1), new ErrorRate(30, 0)));
            deployment.application.route(Traffic.all(2));
            assertThat(deployment.application.trials(Traffic.all(2))).isEqualTo(trials);
        }
        try (var deployment = registered(trials)) {
            assertThat(deployment.application.trials(Traffic.all(2))).isEqualTo(trials);
            for (int i = 0; i < 20; i++) {
                assertThat(deployment.get("/trap").statusCode()).isEqualTo(500);
            }
            assertThat(rolledBack(deployment).baseline()).isEqualTo(new ErrorRate(30, 0));
            assertThat(deployment.get("/trap").body()).isEqualTo("fine");
            assertThat(deployment.application.trials(Traffic.all(1))).isEmpty();
        }
    }

    @Test
    void isMeasuredAfterARestartByWhatWasBefore() throws Exception {
        var bad = List.of(new Trial(new TreeSet<>(Set.of(2)), Traffic.all(1), new ErrorRate(30, 29)));
        try (var deployment = registered(bad)) {
            for (int i = 0; i < 40; i++) {
                assertThat(deployment.get("/trap").statusCode()).isEqualTo(500);
            }
            assertThat(deployment.application.traffic()).isEqualTo(Traffic.all(2));
        }
    }

    /** The second of two revisions that were deployed before the process ended serves. */
    private TestDeployment registered(List<Trial> trials) throws Exception {
        var deployment = new TestDeployment(directory, options -> options.withRollback(POLICY));
        deployment.application.register(1, deployment.source(GOOD));
        deployment.application.register(2, deployment.source(PROBE));
        deployment.application.restore(Traffic.all(2), trials);
        return deployment;
    }

    @Test
    void aTrialGoesBackToThoseThatAreKept() {
        var candidates = new TreeSet<>(Set.of(3));
        var trial = new Trial(
                candidates, Traffic.weights(Map.of(1, 9, 2, 1)).withLink("a", "b", Map.of(2, 1)), ErrorRate.NONE);
        assertThat(trial.among(Set.of(1, 3)))
                .contains(new Trial(candidates, Traffic.weights(Map.of(1, 9)), ErrorRate.NONE));
        assertThat(trial.among(Set.of(3))).isEmpty();
    }

    @Test
    void aRevisionThatWasBadBeforeIsNoWorse() {
        assertThat(POLICY.condemns(new ErrorRate(100, 30), new ErrorRate(100, 25)))
                .isFalse();
        assertThat(POLICY.condemns(new ErrorRate(100, 36), new ErrorRate(100, 25)))
                .isTrue();
        assertThat(POLICY.condemns(new ErrorRate(19, 19), ErrorRate.NONE)).isFalse();
        assertThatThrownBy(() -> new RollbackPolicy(1, 1, Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RollbackPolicy(0, 0, Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RollbackPolicy(0, 1, Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void forgetsWhatIsOld() {
        var now = new AtomicLong(Long.MAX_VALUE - 1000);
        var recent = new RecentRequests(Duration.ofSeconds(10), now::get);
        recent.add(true);
        now.addAndGet(Duration.ofSeconds(4).toNanos());
        recent.add(false);
        now.addAndGet(Duration.ofMillis(5_999).toNanos());
        assertThat(recent.rate()).isEqualTo(new ErrorRate(2, 1));
        now.addAndGet(Duration.ofMillis(1).toNanos());
        assertThat(recent.rate()).isEqualTo(new ErrorRate(1, 0));
        now.addAndGet(Duration.ofHours(1).toNanos());
        assertThat(recent.rate()).isEqualTo(ErrorRate.NONE);
        recent.add(false);
        assertThat(recent.rate()).isEqualTo(new ErrorRate(1, 0));
    }
}
