package dev.ashlar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {
    @TempDir
    private Path folder;

    private CommandRun doctor(String manifest, String... more) throws IOException {
        Files.writeString(folder.resolve("ashlar.toml"), manifest);
        Files.copy(Path.of(ServeCommandTest.PROBE), folder.resolve("probe.wasm"));
        var args = new ArrayList<>(List.of("doctor", folder.toString()));
        args.addAll(List.of(more));
        if (!args.contains("--addr")) {
            args.addAll(List.of("--addr", "127.0.0.1:0"));
        }
        return CommandRun.of(args.toArray(String[]::new));
    }

    @Test
    void findsNothingWhereAllIsWell() throws IOException {
        var run = doctor("[component.probe]\nsource = \"probe.wasm\"\nroutes = [\"/...\"]\n");
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(ExitCode.SUCCESS);
        assertThat(run.out())
                .containsPattern("ok       java: \\d+")
                .containsPattern("ok       manifest: [^\n]+: 1 components, 1 routes\n")
                .containsPattern("ok       probe: probe.wasm, \\d+ KB\n")
                .endsWith("\nall is well\n");
    }

    @Test
    void tellsAllAtOnceWithTheFix() throws IOException {
        var run = doctor("""
                [variables]
                key = { required = true, secret = true }

                [component.probe]
                source = { path = "probe.wasm", digest = "sha256:%s" }
                routes = ["/..."]
                variables = ["key"]
                build = "no-such-tool; wit-bindgen-of-nobody"

                [component.gone]
                source = "gone.wasm"
                routes = ["/gone"]
                """.formatted("0".repeat(64)));
        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILURE);
        assertThat(run.out())
                .contains("the variable \"key\" has no value", "at " + folder.resolve("ashlar.toml") + ":2:")
                .contains("probe.wasm has another digest, sha256:")
                .contains("there is no such file: gone.wasm", "fix: ")
                .contains("3 things to mend");
    }

    @Test
    void tellsOfManifestsThatCannotBeUsed() throws IOException {
        var run = doctor("[component.probe]\nsorce = \"probe.wasm\"\nroutes = 3\n");
        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILURE);
        assertThat(run.out()).contains("sorce", "did you mean", "things to mend");
        assertThat(CommandRun.of("doctor", folder.resolve("nowhere").toString()).out())
                .contains("does not exist", "`ashlar new NAME` makes an application");
    }

    @Test
    void saysWhenTheAddressIsTaken() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var run = doctor(
                    "[component.probe]\nsource = \"probe.wasm\"\nroutes = [\"/...\"]\n",
                    "--addr",
                    "127.0.0.1:" + taken.getLocalPort());
            assertThat(run.out()).contains("warning", "cannot listen on", "--addr", "it works; 1 warning");
            assertThat(run.exitCode()).isEqualTo(ExitCode.SUCCESS);
        }
    }

    @Test
    void reportsAsJson() throws IOException {
        var run = doctor("[component.probe]\nsource = \"gone.wasm\"\nroutes = [\"/...\"]\n", "--json");
        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILURE);
        assertThat(run.out())
                .startsWith("{\n  \"healthy\": false,")
                .contains("\"severity\": \"error\"", "\"line\": 2", "\"fix\": ");
    }
}
