package dev.ashlar.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.host.rehearse.Rehearsal;
import dev.ashlar.oci.ImageManifest;
import dev.ashlar.oci.Reference;
import dev.ashlar.oci.registry.Registry;
import dev.ashlar.oci.registry.RegistryConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code key generate}, {@code push --sign}, {@code verify} and {@code pull --require-key} against Debian's docker-registry. */
class SignatureCommandsTest {

    @TempDir
    private Path directory;

    private TestRegistry registry;
    private String name;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        registry = TestRegistry.start(directory, Map.of());
        name = registry.name();
        Files.write(directory.resolve("hello.wasm"), Rehearsal.component());
        Files.writeString(
                directory.resolve("ashlar.toml"), "[component.hello]\nsource = \"hello.wasm\"\nroutes = [\"/...\"]\n");
    }

    @AfterEach
    void end() {
        if (registry != null) {
            registry.close();
        }
    }

    private static CommandRun good(CommandRun run) {
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(ExitCode.SUCCESS);
        return run;
    }

    private String key(String file) {
        String path = directory.resolve(file).toString();
        good(CommandRun.of("key", "generate", path, "--no-password"));
        return path;
    }

    @Test
    void whatIsSignedIsVerified() throws IOException {
        String release = key("release");
        String other = key("other");
        String reference = name + "/acme/app:1";
        good(CommandRun.of("push", directory.toString(), reference));

        var unsigned = CommandRun.of("verify", reference, "--key", release + ".pub");
        assertThat(unsigned.exitCode()).isEqualTo(ExitCode.FAILURE);
        assertThat(unsigned.err()).contains(reference, release + ".pub (", "it is not signed");

        var pushed = good(CommandRun.of("push", directory.toString(), reference, "--sign", release + ".key"));
        assertThat(pushed.out()).contains("signed it and its 2 manifests by " + release + ".key (");
        var verified = good(CommandRun.of("verify", reference, "--key", other + ".pub", "--key", release + ".pub"));
        assertThat(verified.out()).contains("@sha256:", " is signed by " + release + ".pub (");
        assertThat(good(CommandRun.of("verify", reference, "--key", release + ".pub", "--json"))
                        .out())
                .contains("\"fingerprint\": \"");
        assertThat(CommandRun.of("verify", reference, "--key", other + ".pub").err())
                .contains("its signature is by none of them");
    }

    @Test
    void whatIsNoSignatureIsTold() throws IOException {
        String release = key("release");
        String reference = name + "/acme/app:1";
        good(CommandRun.of("push", directory.toString(), reference, "--sign", release + ".key"));
        String verified = good(CommandRun.of("verify", reference, "--key", release + ".pub"))
                .out();
        String place = verified.replaceFirst("(?s)@sha256:([0-9a-f]{64}) .*", ":sha256-$1.sig");
        good(CommandRun.of("push", directory.toString(), place));

        for (var command : List.of("verify", "pull")) {
            String option = command.equals("verify") ? "--key" : "--require-key";
            var run = CommandRun.of(command, reference, option, release + ".pub");
            assertThat(run.exitCode()).isEqualTo(ExitCode.FAILURE);
            assertThat(run.err())
                    .startsWith("error: " + place + " should have signatures in it, and is no image manifest: ");
        }
    }

    @Test
    void aPullTakesOnlyWhatThePolicyAllows() throws IOException {
        String release = key("release");
        String reference = name + "/acme/hello:1";
        good(CommandRun.of("push", directory.resolve("hello.wasm").toString(), reference));

        assertThat(CommandRun.of("pull", reference, "--require-key", release + ".pub")
                        .err())
                .contains("may not be used: it has to be signed by " + release + ".pub");
        Path policy = directory.resolve("policy.toml");
        Files.writeString(policy, "[[rule]]\nrepositories = \"%s/acme/*\"\nkeys = \"release.pub\"\n".formatted(name));
        assertThat(CommandRun.of("pull", reference, "--policy", policy.toString())
                        .err())
                .contains("it is not signed");

        var pushed = good(CommandRun.of(
                "push", directory.resolve("hello.wasm").toString(), reference, "--sign", release + ".key"));
        assertThat(pushed.out()).contains("signed it by ");
        good(CommandRun.of("pull", reference, "--policy", policy.toString()));
        good(CommandRun.of("pull", reference, "--require-key", release + ".pub"));
        assertThat(CommandRun.of("pull", name + "/other/hello:1", "--policy", policy.toString())
                        .err())
                .contains("404");
        assertThat(CommandRun.of("pull", reference, "--policy", policy.toString(), "--require-key", release + ".pub")
                        .exitCode())
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void anApplicationThatIsNotSignedDoesNotStart() throws IOException {
        String release = key("release");
        String reference = name + "/acme/app:1";
        good(CommandRun.of("push", directory.toString(), reference));
        Path state = directory.resolve("state");

        var run = CommandRun.of(
                "up",
                reference,
                "--require-key",
                release + ".pub",
                "--state-dir",
                state.toString(),
                "--addr",
                "127.0.0.1:0");
        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILURE);
        assertThat(run.err()).contains(reference, "may not be used", release + ".pub", "it is not signed");
        assertThat(state).doesNotExist();

        var local = CommandRun.of("up", directory.toString(), "--require-key", release + ".pub");
        assertThat(local.exitCode()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void componentsOfALocalManifestAreHeldAgainstThePolicy() throws Exception {
        String release = key("release");
        String other = key("other");
        String reference = name + "/acme/hello:1";
        String wasm = directory.resolve("hello.wasm").toString();
        good(CommandRun.of("push", wasm, reference));
        Path local = Files.createDirectories(directory.resolve("local"));
        Files.writeString(
                local.resolve("ashlar.toml"),
                "[component.hello]\nsource = { oci = \"%s\" }\nroutes = [\"/...\"]\n".formatted(reference));
        Path state = directory.resolve("state");
        var options = new String[] {
            "up",
            local.toString(),
            "--state-dir",
            state.toString(),
            "--addr",
            "127.0.0.1:0",
            "--require-key",
            release + ".pub"
        };
        var unsigned = CommandRun.of(options);
        assertThat(unsigned.exitCode()).isEqualTo(ExitCode.FAILURE);
        assertThat(unsigned.err())
                .contains(
                        "ashlar.toml:2:", reference + " (sha256:", "it is not signed", "fix: name one that is signed");
        assertThat(state.resolve("blobs")).doesNotExist();
        good(CommandRun.of("push", wasm, reference, "--sign", other + ".key"));
        assertThat(CommandRun.of(options).err()).contains("its signature is by none of them");
        Path policy = directory.resolve("policy.toml");
        Files.writeString(policy, "[[rule]]\nrepositories = \"ghcr.io/*\"\nkeys = \"release.pub\"\n");
        options[6] = "--policy";
        options[7] = policy.toString();
        assertThat(CommandRun.of(options).err()).contains("no rule of the policy is about it");

        good(CommandRun.of("push", wasm, reference, "--sign", release + ".key"));
        options[6] = "--require-key";
        options[7] = release + ".pub";
        try (var up = AshlarProcess.start(directory, options)) {
            assertThat(up.awaitAddress().get("/")).isNotEmpty();
        }
    }

    @Test
    void aBillOfMaterialsIsMadeAndAttached() throws IOException {
        String reference = name + "/acme/app:1";
        good(CommandRun.of("push", directory.toString(), reference, "--sbom"));
        var store = RegistryOptions.store();
        try (var registry = new Registry(RegistryConfig.DEFAULT)) {
            var parsed = Reference.parse(reference);
            var referrers = registry.referrers(parsed, registry.resolve(parsed).orElseThrow());
            assertThat(referrers.getFirst().artifactType()).contains("application/vnd.cyclonedx+json");
            var manifest = registry.fetch(parsed.at(referrers.getFirst().digest()));
            var bill = new String(
                    store.read(
                            ImageManifest.parse(manifest.bytes())
                                    .layers()
                                    .getFirst()
                                    .digest(),
                            1 << 20),
                    UTF_8);
            assertThat(good(CommandRun.of("sbom", reference)).out()).isEqualTo(bill + System.lineSeparator());
            assertThat(bill).contains("\"purl\":\"pkg:oci/app@sha256%3A");
        }
        Path file = directory.resolve("bill.json");
        good(CommandRun.of("sbom", directory.toString(), "-o", file.toString()));
        assertThat(file).content().contains("\"bomFormat\":\"CycloneDX\"", "\"name\":\"hello\"");
        assertThat(good(CommandRun.of("sbom", directory.resolve("hello.wasm").toString()))
                        .out())
                .contains("wasm:export");
        assertThat(CommandRun.of("sbom", "no such thing").err()).contains("neither a file nor a reference");
        Files.writeString(directory.resolve("text.wasm"), "text");
        assertThat(CommandRun.of("sbom", directory.resolve("text.wasm").toString())
                        .exitCode())
                .isNotEqualTo(ExitCode.SUCCESS);
    }

    @Test
    void keysAreMadeForTheirOwnerAlone() throws IOException {
        String release = key("release");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Path.of(release + ".key"))))
                .isEqualTo("rw-------");
        assertThat(Path.of(release + ".key")).content().startsWith("-----BEGIN PRIVATE KEY-----");

        var again = CommandRun.of("key", "generate", release, "--no-password");
        assertThat(again.exitCode()).isEqualTo(ExitCode.FAILURE);
        assertThat(again.err()).contains(release + ".key is there already");
        var nobody = CommandRun.of("key", "generate", directory.resolve("x").toString());
        assertThat(nobody.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(nobody.err()).contains("ASHLAR_KEY_PASSWORD", "--no-password");
    }

    @Test
    void aKeyThatCannotBeReadIsToldBeforeAnythingIsSent() {
        var run = CommandRun.of(
                "push", directory.resolve("hello.wasm").toString(), name + "/acme/hello:1", "--sign", "none.key");
        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILURE);
        assertThat(run.err()).contains("the key none.key cannot be read: it does not exist");
        assertThat(CommandRun.of("pull", name + "/acme/hello:1").exitCode()).isEqualTo(ExitCode.FAILURE);
    }
}
