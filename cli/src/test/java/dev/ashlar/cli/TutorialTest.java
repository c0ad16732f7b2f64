package dev.ashlar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Follows {@code docs/tutorial.md} to the letter, but for the port. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the commands are a POSIX shell's")
@Timeout(900)
class TutorialTest {
    private static final Path TUTORIAL = Path.of("../docs/tutorial.md");
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String SERVER = "ashlar watch";

    @TempDir
    private Path folder;

    private Path directory;

    private record Ended(int exitCode, String output) {}

    private Ended sh(String commands) throws IOException, InterruptedException {
        var log = folder.resolve("output");
        var builder = new ProcessBuilder("/bin/sh", "-c", "set -e\n" + commands + "\npwd >" + folder.resolve("pwd"))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
        var process = builder.start();
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        if (process.exitValue() == 0) {
            directory = Path.of(Files.readString(folder.resolve("pwd")).strip());
        }
        return new Ended(process.exitValue(), Files.readString(log));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Test
    void canBeFollowed() throws Exception {
        TemplatesTest.requireTools(Template.TWO_LANGUAGES);
        var _ = Page.install(folder);
        directory = Files.createDirectories(folder.resolve("home"));
        var port = "127.0.0.1:" + freePort();
        AshlarProcess server = null;
        try {
            for (var step : Page.steps(TUTORIAL)) {
                var commands = step.commands().replace("127.0.0.1:8080", port);
                if (commands.strip().equals(SERVER)) {
                    server = AshlarProcess.start(directory, "watch", "--addr", port);
                    server.awaitAddress();
                    continue;
                }
                var ended = sh(commands);
                TemplatesTest.skipWithoutPackages("tutorial", ended.exitCode(), ended.output());
                assertThat(ended.exitCode()).as(commands + ended.output()).isZero();
                if (step.output().isPresent()) {
                    awaitOutput(
                            commands.lines().toList().getLast(), step.output().get(), server);
                }
            }
        } finally {
            if (server != null) {
                server.close();
            }
        }
        assertThat(files(directory)).isEqualTo(template());
    }

    private void awaitOutput(String command, String expected, @Nullable AshlarProcess server)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        var quiet = command.replace("curl ", "curl --silent --show-error ");
        var last = sh(quiet);
        while (!last.output().equals(expected) && System.nanoTime() < end) {
            Thread.sleep(300);
            last = sh(quiet);
        }
        assertThat(last.output())
                .as(command + "\n" + (server == null ? "" : server.log()))
                .isEqualTo(expected);
    }

    /** What the page ends with is the template that it names, but for what was played with. */
    private TreeMap<String, String> template() throws IOException {
        var made = folder.resolve("template");
        CommandRun.of("new", "greetings", "--template", "two-languages", "--dir", made.toString());
        return files(made);
    }

    private static TreeMap<String, String> files(Path app) throws IOException {
        var files = new TreeMap<String, String>();
        for (String name :
                List.of("wit/web.wit", "wit/words.wit", "web/app.js", "web/package.json", "words/build.sh")) {
            var text = Files.readString(app.resolve(name), StandardCharsets.UTF_8);
            files.put(
                    name,
                    text.lines().filter(line -> !line.startsWith("# ")).toList().toString());
        }
        return files;
    }
}
