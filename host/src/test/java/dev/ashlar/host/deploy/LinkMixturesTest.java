package dev.ashlar.host.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.host.run.ApplicationMeters;
import dev.ashlar.host.run.HostListener;
import dev.ashlar.http.RequestListener;
import dev.ashlar.http.RequestRecord;
import dev.ashlar.http.RequestRecord.ComponentUse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Components of several revisions that answer a request together: each with what its own revision gives it. */
class LinkMixturesTest {
    /** The gate asks the front by a request, the front the back by a link; both say their revision. */
    static final String CHAIN = """
            [variables]
            to = "front"

            [component.gate]
            source = "GUESTS/c-probe.wasm"
            routes = ["/relay"]
            egress = ["http://{{ to }}.internal"]
            reuse = { invocations = 5, idle = "10s" }

            [component.front]
            source = "COMPONENTS/front.wasm"
            links = { "ashlar:tests/parts" = "back" }
            environment = { version = "VERSION" }
            reuse = { invocations = 5, idle = "10s" }

            [component.back]
            source = "COMPONENTS/back.wasm"
            environment = { version = "VERSION" }

            [[trigger.http]]
            route = "/..."
            private = true
            component = "front"
            """;

    /** The gate sends requests to a back that does so, too, and to itself. */
    private static final String PROBES = """
            [component.gate]
            source = "GUESTS/c-probe.wasm"
            routes = ["/relay"]
            egress = ["http://back.internal"]
            limits = { deadline = "20s" }

            [component.back]
            source = "GUESTS/c-probe.wasm"
            egress = ["http://back.internal"]
            limits = { concurrency = 1, queue = 9 }

            [[trigger.http]]
            route = "/..."
            private = true
            component = "back"
            """;

    @TempDir
    private Path directory;

    private static String chain(int version) {
        return CHAIN.replace("VERSION", "" + version);
    }

    private static TestDeployment serve(Path directory, int revisions) throws Exception {
        var random = new Random(5);
        var deployment = new TestDeployment(directory, options -> options.withRandom(() -> random));
        deployment.serve(1, chain(1));
        for (int number = 2; number <= revisions; number++) {
            deployment.application.prepare(number, deployment.source(chain(number)), PrepareOptions.DEFAULT);
        }
        return deployment;
    }

    private static String front(TestDeployment deployment) throws Exception {
        return deployment.relay("http://front.internal/own/environment").body();
    }

    private static String back(TestDeployment deployment) throws Exception {
        return deployment.relay("http://front.internal/ask/environment").body();
    }

    @Test
    void aChainGoesAlong() throws Exception {
        try (var deployment = serve(directory, 2)) {
            deployment.application.route(Traffic.all(1).withLink("gate", "front", Map.of(2, 1)));
            assertThat(front(deployment)).isEqualTo("version=2\n");
            assertThat(back(deployment)).isEqualTo("version=2\n");
            deployment.application.route(Traffic.all(1));
            assertThat(front(deployment)).isEqualTo("version=1\n");
        }
    }

    @Test
    void eachLinkOfAChainIsLedForItself() throws Exception {
        try (var deployment = serve(directory, 3)) {
            var traffic = Traffic.all(1).withLink("gate", "front", Map.of(2, 1));
            deployment.application.route(traffic.withLink("front", "back", Map.of(3, 1)));
            assertThat(front(deployment)).isEqualTo("version=2\n");
            assertThat(back(deployment)).isEqualTo("version=3\n");
            deployment.application.route(traffic.withLink("front", "back", Map.of(1, 1)));
            assertThat(front(deployment)).isEqualTo("version=2\n");
            assertThat(back(deployment)).isEqualTo("version=1\n");
            deployment.application.route(Traffic.weights(Map.of(1, 1, 2, 1)).withLink("front", "back", Map.of(3, 1)));
            for (int i = 0; i < 20; i++) {
                assertThat(back(deployment)).isEqualTo("version=3\n");
            }
        }
    }

    @Test
    void weightsOfSeveralLinksHoldWhereInstancesAreUsedAgain() throws Exception {
        try (var deployment = serve(directory, 3)) {
            deployment.application.route(Traffic.all(1)
                    .withLink("gate", "front", Map.of(1, 3, 2, 1))
                    .withLink("front", "back", Map.of(1, 1, 3, 1)));
            var fronts = new TreeMap<String, Integer>();
            var backs = new TreeMap<String, Integer>();
            for (int i = 0; i < 200; i++) {
                fronts.merge(front(deployment), 1, Integer::sum);
                backs.merge(back(deployment), 1, Integer::sum);
            }
            assertThat(fronts).containsOnlyKeys("version=1\n", "version=2\n");
            assertThat(fronts.get("version=2\n")).isBetween(30, 75);
            assertThat(backs).containsOnlyKeys("version=1\n", "version=3\n");
            assertThat(backs.get("version=3\n")).isBetween(75, 125);
        }
    }

    @Test
    void whatSeveralRevisionsAnswerCountsAsTheNewestOnes() throws Exception {
        try (var deployment = serve(directory, 2)) {
            deployment.application.route(Traffic.all(1).withLink("gate", "front", Map.of(2, 1)));
            for (int i = 0; i < 7; i++) {
                assertThat(front(deployment)).isEqualTo("version=2\n");
            }
            TestDeployment.await(
                    () -> deployment.application.base().meters().application().invocations() == 14);
            assertThat(deployment.revision(1).reading().map(ApplicationMeters.Reading::invocations))
                    .contains(0L);
            assertThat(deployment.revision(2).reading().map(ApplicationMeters.Reading::invocations))
                    .contains(14L);
        }
    }

    @Test
    void eachHasVariablesAndDirectoriesOfItsOwnRevision() throws Exception {
        Files.createDirectories(directory.resolve("old"));
        Files.createDirectories(directory.resolve("new"));
        String manifest = """
                [variables]
                password = { secret = true }
                %s

                [component.front]
                source = "COMPONENTS/front.wasm"
                routes = ["/..."]
                links = { "ashlar:tests/parts" = "back" }
                environment = { PASSWORD = "{{ password }}" }
                files = [{ source = "%s", target = "/front" }]

                [component.back]
                source = "COMPONENTS/back.wasm"
                environment = { %s = "{{ password }}" }
                files = [{ source = "%2$s", target = "/%2$s" }]
                """;
        try (var deployment = new TestDeployment(directory)) {
            deployment.application.prepare(
                    1,
                    deployment.source(manifest.formatted("", "old", "OLD"), Map.of("password", "first{{")),
                    PrepareOptions.DEFAULT);
            deployment.application.prepare(
                    2,
                    deployment.source(
                            manifest.formatted("more = {}", "new", "NEW"), Map.of("password", "{{ x }}", "more", "")),
                    PrepareOptions.DEFAULT);
            deployment.application.route(Traffic.all(1).withLink("front", "back", Map.of(2, 1)));
            assertThat(deployment.get("/own/environment").body()).isEqualTo("PASSWORD=first{{\n");
            assertThat(deployment.get("/ask/environment").body()).isEqualTo("NEW={{ x }}\n");
            assertThat(deployment.get("/own/directories").body()).isEqualTo("/front\n");
            assertThat(deployment.get("/ask/directories").body()).isEqualTo("/new\n");
        }
    }

    @Test
    void limitsHoldForAllRevisionsOfAComponentTogether() throws Exception {
        try (var deployment = new TestDeployment(directory)) {
            deployment.serve(1, PROBES.replace("queue = 9", "queue = 0"));
            deployment.application.prepare(
                    2, deployment.source(PROBES.replace("queue = 9", "queue = 0")), PrepareOptions.DEFAULT);
            try (var inFlight = deployment.holdRelay("back.internal")) {
                deployment.application.route(Traffic.all(1).withLink("gate", "back", Map.of(2, 1)));
                assertThat(deployment.relay("http://back.internal/hello").statusCode())
                        .isEqualTo(503);
                assertThat(inFlight.end()).isEqualTo(200);
            }
            assertThat(deployment.relay("http://back.internal/hello").statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void whatHappensInOneIsToldAsOfItsRevision() throws Exception {
        var told = new CopyOnWriteArrayList<String>();
        RevisionListeners listeners = revision -> new HostListener() {
            @Override
            public void output(String application, String component, Stream stream, String line) {
                told.add(revision + " " + component + " " + line);
            }

            @Override
            public void event(Event event) {
                told.add(revision + " " + event.component() + " " + event.kind());
            }
        };
        String impatient = PROBES.replace("queue = 9", "queue = 9, deadline = \"100ms\"");
        try (var deployment = new TestDeployment(directory, options -> options.withHosts(listeners))) {
            deployment.serve(1, impatient);
            deployment.application.prepare(2, deployment.source(impatient), PrepareOptions.DEFAULT);
            assertThat(deployment.relay("http://back.internal/late?wait=5000").statusCode())
                    .isEqualTo(504);
            assertThat(told).containsExactly("1 back LIMIT");
            deployment.application.route(Traffic.all(1).withLink("gate", "back", Map.of(2, 1)));
            assertThat(deployment.relay("http://back.internal/late?wait=5000").statusCode())
                    .isEqualTo(504);
            assertThat(told).containsExactly("1 back LIMIT", "2 back LIMIT");
        }
    }

    @Test
    void requestsAreToldWithAllThatTakePart() throws Exception {
        var told = new CopyOnWriteArrayList<String>();
        var listeners = new RevisionListeners() {
            @Override
            public HostListener of(int revision) {
                return HostListener.NONE;
            }

            @Override
            public RequestListener requests(String application, int base, SortedSet<Integer> revisions) {
                return new RequestListener() {
                    @Override
                    public boolean wantsAll() {
                        return true;
                    }

                    @Override
                    public void completed(RequestRecord request) {
                        told.add(request.served().map(ComponentUse::name).orElse("") + " " + base + revisions);
                    }
                };
            }
        };
        try (var deployment = new TestDeployment(directory, options -> options.withHosts(listeners))) {
            deployment.serve(1, PROBES);
            deployment.application.prepare(3, deployment.source(PROBES), PrepareOptions.DEFAULT);
            assertThat(deployment.relay("http://back.internal/hello").statusCode())
                    .isEqualTo(200);
            deployment.application.route(Traffic.all(1).withLink("gate", "back", Map.of(3, 1)));
            assertThat(deployment.relay("http://back.internal/hello").statusCode())
                    .isEqualTo(200);
            TestDeployment.await(() -> told.size() == 2);
            assertThat(told).containsExactlyInAnyOrder("back@3 1[1, 3]", "gate 1[1, 3]");
        }
    }

    @Test
    void doNotWaitForWhatTheirCallersHold() throws Exception {
        try (var deployment = new TestDeployment(directory)) {
            deployment.serve(1, PROBES);
            deployment.application.prepare(2, deployment.source(PROBES), PrepareOptions.DEFAULT);
            deployment.application.route(Traffic.all(1).withLink("gate", "back", Map.of(2, 1)));
            long begun = System.nanoTime();
            assertThat(deployment
                            .relay("/relay?again=1", "http://back.internal/relay?again=1")
                            .statusCode())
                    .isEqualTo(503);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
        }
    }

    @Test
    void oneThatDoesNotFitIsRefusedWithItsLine() throws Exception {
        try (var deployment = serve(directory, 1)) {
            String probe = chain(2).replace("COMPONENTS/front.wasm", "GUESTS/c-probe.wasm")
                    .replace("links = { \"ashlar:tests/parts\" = \"back\" }", "")
                    .replace("COMPONENTS/back.wasm", "GUESTS/c-probe.wasm");
            deployment.application.prepare(2, deployment.source(probe), PrepareOptions.DEFAULT.withForce(true));
            var traffic = Traffic.all(1).withLink("front", "back", Map.of(1, 1, 2, 1));
            assertThatThrownBy(() -> deployment.application.route(traffic))
                    .hasMessageContaining("ashlar.toml:12")
                    .hasMessageContaining("the component \"back@2\" does not export ashlar:tests/parts");
            assertThat(deployment.application.traffic()).isEqualTo(Traffic.all(1));
            assertThat(back(deployment)).isEqualTo("version=1\n");
        }
    }
}
