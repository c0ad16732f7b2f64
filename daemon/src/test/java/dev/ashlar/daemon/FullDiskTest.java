package dev.ashlar.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ashlar.daemon.client.Address;
import dev.ashlar.daemon.client.AdminClient;
import dev.ashlar.daemon.problem.Kind;
import dev.ashlar.daemon.problem.ProblemException;
import dev.ashlar.daemon.testing.Project;
import dev.ashlar.daemon.testing.Site;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A state directory on a disk that is full: deploys are refused, what serves goes on serving, and all is well when there is room again. */
@Timeout(120)
class FullDiskTest {
    @TempDir
    private Path folder;

    private interface Check {
        void in(Path state) throws Exception;
    }

    @Test
    void keepsWhatServes() throws Exception {
        onSmallDisk(this::check);
    }

    @Test
    void keepsWhatIsKnownWhole() throws Exception {
        onSmallDisk(this::checkDatabase);
    }

    private void onSmallDisk(Check check) throws Exception {
        Path state = Files.createDirectory(folder.resolve("state"));
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", state.toString()),
                "cannot mount a small file system here: only root may, on Linux");
        try {
            check.in(state);
        } finally {
            assertThat(run("umount", state.toString())).isTrue();
        }
    }

    private static AdminClient client(Path state) {
        return new AdminClient(
                new Address.Socket(DaemonConfig.socketIn(state)), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Nothing is to be sent, so it is the database that finds the disk full; after that all of it must be as it was. */
    private void checkDatabase(Path state) throws Exception {
        var project = Project.pair(folder.resolve("pair"));
        var config = DaemonConfig.of(state, new InetSocketAddress("127.0.0.1", 0));
        try (var _ = Daemon.start(config)) {
            var client = client(state);
            var _ = project.deploy(client);
            var _ = project.deploy(client, "second", Map.of());
            fill(state);
            int deployed = 1;
            for (int refused = 0; refused < 3; ) {
                try {
                    var _ = project.deploy(client, "pair", Map.of("message", "x".repeat(4000)));
                    deployed++;
                } catch (ProblemException e) {
                    assertThat(e.kind()).as(e.getMessage()).isEqualTo(Kind.DISK_FULL);
                    refused++;
                }
            }
            for (int i = 0; i < 3; i++) {
                try {
                    client.delete("/v1/apps/second");
                } catch (ProblemException e) {
                    assertThat(e.kind()).as(e.getMessage()).isEqualTo(Kind.DISK_FULL);
                }
            }
            assertThat(client.get("/v1/apps/pair").fields().number("revision")).isEqualTo(deployed);
            Files.delete(state.resolve("filling"));
            assertThat(project.deploy(client).answer().fields().number("number"))
                    .isEqualTo(deployed + 1);
            assertThat(client.get("/v1/apps").json()).contains("\"second\"");
        }
        try (var daemon = Daemon.start(config)) {
            assertThat(new Site(daemon.address())
                            .get("second.localhost", "/ask/environment")
                            .status())
                    .isEqualTo(200);
        }
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private void check(Path state) throws Exception {
        var project = Project.pair(folder.resolve("pair"));
        try (var daemon = Daemon.start(DaemonConfig.of(state, new InetSocketAddress("127.0.0.1", 0)))) {
            var client = new AdminClient(
                    new Address.Socket(DaemonConfig.socketIn(state)),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
            var site = new Site(daemon.address());
            var _ = project.deploy(client);
            assertThat(site.get("pair.localhost", "/ask/environment").status()).isEqualTo(200);
            fill(state);
            Files.writeString(
                    project.folder().resolve("ashlar.toml"),
                    "# another\n" + Files.readString(project.folder().resolve("ashlar.toml")));
            for (int i = 0; i < 3; i++) {
                assertThatExceptionOfType(ProblemException.class)
                        .isThrownBy(() -> project.deploy(client, "pair", Map.of("message", "x".repeat(4000))))
                        .withMessageContaining("make room where the daemon keeps its state")
                        .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.DISK_FULL));
            }
            assertThat(site.get("pair.localhost", "/ask/environment").status()).isEqualTo(200);
            assertThat(client.get("/v1/apps/pair").fields().number("revision")).isEqualTo(1);
            Files.delete(state.resolve("filling"));
            assertThat(project.deploy(client).answer().fields().number("number"))
                    .isEqualTo(2);
            assertThat(site.get("pair.localhost", "/ask/environment").status()).isEqualTo(200);
        }
    }

    private static void fill(Path state) throws IOException {
        try (OutputStream out = Files.newOutputStream(state.resolve("filling"))) {
            while (true) {
                out.write(new byte[4096]);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("space");
        }
    }
}
