package dev.ashlar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the commands are a POSIX shell's")
@Timeout(120)
class BuildCommandTest {
    @TempDir
    private Path folder;

    private String app(String manifest) throws IOException {
        Files.writeString(folder.resolve("ashlar.toml"), manifest);
        return folder.toString();
    }

    private static String component(String name, String command) {
        return """
                [component.%s]
                source = "%s.wasm"
                routes = ["/%s"]
                build = { command = "%s", watch = ["%s.c"] }
                """.formatted(name, name, name, command, name);
    }

    @Test
    void buildsWhatChangedAndSaysSo() throws IOException {
        var app = app(component("auth", "cp auth.c auth.wasm") + component("store", "cp store.c store.wasm"));
        Files.writeString(folder.resolve("auth.c"), "1");
        Files.writeString(folder.resolve("store.c"), "1");
        var first = CommandRun.of("build", app);
        assertThat(first.exitCode()).isEqualTo(ExitCode.SUCCESS);
        assertThat(first.err())
                .containsPattern("auth   built in \\d+\\.\\d s\n")
                .containsPattern("store  built in \\d+\\.\\d s\n")
                .endsWith("2 built\n");

        Files.writeString(folder.resolve("auth.c"), "2");
        var second = CommandRun.of("build", app);
        assertThat(second.err()).contains("store  unchanged\n").endsWith("1 built, 1 unchanged\n");
        assertThat(CommandRun.of("build", app, "store", "--force").err()).endsWith("1 built\n");
        assertThat(CommandRun.of("build", "-f", app + "/ashlar.toml", "store").err())
                .isEqualTo("store  unchanged\n1 unchanged\n");
    }

    @Test
    void showsTheOutputOfWhatFailsUnderItsName() throws IOException {
        var app = app(component("auth", "echo no such header; exit 3") + component("store", "touch store.wasm"));
        var run = CommandRun.of("build", app);
        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILURE);
        assertThat(run.err())
                .containsPattern("auth   failed after \\d+\\.\\d s: 'echo no such header; exit 3' ended with 3\n"
                        + "auth  \\| no such header\n")
                .contains("store  built in ")
                .endsWith("1 built, 1 failed\n");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void saysWhenTheFileIsNotThereAfterwards() throws IOException {
        var run = CommandRun.of("build", app(component("auth", "true")));
        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILURE);
        assertThat(run.err()).contains("auth  failed: its commands ran, but did not make ", "auth.wasm; correct them");
    }

    @Test
    void reportsAsJson() throws IOException {
        var app = app(component("auth", "echo a; exit 3") + component("store", "touch store.wasm"));
        var run = CommandRun.of("build", app, "--json");
        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILURE);
        assertThat(run.out())
                .contains(
                        "\"successful\": false",
                        "\"component\": \"auth\"",
                        "\"exit-code\": 3",
                        "\"result\": \"built\"");
    }

    @Test
    void commandsPrintWhatTerminalsObeyAsText() throws IOException {
        var run = CommandRun.of("build", app(component("auth", "printf '\\\\033[31mred'; exit 1")));
        assertThat(run.err()).contains("\\u{1b}[31mred").doesNotContain("\u001b");
    }

    @Test
    void refusesComponentsThatItDoesNotKnow() throws IOException {
        var app = app(component("auth", "true") + "[component.image]\nsource = \"i.wasm\"\nroutes = [\"/i\"]\n");
        var unknown = CommandRun.of("build", app, "auht");
        assertThat(unknown.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(unknown.err()).contains("there is no component \"auht\"; did you mean \"auth\"?");
        var noBuild = CommandRun.of("build", app, "image");
        assertThat(noBuild.exitCode()).isEqualTo(ExitCode.FAILURE);
        assertThat(noBuild.err()).contains("the component \"image\" has no build in the manifest", "ashlar.toml:5");
        assertThat(CommandRun.of("build", app, "--jobs", "0").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(CommandRun.of("build", app, "-f", app).err()).contains("there is no component");
    }

    @Test
    void showsAllMistakesOfTheManifest() throws IOException {
        var run = CommandRun.of("build", app("[component.a]\nsource = 3\nroute = 4\n"));
        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILURE);
        assertThat(run.err())
                .contains("ashlar.toml:2:", "ashlar.toml:3:", "fix: ")
                .doesNotContain("a bug in Ashlar");
        assertThat(CommandRun.of("build", folder.resolve("nowhere/").toString()).err())
                .startsWith("error: ")
                .contains("nowhere", "does not exist");
    }

    @Test
    void takesItsCommandsAlongWhenItIsTold() throws Exception {
        var app = app(component("auth", "sleep 600 & echo pid $!; wait"));
        var process = new ProcessBuilder(Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "--module-path",
                                System.getProperty("jdk.module.path"),
                                "--module",
                                "dev.ashlar.cli/dev.ashlar.cli.Main",
                                "build",
                                app,
                                "--verbose")
                        .toList())
                .start();
        long pid;
        try (var lines = process.errorReader(StandardCharsets.UTF_8)) {
            pid = pid(lines);
            process.destroy();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
        var child = ProcessHandle.of(pid);
        child.ifPresent(
                handle -> handle.onExit().orTimeout(10, TimeUnit.SECONDS).join());
        assertThat(child.filter(ProcessHandle::isAlive)).isEmpty();
    }

    private static long pid(BufferedReader lines) throws IOException {
        var seen = new ArrayList<String>();
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            seen.add(line);
            if (line.contains("| pid ")) {
                return Long.parseLong(line.substring(line.lastIndexOf(' ') + 1));
            }
        }
        throw new AssertionError("no pid in " + seen);
    }
}
