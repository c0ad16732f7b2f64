package dev.ashlar.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ashlar.daemon.client.Address;
import dev.ashlar.daemon.client.AdminClient;
import dev.ashlar.daemon.problem.Kind;
import dev.ashlar.daemon.problem.ProblemException;
import dev.ashlar.daemon.testing.Project;
import dev.ashlar.daemon.testing.Site;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is left of applications and tenants that have gone. */
@Timeout(120)
class PurgeTest {
    @TempDir
    private Path folder;

    private Daemon daemon;
    private AdminClient operator;
    private Project project;

    @BeforeEach
    void begin() throws IOException {
        start();
        project = Project.pair(folder.resolve("pair"));
        project.manifest(Files.readString(project.folder().resolve("ashlar.toml"))
                .replace("source = \"back.wasm\"", "source = \"back.wasm\"\nkey-value = [\"default\"]"));
    }

    private void start() throws IOException {
        daemon = Daemon.start(DaemonConfig.of(state(), new InetSocketAddress("127.0.0.1", 0)));
        operator = new AdminClient(
                new Address.Socket(DaemonConfig.socketIn(state())),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @AfterEach
    void stop() {
        daemon.close();
    }

    private Path state() {
        return folder.resolve("state");
    }

    private Path stores(String tenant, String application) {
        return state().resolve("tenants").resolve(tenant).resolve(application);
    }

    private long blobs() throws IOException {
        try (Stream<Path> files = Files.list(state().resolve("blobs/sha256"))) {
            return files.count();
        }
    }

    private Path log(String application) {
        return state().resolve("logs/default").resolve(application + ".log");
    }

    /** Lines are written soon after they are said. */
    private static void awaitFile(Path file) throws InterruptedException {
        while (!Files.exists(file)) {
            Thread.sleep(5);
        }
    }

    private void refuses(String path) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> operator.delete(path))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.NOT_FOUND));
    }

    @Test
    void leavesNothing() throws Exception {
        var _ = project.deploy(operator);
        var _ = project.deploy(operator, "second", Map.of());
        assertThat(new Site(daemon.address())
                        .get("pair.localhost", "/ask/environment")
                        .status())
                .isEqualTo(200);
        assertThat(stores("default", "pair")).isNotEmptyDirectory();
        awaitFile(log("pair"));
        long all = blobs();
        operator.delete("/v1/apps/pair?purge=true");
        assertThat(log("pair")).doesNotExist();
        assertThat(stores("default", "pair")).doesNotExist();
        assertThat(stores("default", "second")).isNotEmptyDirectory();
        assertThat(blobs()).as("the other one needs them").isEqualTo(all);
        assertThat(new Site(daemon.address())
                        .get("second.localhost", "/ask/environment")
                        .status())
                .isEqualTo(200);
        awaitFile(log("second"));
        operator.delete("/v1/apps/second?purge=true");
        assertThat(blobs()).isZero();
        assertThat(operator.get("/v1/tenants/default").fields().number("blob-bytes"))
                .isZero();
        assertThat(state().resolve("logs/default")).isEmptyDirectory();
        assertThat(project.deploy(operator).answer().fields().number("number")).isEqualTo(1);
    }

    @Test
    void isForWhatWasUndeployedBefore() throws Exception {
        var _ = project.deploy(operator);
        operator.delete("/v1/apps/pair");
        assertThat(stores("default", "pair")).isNotEmptyDirectory();
        operator.delete("/v1/apps/pair?purge=true");
        assertThat(stores("default", "pair")).doesNotExist();
        refuses("/v1/apps/pair?purge=true");
        refuses("/v1/apps/..%2Fother?purge=true");
    }

    @Test
    void goesOnAfterAKill() throws Exception {
        var _ = project.deploy(operator);
        operator.delete("/v1/apps/pair");
        stop();
        try (var database = DriverManager.getConnection("jdbc:sqlite:" + state().resolve("state.db"));
                var statement = database.createStatement()) {
            int _ = statement.executeUpdate("INSERT INTO leaving VALUES ('default', 'pair')");
        }
        start();
        assertThat(stores("default", "pair")).doesNotExist();
    }

    @Test
    void tenantsLeaveNothingToWhoHasTheirNameNext() throws Exception {
        var _ = operator.put("/v1/tenants/anna", Map.of());
        var anna = new AdminClient(
                new Address.Socket(DaemonConfig.socketIn(state())),
                Optional.empty(),
                Optional.of("anna"),
                Optional.empty());
        var _ = project.deploy(anna);
        anna.delete("/v1/apps/pair");
        assertThat(stores("anna", "pair")).isNotEmptyDirectory();
        operator.delete("/v1/tenants/anna");
        assertThat(state().resolve("tenants/anna")).doesNotExist();
        assertThat(state().resolve("logs/anna")).doesNotExist();
        var _ = operator.put("/v1/tenants/anna", Map.of());
        assertThat(anna.get("/v1/events").fields().objects("events")).isEmpty();
    }
}
