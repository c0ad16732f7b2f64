package dev.ashlar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;

/** Debian's docker-registry in a process of its own, over plain HTTP. */
final class TestRegistry implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/bin/docker-registry");
    private static final Pattern LISTENING = Pattern.compile("listening on 127\\.0\\.0\\.1:(\\d+)[\",]");

    private final Process process;
    private final String name;

    private TestRegistry(Process process, String name) {
        this.process = process;
        this.name = name;
    }

    /** Skips the test where there is none. */
    static void require() {
        Assumptions.assumeTrue(Files.isExecutable(PROGRAM), "skipped: apt-get install docker-registry");
    }

    /**
     * @param folder for its files
     * @param settings of its environment
     */
    static TestRegistry start(Path folder, Map<String, String> settings) throws IOException, InterruptedException {
        require();
        Path config = folder.resolve("config.yml");
        Files.writeString(
                config,
                "version: 0.1\nstorage:\n  filesystem:\n    rootdirectory: %s\nhttp:\n  addr: 127.0.0.1:0\n"
                        .formatted(folder.resolve("data")));
        Path log = folder.resolve("log");
        var builder = new ProcessBuilder(PROGRAM.toString(), "serve", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(settings);
        var process = builder.start();
        while (true) {
            var listening = LISTENING.matcher(Files.readString(log));
            if (listening.find()) {
                return new TestRegistry(process, "localhost:" + listening.group(1));
            }
            assertThat(process.isAlive()).as(Files.readString(log)).isTrue();
            Thread.sleep(20);
        }
    }

    /** As references begin. */
    String name() {
        return name;
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
