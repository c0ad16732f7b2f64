package dev.ashlar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** Debian's docker-registry in a process of its own, over plain HTTP. */
final class TestRegistry implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/bin/docker-registry");

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
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Path config = folder.resolve("config.yml");
        Files.writeString(
                config,
                "version: 0.1\nstorage:\n  filesystem:\n    rootdirectory: %s\nhttp:\n  addr: 127.0.0.1:%d\n"
                        .formatted(folder.resolve("data"), port));
        var builder = new ProcessBuilder(PROGRAM.toString(), "serve", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        builder.environment().putAll(settings);
        var process = builder.start();
        while (!answers(port)) {
            assertThat(process.isAlive()).isTrue();
            Thread.sleep(20);
        }
        return new TestRegistry(process, "localhost:" + port);
    }

    private static boolean answers(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
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
