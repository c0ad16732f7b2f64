package dev.ashlar.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.oci.ContentStore;
import dev.ashlar.oci.Descriptor;
import dev.ashlar.oci.ImageManifest;
import dev.ashlar.oci.MediaTypes;
import dev.ashlar.oci.Reference;
import dev.ashlar.oci.registry.Registry;
import dev.ashlar.oci.registry.RegistryConfig;
import dev.ashlar.oci.registry.TransferListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a daemon, and {@code up}, fetch from Debian's docker-registry: applications of ours and of Spin, signed and not. */
@Timeout(180)
class DeployFromRegistryTest {
    private static final Path COMPONENTS = Path.of("../host/src/test/resources/dev/ashlar/host/components")
            .toAbsolutePath()
            .normalize();

    @TempDir
    private Path folder;

    private TestRegistry registry;
    private String name;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        registry = TestRegistry.start(folder, Map.of());
        name = registry.name();
    }

    @AfterEach
    void end() {
        if (registry != null) {
            registry.close();
        }
    }

    private static CommandRun good(CommandRun run) {
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.SUCCESS);
        return run;
    }

    private Path state() {
        return folder.resolve("state");
    }

    private AshlarProcess host(String... options) throws Exception {
        var all =
                new ArrayList<>(List.of("host", "--state", state().toString(), "--addr", "127.0.0.1:0", "--no-cache"));
        all.addAll(List.of(options));
        return AshlarProcess.start(folder, all.toArray(String[]::new)).awaitAddress();
    }

    private CommandRun ashlar(String... args) {
        var all = new ArrayList<>(List.of(args));
        all.add("--host");
        all.add("unix:" + state().resolve("host.sock"));
        return CommandRun.of(all.toArray(String[]::new));
    }

    private String application() throws IOException {
        Path pair = Files.createDirectories(folder.resolve("pair"));
        for (String component : List.of("front.wasm", "back.wasm")) {
            Files.copy(COMPONENTS.resolve(component), pair.resolve(component));
        }
        Files.writeString(pair.resolve("ashlar.toml"), """
                [application]
                name = "pair"

                [component.front]
                source = "front.wasm"
                routes = ["/own/...", "/ask/..."]
                links = { "ashlar:tests/parts" = "back" }

                [component.back]
                source = "back.wasm"
                environment = { greeting = "hello" }
                """);
        return pair.toString();
    }

    @Test
    void whatIsSignedIsDeployed() throws Exception {
        var key = folder.resolve("release").toString();
        good(CommandRun.of("key", "generate", key, "--no-password"));
        var policy = Files.writeString(folder.resolve("policy.toml"), "[[rule]]\nkeys = \"release.pub\"\n");
        var pair = application();
        var reference = name + "/acme/shop:1";
        good(CommandRun.of("push", pair, reference));
        try (var host = host("--policy", policy.toString())) {
            var unsigned = ashlar("deploy", reference);
            assertThat(unsigned.exitCode()).isEqualTo(ExitCode.FAILURE);
            assertThat(unsigned.err()).contains(reference + " (sha256:", "it is not signed");
            good(CommandRun.of("push", pair, reference, "--sign", key + ".key"));
            assertThat(good(ashlar("deploy", reference, "--domain", "localhost"))
                            .out())
                    .contains("the daemon fetched 9 of 9 blobs, ")
                    .contains("shop revision 1 serves after ")
                    .contains("  shop.localhost\n");
            assertThat(host.get("/ask/environment")).isEqualTo("greeting=hello\n");
            assertThat(good(ashlar("revisions", "shop")).out()).contains(reference);

            assertThat(good(ashlar("deploy", reference, "--upload")).out()).contains("sent 0 of 9 blobs, ");
            assertThat(good(ashlar("revisions", "shop")).out()).contains("       2  ");

            var local = ashlar("deploy", pair, "--name", "local");
            assertThat(local.err()).contains("local (sha256:", "it is not signed");
            assertThat(good(ashlar("deploy", pair, "--name", "local", "--sign", key + ".key"))
                            .out())
                    .contains("local revision 1 serves");
            assertThat(host.get("local.localhost", "/ask/environment")).isEqualTo("greeting=hello\n");
            var both = ashlar("deploy", reference, "--sign", key + ".key");
            assertThat(both.exitCode()).isEqualTo(ExitCode.USAGE);
            assertThat(both.err()).contains("`ashlar push --sign`");
            assertThat(ashlar("deploy", pair, "--sign", "none.key").err())
                    .contains("the key none.key cannot be read: it does not exist");
            assertThat(ashlar("deploy", name + "/acme/nobody:1").err()).contains("acme/nobody");
        }
    }

    @Test
    void tenantsHaveFetchedWhatTheyMay() throws Exception {
        var pair = application();
        good(CommandRun.of("push", pair, name + "/anna/pair:1"));
        try (var host = host("--allow-pull", "anna=" + name + "/anna/*")) {
            for (String tenant : List.of("anna", "ben")) {
                good(ashlar("tenant", "set", tenant));
                Files.writeString(
                        folder.resolve(tenant),
                        good(ashlar("tenant", "token", tenant)).out().strip());
            }
            var anna = folder.resolve("anna").toString();
            good(ashlar("deploy", name + "/anna/pair:1", "--token-file", anna));
            assertThat(host.get("pair.anna.localhost", "/ask/environment")).isEqualTo("greeting=hello\n");
            assertThat(ashlar(
                                    "deploy",
                                    name + "/anna/pair:1",
                                    "--token-file",
                                    folder.resolve("ben").toString())
                            .err())
                    .contains(
                            "for the tenant \"ben\"",
                            "`ashlar deploy --upload`",
                            "--allow-pull 'ben=" + name + "/anna/pair'");
            assertThat(good(ashlar(
                                    "deploy",
                                    name + "/anna/pair:1",
                                    "--upload",
                                    "--token-file",
                                    folder.resolve("ben").toString()))
                            .out())
                    .contains("sent 9 of 9 blobs, ");
            assertThat(host.get("pair.ben.localhost", "/ask/environment")).isEqualTo("greeting=hello\n");
            assertThat(ashlar("deploy", pair, "--upload").exitCode()).isEqualTo(ExitCode.USAGE);
        }
        assertThat(CommandRun.of("host", "--allow-pull", "=x", "--state", state().toString())
                        .exitCode())
                .isEqualTo(ExitCode.USAGE);
    }

    /** As {@code spin registry push} leaves it: one component that is linked to a dependency, and a file. */
    private Descriptor spins(ContentStore store) throws IOException {
        var layers = new ArrayList<Descriptor>();
        for (String component : List.of("front", "back")) {
            layers.add(store.put(
                    "application/vnd.wasm.content.layer.v1+wasm",
                    Files.readAllBytes(COMPONENTS.resolve(component + ".wasm"))));
        }
        layers.add(store.put(
                MediaTypes.SPIN_APPLICATION,
                """
                {"spin_lock_version": 0,
                 "metadata": {"name": "spun", "trigger": {"type": "http"}, "triggers": {}},
                 "variables": {"greeting": {"default": "moin"}},
                 "triggers": [
                   {"id": "trigger-front", "trigger_type": "http",
                    "trigger_config": {"component": "front", "route": "/...", "executor": null}}],
                 "components": [
                   {"id": "front",
                    "metadata": {"build": {"command": "make"}},
                    "source": {"content_type": "application/wasm", "digest": "%s"},
                    "env": {"greeting": "moin"},
                    "files": [{"inline": "aGk", "path": "a/hi.txt"}],
                    "dependencies": {"ashlar:tests/parts": {
                      "source": {"content_type": "application/wasm", "digest": "%s"},
                      "export": null, "inherit": "All"}}}]}
                """.formatted(layers.get(0).digest(), layers.get(1).digest()).getBytes(UTF_8)));
        var config = store.put(
                "application/vnd.oci.image.config.v1+json",
                "{\"architecture\":\"wasm\",\"os\":\"Wasip1\"}".getBytes(UTF_8));
        return store.put(MediaTypes.IMAGE_MANIFEST, new ImageManifest(config, layers).toJson());
    }

    @Test
    void spinsApplicationsRun() throws Exception {
        var reference = name + "/acme/spun:1";
        var store = new ContentStore(folder.resolve("store"));
        try (var registry = new Registry(RegistryConfig.DEFAULT)) {
            registry.push(spins(store), store, Reference.parse(reference), TransferListener.NONE);
        }
        assertThat(good(CommandRun.of("inspect", reference)).out())
                .contains("application/vnd.fermyon.spin.application.v1+config")
                .contains("Manifest\n  spin_manifest_version = 2\n")
                .contains("  [component.front]\n", "  route = \"/...\"\n");
        assertThat(good(CommandRun.of("inspect", "--json", reference)).out())
                .contains("\"manifest\": \"spin_manifest_version = 2\\n");
        assertThat(good(CommandRun.of("sbom", reference)).out()).contains("front-dependency-1");
        var up = AshlarProcess.start(
                folder,
                "up",
                reference,
                "--addr",
                "127.0.0.1:0",
                "--state-dir",
                folder.resolve("up").toString());
        try (up) {
            assertThat(up.awaitAddress().get("/ask/environment")).isEqualTo("greeting=moin\n");
        }
        try (var host = host()) {
            assertThat(good(ashlar("deploy", reference)).out())
                    .contains("the daemon fetched 5 of 5 blobs, ", "spun revision 1 serves");
            assertThat(host.get("spun.localhost", "/ask/environment")).isEqualTo("greeting=moin\n");
            host.kill();
        }
        try (var host = host()) {
            assertThat(host.get("spun.localhost", "/ask/environment")).isEqualTo("greeting=moin\n");
        }
        assertThat(CommandRun.of("pull", reference, "-o", folder.resolve("x").toString())
                        .err())
                .contains("it is an application of Spin, not a component; `ashlar up` runs it");
    }
}
