package dev.ashlar.oci.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.oci.ContentStore;
import dev.ashlar.oci.Reference;
import dev.ashlar.oci.WasmArtifact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** containerd pulls what we pushed. */
@Timeout(120)
class ContainerdTest {
    private static final Path PROGRAM = Path.of("/usr/bin/containerd");

    @TempDir
    private Path directory;

    private Path socket;
    private Process daemon;

    @BeforeEach
    void start() throws Exception {
        Assumptions.assumeTrue(Files.isExecutable(PROGRAM), "skipped: apt-get install containerd");
        Assumptions.assumeTrue("root".equals(System.getProperty("user.name")), "skipped: containerd takes root");
        // paths of sockets are short
        socket = Files.createTempDirectory("ctrd").resolve("s");
        Path config = Files.writeString(directory.resolve("config.toml"), """
                version = 2
                disabled_plugins = ["io.containerd.grpc.v1.cri", "io.containerd.internal.v1.opt"]
                root = "%1$s/root"
                state = "%1$s/state"
                [grpc]
                  address = "%2$s"
                """.formatted(directory, socket));
        daemon = new ProcessBuilder(PROGRAM.toString(), "-c", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile())
                .start();
        while (ctr("version").status() != 0) {
            assertThat(daemon.isAlive())
                    .as(Files.readString(directory.resolve("log")))
                    .isTrue();
            Thread.sleep(50);
        }
    }

    @AfterEach
    void end() throws IOException {
        if (daemon != null) {
            daemon.destroyForcibly().onExit().join();
            Files.deleteIfExists(socket);
            Files.deleteIfExists(Path.of(socket + ".ttrpc"));
            Files.deleteIfExists(socket.getParent());
        }
    }

    private record Output(int status, String text) {}

    private Output ctr(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("ctr", "--address", socket.toString(), "--timeout", "30s"));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Output(process.waitFor(), text);
    }

    @Test
    void componentsArePulled() throws Exception {
        var store = new ContentStore(directory.resolve("store"));
        byte[] component = Samples.noise(1, 100_000);
        var artifact = WasmArtifact.ofComponent(component, List.of("b:c/d", "a:b/c"), List.of("e"), store);
        try (var server = new RealRegistry(directory.resolve("r")).start();
                var registry = new Registry(RegistryConfig.DEFAULT)) {
            var reference = Reference.parse(server.name() + "/acme/app:1");
            registry.push(artifact, store, reference, TransferListener.NONE);
            var pulled = ctr("content", "fetch", "--plain-http", "--platform", "wasip2/wasm", reference.toString());
            assertThat(pulled.status()).as(pulled.text()).isZero();
            var kept = ctr(
                    "content",
                    "get",
                    WasmArtifact.layer(artifact, store).digest().toString());
            assertThat(kept.status()).as(kept.text()).isZero();
            assertThat(ctr("content", "ls", "-q").text())
                    .contains(artifact.digest().toString())
                    .contains(WasmArtifact.layer(artifact, store).digest().toString());
            assertThat(ctr("images", "ls").text()).contains(reference.toString());
        }
    }
}
