package dev.ashlar.host.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.host.manifest.ManifestException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Revisions are made ready, led to, given up; sleep and wake. */
class DeployedApplicationTest {
    private static final String MANIFEST = """
            [component.front]
            source = "COMPONENTS/front.wasm"
            routes = ["/..."]
            links = { "ashlar:tests/parts" = "back" }
            environment = { version = "%s" }

            [component.back]
            source = "COMPONENTS/back.wasm"
            environment = { version = "%1$s" }

            [component.probe]
            source = "GUESTS/c-probe.wasm"
            routes = ["/count"]
            """;

    @TempDir
    private Path directory;

    @Test
    void requestsGoWhereTheyAreLed() throws Exception {
        try (var deployment = new TestDeployment(directory)) {
            assertThat(deployment.get("/own/environment").statusCode()).isEqualTo(503);
            deployment.serve(1, MANIFEST.formatted("one"));
            deployment.application.prepare(2, deployment.source(MANIFEST.formatted("two")), PrepareOptions.DEFAULT);
            assertThat(deployment.get("/own/environment").body()).isEqualTo("version=one\n");
            deployment.application.route(Traffic.all(2));
            assertThat(deployment.get("/ask/environment").body()).isEqualTo("version=two\n");
            assertThat(deployment.revision(1).weight()).isZero();
            assertThat(deployment.revision(2).weight()).isEqualTo(1);
            TestDeployment.await(
                    () -> deployment.revision(1).reading().orElseThrow().invocations() == 1);
            TestDeployment.await(
                    () -> deployment.application.base().meters().application().invocations() == 2);
            deployment.application.retire(1);
            deployment.awaitRetired(1);
            assertThat(deployment.application.revisions()).hasSize(1);
            assertThat(deployment.deployed)
                    .contains(new DeployEvent.Routed(Traffic.all(1), Traffic.all(2)))
                    .anySatisfy(event -> assertThat(event)
                            .isInstanceOfSatisfying(DeployEvent.Retired.class, retired -> {
                                assertThat(retired.revision()).isEqualTo(1);
                                assertThat(retired.cutOff()).isZero();
                            }));
        }
    }

    @Test
    void whatIsUnderWayEndsWithTheRevisionThatItBeganWith() throws Exception {
        try (var deployment = new TestDeployment(directory)) {
            deployment.serve(1, MANIFEST.formatted("one"));
            try (var inFlight = deployment.hold()) {
                deployment.serve(2, MANIFEST.formatted("two"));
                deployment.application.retire(1);
                assertThat(deployment.revision(1).state()).isEqualTo(RevisionStatus.State.DRAINING);
                assertThat(deployment.revision(1).inFlight()).isEqualTo(1);
                assertThat(deployment.get("/own/environment").body()).isEqualTo("version=two\n");
                assertThat(inFlight.end()).isEqualTo(200);
            }
            TestDeployment.await(() -> deployment.application.revisions().size() == 1);
        }
    }

    @Test
    void weightsShareRequestsOut() throws Exception {
        var random = new java.util.Random(1);
        try (var deployment = new TestDeployment(directory, options -> options.withRandom(() -> random))) {
            deployment.serve(1, MANIFEST.formatted("one"));
            deployment.application.prepare(2, deployment.source(MANIFEST.formatted("two")), PrepareOptions.DEFAULT);
            deployment.application.route(Traffic.weights(Map.of(1, 90, 2, 10)));
            int second = 0;
            for (int i = 0; i < 300; i++) {
                second += deployment.get("/own/environment").body().equals("version=two\n") ? 1 : 0;
            }
            assertThat(second).isBetween(15, 50);
            int expected = second;
            TestDeployment.await(
                    () -> deployment.revision(2).reading().orElseThrow().invocations() == expected);
            assertThat(deployment.application.traffic().main()).contains(1);
        }
    }

    @Test
    void aRevisionThatCannotRunLeavesNothingBehind() throws Exception {
        try (var deployment = new TestDeployment(directory)) {
            deployment.serve(1, MANIFEST.formatted("one"));
            var broken = deployment.source(
                    MANIFEST.formatted("two").replace("links = { \"ashlar:tests/parts\" = \"back\" }\n", ""));
            assertThatThrownBy(() -> deployment.application.prepare(2, broken, PrepareOptions.DEFAULT))
                    .isInstanceOf(ManifestException.class)
                    .hasMessageContaining("imports ashlar:tests/parts");
            assertThat(deployment.application.revisions()).hasSize(1);
            assertThat(deployment.get("/own/environment").body()).isEqualTo("version=one\n");
            deployment.serve(2, MANIFEST.formatted("two"));
            assertThat(deployment.get("/own/environment").body()).isEqualTo("version=two\n");
        }
    }

    @Test
    void refusesWhatMakesNoSense() throws Exception {
        try (var deployment = new TestDeployment(directory)) {
            deployment.serve(1, MANIFEST.formatted("one"));
            var source = deployment.source(MANIFEST.formatted("two"));
            assertThatThrownBy(() -> deployment.application.prepare(1, source, PrepareOptions.DEFAULT))
                    .isInstanceOf(RevisionExistsException.class)
                    .hasMessageContaining("revision 1 is there already");
            assertThatThrownBy(() -> deployment.application.route(Traffic.weights(Map.of(1, 1, 7, 1))))
                    .isInstanceOf(NoSuchRevisionException.class)
                    .hasMessage("there is no revision 7; there are: 1");
            assertThatThrownBy(() -> deployment.application.retire(1)).isInstanceOf(RevisionInUseException.class);
            assertThatThrownBy(() -> deployment.application.retire(2)).isInstanceOf(NoSuchRevisionException.class);
            assertThatThrownBy(() -> Traffic.weights(Map.of(1, 0)))
                    .hasMessage("the weight of revision 1 is 0; it must be from 1 to 1000000");
            assertThat(deployment.application.traffic()).isEqualTo(Traffic.all(1));
            assertThat(deployment.get("/own/environment").body()).isEqualTo("version=one\n");
        }
    }

    @Test
    void registeredRevisionsWakeWhenARequestComes() throws Exception {
        try (var deployment = new TestDeployment(directory)) {
            deployment.application.register(1, deployment.source(MANIFEST.formatted("one")));
            deployment.application.route(Traffic.all(1));
            assertThat(deployment.revision(1).state()).isEqualTo(RevisionStatus.State.ASLEEP);
            assertThat(deployment.get("/own/environment").body()).isEqualTo("version=one\n");
            assertThat(deployment.revision(1).state()).isEqualTo(RevisionStatus.State.READY);
            deployment.application.sleep(1);
            assertThat(deployment.revision(1).state()).isEqualTo(RevisionStatus.State.ASLEEP);
            assertThat(deployment.get("/ask/environment").body()).isEqualTo("version=one\n");
            TestDeployment.await(
                    () -> deployment.application.base().meters().application().invocations() == 2);
        }
    }

    @Test
    void saysWhenOneDoesNotWake() throws Exception {
        try (var deployment = new TestDeployment(directory)) {
            deployment.application.register(1, deployment.source(MANIFEST.formatted("one") + "[nonsense]"));
            deployment.application.route(Traffic.all(1));
            assertThat(deployment.get("/own/environment").statusCode()).isEqualTo(503);
            assertThat(deployment.revision(1).state()).isEqualTo(RevisionStatus.State.ASLEEP);
        }
    }

    @Test
    void aRevisionThatDoesNotEndInTimeIsReported() throws Exception {
        try (var deployment = new TestDeployment(directory, options -> options.withPatience(Duration.ofMillis(100)))) {
            deployment.serve(1, MANIFEST.formatted("one"));
            try (var inFlight = deployment.hold()) {
                deployment.serve(2, MANIFEST.formatted("two"));
                deployment.application.retire(1);
                deployment.awaitRetired(1);
                assertThat(inFlight.end()).isPositive();
            }
            assertThat(deployment.deployed)
                    .anySatisfy(event -> assertThat(event)
                            .isInstanceOfSatisfying(
                                    DeployEvent.Retired.class,
                                    retired -> assertThat(retired.cutOff()).isEqualTo(1)));
        }
    }
}
