package dev.ashlar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Follows {@code docs/patch-under-load.md} to the letter, but for the port and the daemon's directory. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the commands are a POSIX shell's")
@Timeout(300)
class PatchUnderLoadTest {
    private static final String PAGE = "../docs/patch-under-load.md";
    private static final String SERVER = "ashlar host";

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
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), Files.readString(log));
    }

    private static String freeAddress() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return "127.0.0.1:" + socket.getLocalPort();
        }
    }

    @Test
    void canBeFollowed() throws Exception {
        var _ = Page.install(folder);
        var clone = Files.createDirectories(folder.resolve("clone"));
        Files.createSymbolicLink(
                clone.resolve("examples"),
                Path.of("../examples").toAbsolutePath().normalize());
        var address = freeAddress();
        try (var host = AshlarProcess.start(
                clone,
                "host",
                "--addr",
                address,
                "--state",
                folder.resolve("state").toString())) {
            host.awaitAddress();
            for (var step : Page.steps(Path.of(PAGE))) {
                if (step.commands().strip().equals(SERVER)) {
                    continue;
                }
                var ended = sh(step.commands().replace("127.0.0.1:8080", address));
                assertThat(ended.exitCode())
                        .as(step.commands() + ended.output())
                        .isZero();
                step.output()
                        .ifPresent(expected -> assertThat(ended.output().strip())
                                .as(step.commands())
                                .endsWith(expected.strip()));
            }
        } finally {
            Files.writeString(clone.resolve("stop"), "");
        }
        assertThat(Files.readAllLines(clone.resolve("codes")))
                .hasSizeGreaterThan(20)
                .containsOnly("200");
    }
}
