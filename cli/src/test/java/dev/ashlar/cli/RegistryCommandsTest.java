package dev.ashlar.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.host.rehearse.Rehearsal;
import dev.ashlar.wasi.StandardStreams.Terminals;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code push}, {@code pull}, {@code inspect}, {@code login} and {@code logout} against Debian's docker-registry. */
class RegistryCommandsTest {
    private static final Path DOCKER_CONFIG = Path.of(System.getenv("DOCKER_CONFIG"), "config.json");

    @TempDir
    private Path directory;

    private TestRegistry registry;
    private String name;

    @BeforeEach
    void requirements() throws IOException {
        TestRegistry.require();
        Files.deleteIfExists(DOCKER_CONFIG);
    }

    @AfterEach
    void end() {
        if (registry != null) {
            registry.close();
        }
    }

    private void start(Map<String, String> settings) throws IOException, InterruptedException {
        registry = TestRegistry.start(directory, settings);
        name = registry.name();
    }

    private Path component() throws IOException {
        return Files.write(directory.resolve("hello.wasm"), Rehearsal.component());
    }

    private static CommandRun good(CommandRun run) {
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(ExitCode.SUCCESS);
        return run;
    }

    @Test
    void aComponentGoesThereAndBack() throws Exception {
        start(Map.of());
        String reference = name + "/acme/hello:1.0";
        var pushed = good(CommandRun.of("push", component().toString(), reference));
        assertThat(pushed.out()).startsWith(reference + "@sha256:").contains("pushed 3 blobs (");

        var again = good(CommandRun.of("push", component().toString(), name + "/acme/hello:1.1", "--json"));
        assertThat(again.out().replaceAll("\\s+", ""))
                .contains("\"transferred\":{")
                .contains("\"networkBytes\":0");
        var other = good(CommandRun.of("push", component().toString(), name + "/acme/other:1.0"));
        assertThat(other.out()).contains("pushed 1 blob (", "2 blobs mounted from another repository (");

        Path file = directory.resolve("back.wasm");
        good(CommandRun.of("pull", reference, "-o", file.toString()));
        assertThat(file).hasBinaryContent(Rehearsal.component());

        var seen = good(CommandRun.of("inspect", reference));
        assertThat(seen.out())
                .contains("type       application/vnd.wasm.config.v0+json")
                .containsPattern("sha256:[0-9a-f]{64} +[0-9,]+ +application/wasm\n");
        assertThat(good(CommandRun.of("inspect", reference, "--json")).out())
                .contains("\"mediaType\": \"application/wasm\"");
    }

    @Test
    void anApplicationGoesThereAsAnIndex() throws Exception {
        start(Map.of());
        component();
        Path manifest = directory.resolve("ashlar.toml");
        Files.writeString(manifest, "[component.hello]\nsource = \"hello.wasm\"\nroutes = [\"/...\"]\n");
        String reference = name + "/acme/app:1";
        good(CommandRun.of("push", directory.toString(), reference));
        assertThat(good(CommandRun.of("inspect", reference)).out())
                .contains("type       application/vnd.ashlar.application.v1", "Manifests\n", "wasip2/wasm", "hello");
        Files.writeString(manifest, "[component.hello]\nsource = \"hello.wasm\"\nroutes = [\"/a/...\"]\n");
        assertThat(good(CommandRun.of("push", manifest.toString(), name + "/acme/app:2"))
                        .out())
                .contains("1 blob there already");
        good(CommandRun.of("pull", name + "/acme/app:2"));
    }

    @Test
    void aManifestNamesAComponentThere() throws Exception {
        start(Map.of());
        good(CommandRun.of("push", component().toString(), name + "/acme/hello:1.0"));
        Files.createDirectories(directory.resolve("app"));
        Files.writeString(
                directory.resolve("app/ashlar.toml"),
                "[component.hello]\nsource = { oci = \"%s/acme/hello:1.0\" }\nroutes = [\"/...\"]\n".formatted(name));
        good(CommandRun.of("push", directory.resolve("app").toString(), name + "/acme/app:1"));
        Files.writeString(
                directory.resolve("app/ashlar.toml"),
                "[component.hello]\nsource = { oci = \"%s/acme/nobody:1.0\" }\nroutes = [\"/...\"]\n".formatted(name));
        var run = CommandRun.of("push", directory.resolve("app").toString(), name + "/acme/app:1");
        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILURE);
        assertThat(run.err()).contains("ashlar.toml:2:", "answered 404 to manifest 1.0 of acme/nobody");
    }

    @Test
    void anApplicationRunsFromThere() throws Exception {
        start(Map.of());
        component();
        Files.createDirectories(directory.resolve("static"));
        Files.writeString(directory.resolve("static/a.txt"), "a file");
        Files.writeString(directory.resolve("ashlar.toml"), """
                [component.hello]
                source = "hello.wasm"
                routes = ["/..."]

                [[trigger.http]]
                route = "/static/..."
                files = "static"
                """);
        String reference = name + "/acme/app:1";
        good(CommandRun.of("push", directory.toString(), reference));
        Path state = directory.resolve("state");
        var running = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=dev.ashlar.engine,dev.ashlar.wasi,org.xerial.sqlitejdbc",
                        "--module-path",
                        System.getProperty("jdk.module.path"),
                        "--module",
                        "dev.ashlar.cli/dev.ashlar.cli.Main",
                        "up",
                        reference,
                        "--addr",
                        "127.0.0.1:0",
                        "--state-dir",
                        state.toString())
                .start();
        try (var log = running.errorReader(UTF_8)) {
            String ready = log.readLine();
            assertThat(ready).contains(" is up on http://127.0.0.1:");
            int port = Integer.parseInt(ready.replaceAll(".*127\\.0\\.0\\.1:([0-9]+).*", "$1"));
            try (var socket = new Socket("127.0.0.1", port)) {
                String ask = "GET /static/a.txt HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n";
                socket.getOutputStream().write(ask.getBytes(UTF_8));
                assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
                        .startsWith("HTTP/1.1 200 ")
                        .endsWith("a file");
            }
        } finally {
            running.destroyForcibly().onExit().join();
        }
        good(CommandRun.of("push", directory.resolve("hello.wasm").toString(), name + "/acme/hello:1"));
        var component = CommandRun.of("up", name + "/acme/hello:1", "--state-dir", state.toString());
        assertThat(component.exitCode()).isEqualTo(ExitCode.FAILURE);
        assertThat(component.err()).contains(name + "/acme/hello:1");
    }

    @Test
    void logInAndOut() throws Exception {
        Path passwords = directory.resolve("htpasswd");
        Files.writeString(passwords, "alice:$2y$05$abcdefghijklmnopqrstuuOQiyCxlgf/oeuTqixKmWdcYUh4Hjl0a\n");
        start(Map.of(
                "REGISTRY_AUTH", "htpasswd",
                "REGISTRY_AUTH_HTPASSWD_REALM", "test",
                "REGISTRY_AUTH_HTPASSWD_PATH", passwords.toString()));
        String reference = name + "/acme/hello:1.0";
        var stranger = CommandRun.of("push", component().toString(), reference);
        assertThat(stranger.exitCode()).isEqualTo(ExitCode.FAILURE);
        assertThat(stranger.err()).contains("run `ashlar login " + name + "`");

        var wrong = CommandRun.of(Terminals.NONE, "no\n".getBytes(UTF_8), "login", name, "-u", "alice");
        assertThat(wrong.exitCode()).isEqualTo(ExitCode.FAILURE);
        assertThat(wrong.err()).contains("answered 401");
        assertThat(DOCKER_CONFIG).doesNotExist();

        var right = good(CommandRun.of(Terminals.NONE, "secret\n".getBytes(UTF_8), "login", name, "-u", "alice"));
        assertThat(right.out()).startsWith("logged in to " + name + " as alice; kept by ");
        good(CommandRun.of("push", component().toString(), reference));

        assertThat(good(CommandRun.of("logout", name)).out()).isEqualTo("logged out of " + name + "\n");
        assertThat(good(CommandRun.of("logout", name)).out()).isEqualTo("you were not logged in to " + name + "\n");
        assertThat(CommandRun.of("pull", reference).exitCode()).isEqualTo(ExitCode.FAILURE);
    }

    @Test
    void argumentsThatMakeNoSense() throws Exception {
        assertThat(CommandRun.of("push", "x.wasm", "nonsense").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(CommandRun.of("pull", "ghcr.io/a/b").err()).contains("neither tag nor digest");
        assertThat(CommandRun.of("logout", "a b").exitCode()).isEqualTo(ExitCode.USAGE);
        var missing = CommandRun.of("push", directory.resolve("no.wasm").toString(), "localhost:1/a:1");
        assertThat(missing.err()).contains("no such file");
        var text = Files.writeString(directory.resolve("text.wasm"), "(module)");
        assertThat(CommandRun.of("push", text.toString(), "localhost:1/a:1").exitCode())
                .isEqualTo(ExitCode.MODULE);
        var nobody = CommandRun.of("push", component().toString(), "localhost:1/a:1");
        assertThat(nobody.err()).contains("localhost:1 cannot be reached");
    }
}
