package dev.ashlar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Follows {@code docs/patch-under-load.md} to the letter, but for the port, the daemon's directory, and that the load says when it ends. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the commands are a POSIX shell's")
@Timeout(600)
class PatchUnderLoadTest {
    private static final String PAGE = "../docs/patch-under-load.md";
    private static final String SERVER = "ashlar host";
    private static final String LOAD = "done >codes &";

    @TempDir
    private Path folder;

    private record Ended(int exitCode, String output) {}

    private Ended sh(String commands) throws IOException, InterruptedException {
        var log = folder.resolve("output");
        var builder = new ProcessBuilder("/bin/sh", "-c", "set -e\n" + commands)
                .directory(folder.resolve("clone").toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
        builder.environment().put("ASHLAR_STATE", folder.resolve("state").toString());
        var process = builder.start();
        return new Ended(process.waitFor(), Files.readString(log));
    }

    private void follow(Page.Step step, AshlarProcess host) throws IOException, InterruptedException {
        var ended = sh(step.commands()
                .replace("127.0.0.1:8080", host.address())
                .replace(LOAD, "done >codes && touch ended &"));
        assertThat(ended.exitCode()).as(step.commands() + ended.output()).isZero();
        step.output()
                .ifPresent(expected ->
                        assertThat(ended.output().strip()).as(step.commands()).endsWith(expected.strip()));
    }

    @Test
    void canBeFollowed() throws Exception {
        var _ = Page.install(folder);
        var clone = Files.createDirectories(folder.resolve("clone"));
        Files.createSymbolicLink(
                clone.resolve("examples"),
                Path.of("../examples").toAbsolutePath().normalize());
        var ended = clone.resolve("ended");
        try (var host = AshlarProcess.start(
                clone,
                "host",
                "--addr",
                "127.0.0.1:0",
                "--state",
                folder.resolve("state").toString())) {
            host.awaitAddress();
            for (var step : Page.steps(Path.of(PAGE))) {
                if (step.commands().strip().equals(SERVER)) {
                    continue;
                }
                follow(step, host);
            }
            while (!Files.exists(ended)) {
                Thread.sleep(20); // the host is there until the load has had its last answer
            }
        } finally {
            Files.writeString(clone.resolve("stop"), "");
        }
        assertThat(Files.readAllLines(clone.resolve("codes")))
                .hasSizeGreaterThan(20)
                .containsOnly("200");
    }
}
