package dev.ashlar.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ashlar.daemon.client.Address;
import dev.ashlar.daemon.client.AdminClient;
import dev.ashlar.daemon.problem.ProblemException;
import dev.ashlar.daemon.testing.Project;
import dev.ashlar.daemon.testing.Site;
import dev.ashlar.host.deploy.RollbackPolicy;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process that ends, however it does, does not end the trial of a new revision. */
@Timeout(180)
class TrialsTest {
    private static final String FIXED = "fixed.localhost";
    private static final String PAIR = "pair.localhost";

    @TempDir
    private Path folder;

    private Daemon daemon;
    private AdminClient client;
    private Site site;

    private static DaemonConfig config(Path state) {
        return DaemonConfig.of(state, new InetSocketAddress("127.0.0.1", 0))
                .withRollback(new RollbackPolicy(0.1, 5, Duration.ofSeconds(60)));
    }

    private Path state() {
        return folder.resolve("state");
    }

    @BeforeEach
    void start() throws IOException {
        start(config(state()));
    }

    private void start(DaemonConfig config) throws IOException {
        daemon = Daemon.start(config);
        site = new Site(daemon.address());
        client = new AdminClient(
                new Address.Socket(DaemonConfig.socketIn(config.state())),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @AfterEach
    void stop() {
        daemon.close();
    }

    private void restart() throws IOException {
        stop();
        start();
    }

    /** The files as they are at this moment, since a process that is killed does nothing more for them. */
    private void kill() throws IOException {
        var left = folder.resolve("left");
        try (var files = Files.walk(state())) {
            for (Path file : (Iterable<Path>) files::iterator) {
                var copy = left.resolve(state().relativize(file));
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else if (Files.isRegularFile(file)) {
                    Files.copy(file, copy);
                }
            }
        }
        stop();
        start(config(left));
    }

    /** A good revision, and one that answers everything with 500 beside it. */
    private void deployGoodAndBad(Map<String, ?> request) throws IOException {
        var project = Project.fixed(folder.resolve("fixed"), "good");
        var _ = project.deploy(client);
        for (int i = 0; i < 10; i++) {
            assertThat(site.get(FIXED, "/").body()).isEqualTo("good");
        }
        project.manifest(Files.readString(project.folder().resolve("ashlar.toml"))
                .replace("status = 200, body = \"good\"", "status = 500, body = \"bad\""));
        var _ = project.deploy(client, "fixed", request);
    }

    private void awaitTakenBack(String host, String path, String application) throws IOException {
        while (!client.get("/v1/events").json().contains("taken-back")) {
            assertThat(site.get(host, path).status()).isIn(200, 500);
        }
        assertThat(client.get("/v1/apps/" + application + "/events")
                        .fields()
                        .objects("events")
                        .getFirst()
                        .text("text"))
                .startsWith("revision 2 was taken back: ");
        assertThat(client.get("/v1/apps/" + application + "/traffic").json())
                .isEqualTo("{\"requests\":{\"1\":1},\"links\":[]}");
        assertThat(client.get("/v1/apps/" + application + "/revisions/2")
                        .fields()
                        .text("status"))
                .isEqualTo("failed");
    }

    @Test
    void goesOnAfterARestart() throws Exception {
        deployGoodAndBad(Map.of("weight", 50));
        restart();
        awaitTakenBack(FIXED, "/", "fixed");
        restart();
        for (int i = 0; i < 10; i++) {
            assertThat(site.get(FIXED, "/").body()).isEqualTo("good");
        }
    }

    @Test
    void goesOnAfterAKill() throws Exception {
        deployGoodAndBad(Map.of("weight", 50));
        kill();
        awaitTakenBack(FIXED, "/", "fixed");
    }

    @Test
    void goesOnWhereTheWeightWasChanged() throws Exception {
        deployGoodAndBad(Map.of("weight", 1));
        var _ = client.put("/v1/apps/fixed/traffic", Map.of("requests", Map.of("1", 1, "2", 9)));
        kill();
        awaitTakenBack(FIXED, "/", "fixed");
    }

    @Test
    void whatWouldServeAgainIsKept() throws Exception {
        stop();
        start(config(state()).withKeptRevisions(1).withUnusedBlobs(Duration.ZERO));
        deployGoodAndBad(Map.of());
        stop();
        start(config(state()).withKeptRevisions(1).withUnusedBlobs(Duration.ZERO));
        long _ = daemon.collect();
        awaitTakenBack(FIXED, "/", "fixed");
        assertThat(site.get(FIXED, "/").body()).isEqualTo("good");
    }

    @Test
    void callsOfALinkGoBackAfterARestart() throws Exception {
        var project = Project.pair(folder.resolve("pair"));
        var _ = project.deploy(client);
        for (int i = 0; i < 10; i++) {
            assertThat(site.get(PAIR, "/ask/environment").status()).isEqualTo(200);
        }
        var manifest = Files.readString(project.folder().resolve("ashlar.toml"));
        project.manifest(manifest.replace("environment =", "limits = { memory = \"1MiB\" }\nenvironment =")
                .replace("{{ greeting }}", "long".repeat(200_000)));
        var links = List.of(Map.of("caller", "front", "callee", "back", "weight", 50));
        var _ = project.deploy(client, "pair", Map.of("links", links));
        restart();
        awaitTakenBack(PAIR, "/ask/environment", "pair");
    }

    @Test
    void requestsAreNotLedByHandToWhatCannotBeMadeReady() throws Exception {
        var project = Project.pair(folder.resolve("pair"));
        var _ = project.deploy(client);
        var first = project.bundle();
        project.manifest("# another\n" + Files.readString(project.folder().resolve("ashlar.toml")));
        var _ = project.deploy(client);
        stop();
        Files.delete(state().resolve("blobs/sha256/" + first.hex()));
        start();
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> client.post("/v1/apps/pair/rollback", Map.of(), Map.of()));
        assertThat(client.get("/v1/apps/pair/traffic").json()).isEqualTo("{\"requests\":{\"2\":1},\"links\":[]}");
        assertThat(site.get(PAIR, "/ask/environment").status()).isEqualTo(200);
    }

    @Test
    void anApplicationWithATrialCanEnd() throws Exception {
        deployGoodAndBad(Map.of("weight", 50));
        client.delete("/v1/apps/fixed");
        restart();
        assertThat(site.get(FIXED, "/").status()).isEqualTo(404);
    }
}
