package dev.ashlar.host.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Revisions that make things worse are taken back where only calls of a link are led to them, and while others are new as well. */
class LinkRollbackTest {
    /** The back of a good one has no such route; that of a bad one traps there. */
    private static final String MANIFEST = """
            [component.gate]
            source = "GUESTS/c-probe.wasm"
            routes = ["/relay"]
            egress = ["http://back.internal"]

            [component.back]
            source = "GUESTS/c-probe.wasm"

            [[trigger.http]]
            route = "%s"
            private = true
            component = "back"
            """;

    private static final String GOOD = MANIFEST.formatted("/hello");
    private static final String BETTER = MANIFEST.formatted("/status");
    private static final String BAD = MANIFEST.formatted("/trap");

    @TempDir
    private Path directory;

    private TestDeployment deployment() throws Exception {
        var random = new Random(11);
        var policy = new RollbackPolicy(0.2, 10, Duration.ofSeconds(60));
        return new TestDeployment(
                directory, options -> options.withRollback(policy).withRandom(() -> random));
    }

    private static void prepare(TestDeployment deployment, int number, String manifest) {
        deployment.application.prepare(number, deployment.source(manifest), PrepareOptions.DEFAULT);
    }

    private static int trap(TestDeployment deployment) throws Exception {
        return deployment.relay("http://back.internal/trap").statusCode();
    }

    private static void trap(TestDeployment deployment, int requests) throws Exception {
        for (int i = 0; i < requests; i++) {
            assertThat(trap(deployment)).isEqualTo(404);
        }
    }

    /** Asks until traffic goes back. */
    private static DeployEvent.RolledBack rolledBack(TestDeployment deployment) throws Exception {
        BooleanSupplier done = () -> !rollbacks(deployment).isEmpty();
        for (int i = 0; i < 200 && !done.getAsBoolean(); i++) {
            assertThat(trap(deployment)).isIn(404, 500);
        }
        TestDeployment.await(done);
        return rollbacks(deployment).getFirst();
    }

    private static List<DeployEvent.RolledBack> rollbacks(TestDeployment deployment) {
        return deployment.deployed.stream()
                .filter(DeployEvent.RolledBack.class::isInstance)
                .map(DeployEvent.RolledBack.class::cast)
                .toList();
    }

    private static Traffic link(Map<Integer, Integer> weights) {
        return Traffic.all(1).withLink("gate", "back", weights);
    }

    @Test
    void oneBehindALinkGoesBack() throws Exception {
        try (var deployment = deployment()) {
            deployment.serve(1, GOOD);
            prepare(deployment, 2, BAD);
            trap(deployment, 20);
            deployment.application.route(link(Map.of(1, 1, 2, 1)));
            var event = rolledBack(deployment);
            assertThat(event.revision()).isEqualTo(2);
            assertThat(event.from()).isEqualTo(link(Map.of(1, 1, 2, 1)));
            assertThat(event.to()).isEqualTo(Traffic.all(1));
            assertThat(event.rate().value()).isEqualTo(1);
            assertThat(event.baseline().errors()).isZero();
            trap(deployment, 5);
            deployment.application.retire(2);
            deployment.awaitRetired(2);
        }
    }

    @Test
    void oneThatIsOlderThanWhatServesGoesBack() throws Exception {
        try (var deployment = deployment()) {
            prepare(deployment, 1, BAD);
            deployment.serve(2, GOOD);
            trap(deployment, 20);
            deployment.application.route(Traffic.all(2).withLink("gate", "back", Map.of(1, 1, 2, 1)));
            var event = rolledBack(deployment);
            assertThat(event.revision()).isEqualTo(1);
            assertThat(deployment.application.traffic()).isEqualTo(Traffic.all(2));
        }
    }

    @Test
    void whatWasLedElsewhereBeforeIsLedThereAgain() throws Exception {
        try (var deployment = deployment()) {
            deployment.serve(1, GOOD);
            prepare(deployment, 2, BETTER);
            prepare(deployment, 3, BAD);
            deployment.application.route(link(Map.of(2, 1)));
            trap(deployment, 20);
            deployment.application.route(link(Map.of(2, 1, 3, 1)));
            var event = rolledBack(deployment);
            assertThat(event.revision()).isEqualTo(3);
            assertThat(event.to()).isEqualTo(link(Map.of(2, 1)));
            assertThat(deployment.application.traffic()).isEqualTo(link(Map.of(2, 1)));
            assertThat(deployment.relay("http://back.internal/status").statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void oneThatComesWhileAnotherIsNewGoesBackAlone() throws Exception {
        try (var deployment = deployment()) {
            deployment.serve(1, GOOD);
            prepare(deployment, 2, BETTER);
            prepare(deployment, 3, BAD);
            deployment.application.route(Traffic.weights(Map.of(1, 1, 2, 1)));
            trap(deployment, 40);
            deployment.application.route(Traffic.weights(Map.of(1, 1, 2, 1, 3, 1)));
            var event = rolledBack(deployment);
            assertThat(event.revision()).isEqualTo(3);
            assertThat(deployment.application.traffic()).isEqualTo(Traffic.weights(Map.of(1, 1, 2, 1)));
            trap(deployment, 20);
            assertThat(rollbacks(deployment)).hasSize(1);
        }
    }

    @Test
    void goesBackToThoseThatAreLeft() throws Exception {
        try (var deployment = deployment()) {
            deployment.serve(1, GOOD);
            prepare(deployment, 2, BETTER);
            prepare(deployment, 3, BAD);
            deployment.application.route(
                    Traffic.weights(Map.of(1, 9, 2, 1)).withLink("gate", "back", Map.of(1, 1, 2, 1)));
            trap(deployment, 20);
            deployment.application.route(Traffic.all(3));
            deployment.application.retire(2);
            deployment.awaitRetired(2);
            var event = rolledBack(deployment);
            assertThat(event.to()).isEqualTo(Traffic.weights(Map.of(1, 9)).withLink("gate", "back", Map.of(1, 1)));
            trap(deployment, 5);
        }
    }

    @Test
    void oneThatCannotBeMadeReadyBehindALinkGoesBack() throws Exception {
        try (var deployment = deployment()) {
            deployment.serve(1, GOOD);
            var gone = new AtomicBoolean();
            var source = TestDeployment.source(deployment.source(BETTER), gone::get);
            deployment.application.prepare(2, source, PrepareOptions.DEFAULT);
            trap(deployment, 20);
            deployment.application.route(link(Map.of(1, 1, 2, 1)));
            deployment.application.sleep();
            gone.set(true);
            for (int i = 0; i < 200 && rollbacks(deployment).isEmpty(); i++) {
                assertThat(trap(deployment)).isIn(404, 503);
            }
            TestDeployment.await(() -> !rollbacks(deployment).isEmpty());
            assertThat(rollbacks(deployment).getFirst().revision()).isEqualTo(2);
            assertThat(deployment.application.traffic()).isEqualTo(Traffic.all(1));
            trap(deployment, 5);
        }
    }

    @Test
    void goesOnAfterARestart() throws Exception {
        var before = link(Map.of(2, 1));
        var now = link(Map.of(2, 1, 3, 1));
        try (var deployment = deployment()) {
            deployment.application.register(1, deployment.source(GOOD));
            deployment.application.register(2, deployment.source(BETTER));
            deployment.application.register(3, deployment.source(BAD));
            var trial = new Trial(new TreeSet<>(Set.of(3)), before, ErrorRate.NONE);
            deployment.application.restore(now, List.of(trial));
            assertThat(deployment.application.isAwake()).isFalse();
            assertThat(deployment.application.trials(now)).containsExactly(trial);
            var event = rolledBack(deployment);
            assertThat(event.revision()).isEqualTo(3);
            assertThat(event.to()).isEqualTo(before);
            assertThat(deployment.relay("http://back.internal/status").statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void theNewestThatIsNewIsToAnswerFor() throws Exception {
        try (var deployment = deployment()) {
            deployment.serve(1, GOOD);
            prepare(deployment, 2, BETTER);
            prepare(deployment, 3, BAD);
            deployment.application.route(Traffic.weights(Map.of(2, 1)));
            trap(deployment, 20);
            deployment.application.route(Traffic.all(2).withLink("gate", "back", Map.of(2, 3, 3, 1)));
            var event = rolledBack(deployment);
            assertThat(event.revision()).isEqualTo(3);
            assertThat(deployment.application.traffic()).isEqualTo(Traffic.all(2));
        }
    }
}
