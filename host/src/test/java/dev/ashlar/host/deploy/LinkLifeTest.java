package dev.ashlar.host.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.host.manifest.ManifestException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What links of several revisions together make comes, sleeps, wakes and goes without a request that notices. */
class LinkLifeTest {
    private static final String PROBES = """
            [component.gate]
            source = "GUESTS/c-probe.wasm"
            routes = ["/relay"]
            egress = ["http://back.internal"]

            [component.back]
            source = "GUESTS/c-probe.wasm"

            [[trigger.http]]
            route = "/..."
            private = true
            component = "back"
            """;

    /** A back with a small memory has no room for a large variable, and traps. */
    private static final String PAIR = """
            [application]
            name = "tested"
            %s

            [component.front]
            source = "COMPONENTS/front.wasm"
            routes = ["/..."]
            links = { "ashlar:tests/parts" = "back" }

            [component.back]
            source = "COMPONENTS/back.wasm"
            limits = { memory = "1MiB" }
            environment = { text = "%s" }
            """;

    @TempDir
    private Path directory;

    private static String chain(int version) {
        return LinkMixturesTest.CHAIN.replace("VERSION", "" + version);
    }

    @Test
    void aRevisionIsGoneWhenThoseThatItTookPartInAre() throws Exception {
        try (var deployment = new TestDeployment(directory)) {
            deployment.serve(1, PROBES);
            deployment.application.prepare(2, deployment.source(PROBES), PrepareOptions.DEFAULT);
            deployment.application.route(Traffic.all(1).withLink("gate", "back", Map.of(2, 1)));
            try (var inFlight = deployment.holdRelay("back.internal")) {
                deployment.application.route(Traffic.all(1));
                deployment.application.retire(2);
                Thread.sleep(200); // if it does not wait, it is gone by now
                assertThat(deployment.revision(2).state()).isEqualTo(RevisionStatus.State.DRAINING);
                assertThat(inFlight.end()).isEqualTo(200);
            }
            deployment.awaitRetired(2);
        }
    }

    @Test
    void whatTheyCutOffIsTold() throws Exception {
        try (var deployment = new TestDeployment(directory, options -> options.withPatience(Duration.ofMillis(100)))) {
            deployment.serve(1, PROBES);
            deployment.application.prepare(2, deployment.source(PROBES), PrepareOptions.DEFAULT);
            deployment.application.route(Traffic.all(1).withLink("gate", "back", Map.of(2, 1)));
            try (var inFlight = deployment.holdRelay("back.internal")) {
                deployment.application.route(Traffic.all(1));
                deployment.application.retire(2);
                deployment.awaitRetired(2);
                assertThat(inFlight.end()).isPositive();
            }
            assertThat(deployment.deployed)
                    .anySatisfy(event -> assertThat(event)
                            .isInstanceOfSatisfying(
                                    DeployEvent.Retired.class,
                                    retired -> assertThat(retired.cutOff()).isPositive()));
        }
    }

    @Test
    void closingWaitsForThoseThatWereGivenUp() throws Exception {
        try (var deployment = new TestDeployment(directory)) {
            deployment.serve(1, PROBES);
            deployment.application.prepare(2, deployment.source(PROBES), PrepareOptions.DEFAULT);
            deployment.application.route(Traffic.all(1).withLink("gate", "back", Map.of(2, 1)));
            try (var inFlight = deployment.holdRelay("back.internal")) {
                deployment.application.route(Traffic.all(1));
                var closing = Thread.startVirtualThread(deployment.application::close);
                assertThat(closing.join(Duration.ofMillis(200))).as("it waits").isFalse();
                assertThat(inFlight.end()).isEqualTo(200);
                closing.join();
            }
            assertThat(deployment.application.base().capacity().instances().used())
                    .isZero();
        }
    }

    @Test
    void goOnAfterARestartWhenARequestComes() throws Exception {
        try (var deployment = new TestDeployment(directory)) {
            deployment.application.register(1, deployment.source(chain(1)));
            deployment.application.register(2, deployment.source(chain(2)));
            deployment.application.register(3, deployment.source(chain(3) + "[nonsense]"));
            var traffic = Traffic.all(1).withLink("gate", "front", Map.of(2, 1));
            deployment.application.restore(traffic, List.of());
            assertThat(deployment.application.traffic()).isEqualTo(traffic);
            assertThat(deployment.application.isAwake()).isFalse();
            var broken = Traffic.all(1).withLink("gate", "front", Map.of(3, 1));
            assertThatThrownBy(() -> deployment.application.restore(broken, List.of()))
                    .isInstanceOf(ManifestException.class);
            assertThat(deployment.relay("http://front.internal/ask/environment").body())
                    .isEqualTo("version=2\n");
            assertThat(deployment.application.isAwake()).isTrue();
        }
    }

    @Test
    void areAskedWhetherTheyWorkBeforeTheyServe() throws Exception {
        try (var deployment = new TestDeployment(directory)) {
            deployment.serve(1, PAIR.formatted("health = \"/ask/environment\"", "short"));
            deployment.application.prepare(
                    2, deployment.source(PAIR.formatted("", "long".repeat(200_000))), PrepareOptions.DEFAULT);
            var traffic = Traffic.all(1).withLink("front", "back", Map.of(1, 9, 2, 1));
            assertThatThrownBy(() -> deployment.application.prepare(traffic, HealthTest.WARM_UP))
                    .isInstanceOf(UnhealthyRevisionException.class)
                    .hasMessageContaining("/ask/environment answered with 500")
                    .hasMessageContaining("calls of front to back led to revision 2");
            assertThat(deployment.application.traffic()).isEqualTo(Traffic.all(1));
            for (int i = 0; i < 20; i++) {
                assertThat(deployment.get("/ask/environment").body()).isEqualTo("text=short\n");
            }
            deployment.application.retire(2);
            deployment.awaitRetired(2);
        }
    }

    @Test
    void whatIsMadeReadyIsThereWhenItIsLedTo() throws Exception {
        try (var deployment = new TestDeployment(directory)) {
            deployment.serve(1, chain(1));
            deployment.application.prepare(2, deployment.source(chain(2)), PrepareOptions.DEFAULT);
            deployment.application.prepare(3, deployment.source(chain(3)), PrepareOptions.DEFAULT);
            var traffic = Traffic.all(1).withLink("gate", "front", Map.of(2, 1));
            deployment.application.prepare(traffic, WarmUp.DEFAULT);
            assertThat(deployment.application.traffic()).isEqualTo(Traffic.all(1));
            deployment.application.route(traffic);
            assertThat(deployment.relay("http://front.internal/own/environment").body())
                    .isEqualTo("version=2\n");
            // what is not led to after all does not keep its revision
            deployment.application.prepare(Traffic.all(1).withLink("gate", "front", Map.of(3, 1)), WarmUp.DEFAULT);
            deployment.application.retire(3);
            deployment.awaitRetired(3);
            assertThat(deployment.relay("http://front.internal/own/environment").body())
                    .isEqualTo("version=2\n");
            assertThat(deployment.deployed).noneMatch(DeployEvent.Woken.class::isInstance);
        }
    }

    @Test
    void noRequestIsLostWhileLinksAreLedHereAndThere() throws Exception {
        try (var deployment = new TestDeployment(directory);
                var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            deployment.serve(1, chain(1));
            var stop = new AtomicBoolean();
            var results = new ArrayList<Future<Integer>>();
            for (int i = 0; i < 6; i++) {
                Callable<Integer> client = () -> requests(deployment, stop);
                results.add(clients.submit(client));
            }
            var random = new Random(7);
            int last = 15;
            for (int number = 2; number <= last; number++) {
                deployment.application.prepare(number, deployment.source(chain(number)), PrepareOptions.DEFAULT);
                var some = Map.of(number - 1, 1 + random.nextInt(9), number, 5);
                deployment.application.route(
                        Traffic.all(number - 1).withLink("gate", "front", some).withLink("front", "back", some));
                if (random.nextBoolean()) {
                    deployment.application.sleep(random.nextBoolean() ? number : number - 1);
                }
                Thread.sleep(random.nextInt(20));
                deployment.application.route(
                        Traffic.weights(some).withLink("front", "back", Map.of(number - 1, 1, number, 1)));
                Thread.sleep(random.nextInt(20));
                deployment.application.route(Traffic.all(number));
                deployment.application.retire(number - 1);
            }
            stop.set(true);
            int answered = 0;
            for (var result : results) {
                answered += result.get();
            }
            assertThat(answered).isGreaterThan(last);
            for (int number = 1; number < last; number++) {
                deployment.awaitRetired(number);
            }
            assertThat(deployment.deployed)
                    .filteredOn(DeployEvent.Retired.class::isInstance)
                    .hasSize(last - 1)
                    .allSatisfy(event ->
                            assertThat(((DeployEvent.Retired) event).cutOff()).isZero());
            deployment.application.sleep();
            assertThat(deployment.application.base().capacity().instances().used())
                    .isZero();
        }
    }

    private static int requests(TestDeployment deployment, AtomicBoolean stop) throws Exception {
        int answered = 0;
        while (!stop.get()) {
            var response = deployment.relay("http://front.internal/ask/environment");
            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
            assertThat(response.body()).matches("version=\\d+\n");
            answered++;
        }
        return answered;
    }
}
