package dev.ashlar.host.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls from one component to another are led to another revision. */
class LinkTrafficTest {
    /** /own/environment says the revision of the front, /ask/environment that of the back. */
    private static final String TYPED = """
            [variables]
            unused = "x"
            version = "%s"

            [component.front]
            source = "COMPONENTS/front.wasm"
            routes = ["/..."]
            links = { "ashlar:tests/parts" = "back" }
            environment = { version = "{{ version }}" }

            [component.back]
            source = "COMPONENTS/back.wasm"
            environment = { version = "{{ version }}" }
            """;

    /** /relay asks the back, which answers as its revision says. */
    private static final String REQUESTS = """
            [component.front]
            source = "GUESTS/c-probe.wasm"
            routes = ["/relay", "/count"]
            egress = ["http://back.internal"]

            [component.back]
            source = "GUESTS/c-probe.wasm"

            [[trigger.http]]
            route = "%s"
            private = true
            component = "back"
            """;

    @TempDir
    private Path directory;

    private static int countSecond(TestDeployment deployment, String path, int requests) throws Exception {
        int second = 0;
        for (int i = 0; i < requests; i++) {
            String body = deployment.get(path).body();
            assertThat(body).isIn("version=one\n", "version=two\n");
            second += body.equals("version=two\n") ? 1 : 0;
        }
        return second;
    }

    @Test
    void aPartOfTheCallsOfALinkGoesToAnotherRevision() throws Exception {
        var random = new Random(3);
        try (var deployment = new TestDeployment(directory, options -> options.withRandom(() -> random))) {
            deployment.serve(1, TYPED.formatted("one"));
            deployment.application.prepare(2, deployment.source(TYPED.formatted("two")), PrepareOptions.DEFAULT);
            var traffic = Traffic.all(1).withLink("front", "back", Map.of(1, 90, 2, 10));
            deployment.application.route(traffic);
            assertThat(deployment.application.traffic()).isEqualTo(traffic);
            assertThat(countSecond(deployment, "/ask/environment", 300)).isBetween(15, 50);
            assertThat(countSecond(deployment, "/own/environment", 50)).isZero();
            assertThat(deployment
                            .application
                            .base()
                            .meters()
                            .components()
                            .get("back@2")
                            .hostCalls())
                    .isPositive();
            deployment.application.route(Traffic.all(1));
            assertThat(countSecond(deployment, "/ask/environment", 30)).isZero();
        }
    }

    @Test
    void requestsBetweenComponentsAreLedAlike() throws Exception {
        try (var deployment = new TestDeployment(directory)) {
            deployment.serve(1, REQUESTS.formatted("/elsewhere"));
            deployment.application.prepare(2, deployment.source(REQUESTS.formatted("/hello")), PrepareOptions.DEFAULT);
            assertThat(deployment.relay("http://back.internal/hello").statusCode())
                    .isEqualTo(404);
            deployment.application.route(Traffic.all(1).withLink("front", "back", Map.of(2, 1)));
            assertThat(deployment.relay("http://back.internal/hello").statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void aRevisionThatALinkLeadsToIsInUse() throws Exception {
        try (var deployment = new TestDeployment(directory)) {
            deployment.serve(1, TYPED.formatted("one"));
            deployment.application.prepare(2, deployment.source(TYPED.formatted("two")), PrepareOptions.DEFAULT);
            deployment.application.route(Traffic.all(1).withLink("front", "back", Map.of(2, 1)));
            assertThatThrownBy(() -> deployment.application.retire(2)).isInstanceOf(RevisionInUseException.class);
            assertThat(deployment.get("/ask/environment").body()).isEqualTo("version=two\n");
            deployment.application.sleep();
            assertThat(deployment.get("/ask/environment").body()).isEqualTo("version=two\n");
            assertThat(deployment.get("/own/environment").body()).isEqualTo("version=one\n");
            deployment.application.route(Traffic.all(1));
            deployment.application.retire(2);
            deployment.awaitRetired(2);
            assertThat(deployment.get("/ask/environment").body()).isEqualTo("version=one\n");
        }
    }

    @Test
    void whatIsUnderWayEndsOnWhatItBeganWith() throws Exception {
        try (var deployment = new TestDeployment(directory)) {
            deployment.serve(1, REQUESTS.formatted("/elsewhere"));
            deployment.application.prepare(2, deployment.source(REQUESTS.formatted("/hello")), PrepareOptions.DEFAULT);
            deployment.application.route(Traffic.all(1).withLink("front", "back", Map.of(2, 1)));
            try (var inFlight = deployment.hold()) {
                deployment.application.route(Traffic.all(1));
                deployment.application.retire(2);
                assertThat(deployment.relay("http://back.internal/hello").statusCode())
                        .isEqualTo(404);
                assertThat(inFlight.end()).isEqualTo(200);
            }
        }
    }

    @Test
    void refusesLinksThatAreNotThere() throws Exception {
        try (var deployment = new TestDeployment(directory)) {
            deployment.serve(1, TYPED.formatted("one"));
            deployment.application.prepare(2, deployment.source(TYPED.formatted("two")), PrepareOptions.DEFAULT);
            assertThatThrownBy(() ->
                            deployment.application.route(Traffic.all(1).withLink("front", "bakc", Map.of(1, 1, 2, 1))))
                    .isInstanceOf(UnroutableLinkException.class)
                    .hasMessage("revision 2 has no component \"bakc\"; it has front, back");
            assertThatThrownBy(
                            () -> deployment.application.route(Traffic.all(1).withLink("back", "front", Map.of(2, 1))))
                    .isInstanceOf(UnroutableLinkException.class)
                    .hasMessageContaining("nothing leads from \"back\" to \"front\" in revision 1");
            assertThatThrownBy(
                            () -> deployment.application.route(Traffic.all(1).withLink("front", "back", Map.of(9, 1))))
                    .isInstanceOf(NoSuchRevisionException.class);
            assertThatThrownBy(() -> Traffic.NONE.withLink("front", "back", Map.of(1, 1)))
                    .isInstanceOf(IllegalArgumentException.class);
            var many = Traffic.all(1);
            for (int i = 0; i < 5; i++) {
                many = many.withLink("front", "back" + i, Map.of(1, 1, 2, 1));
            }
            var tooMany = many;
            assertThatThrownBy(() -> deployment.application.route(tooMany))
                    .isInstanceOf(UnroutableLinkException.class)
                    .hasMessageContaining("more than 16 combinations");
            assertThat(deployment.application.traffic()).isEqualTo(Traffic.all(1));
            assertThat(deployment.get("/ask/environment").body()).isEqualTo("version=one\n");
        }
    }
}
