package dev.ashlar.capabilities;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Debian's redis-server, where it is installed. */
final class RedisServer implements AutoCloseable {
    private final Path directory;
    private final int port;
    private final List<String> options;
    private Process process;

    /** Ends the test, with the reason, where there is none. */
    RedisServer(Path directory, String... options) {
        this.directory = directory;
        this.options = List.of(options);
        this.port = freePort();
        start();
    }

    private static Path program() {
        Optional<Path> found = Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, "redis-server"))
                .filter(Files::isExecutable)
                .findFirst();
        return found.orElseGet(
                () -> abort("there is no redis-server on the PATH: apt-get install redis-server to test against it"));
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return port;
    }

    String url() {
        return "redis://127.0.0.1:" + port;
    }

    void start() {
        boolean tls = options.contains("--tls");
        List<String> command = new ArrayList<>(List.of(program().toString(), "--bind", "127.0.0.1"));
        command.addAll(tls ? List.of("--port", "0", "--tls-port", "" + port) : List.of("--port", "" + port));
        command.addAll(List.of("--save", "", "--appendonly", "yes"));
        command.addAll(List.of("--dir", directory.toString()));
        options.stream().filter(option -> !option.equals("--tls")).forEach(command::add);
        try {
            process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("redis.log").toFile())
                    .start();
            for (int i = 0; i < 200 && process.isAlive(); i++) {
                if (listens()) {
                    return;
                }
                Thread.sleep(50);
            }
            throw new AssertionError("redis-server did not start: " + Files.readString(directory.resolve("redis.log"))
                    + Arrays.asList(command));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private boolean listens() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 100);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    void stop() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        stop();
    }
}
