package dev.ashlar.host.rehearse;

import dev.ashlar.host.load.ManifestLoader;
import dev.ashlar.host.load.ManifestLoader.NamedFiles;
import dev.ashlar.host.run.Host;
import dev.ashlar.host.run.HostConfig;
import dev.ashlar.http.HttpServer;
import dev.ashlar.http.HttpServerConfig;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;

/**
 * Answers a few requests before the first real one comes: what a JVM does for the first time in its life (load and initialise
 * classes, link call sites, generate the code between components and WASI) takes some fifty times as long as a request does later.
 * A small application, a component in C with the host's own name, runs in a host of its own, on a port of the loopback
 * interface that is closed again at once. Nothing of it is left but what the JVM has learned.
 */
public final class Rehearsal {
    private static final System.Logger LOGGER = System.getLogger("dev.ashlar.host");
    private static final int REQUESTS = 3;
    private static final int PATIENCE_MILLIS = 10_000;

    private Rehearsal() {}

    /** Begins one in the background. It ends by itself, within a second; what goes wrong in it keeps nobody from anything. */
    public static Thread start() {
        return Thread.ofPlatform().daemon().name("rehearsal").start(Rehearsal::run);
    }

    private static void run() {
        try {
            Path folder = Files.createTempDirectory("ashlar-rehearsal");
            try {
                answerRequests(folder);
            } finally {
                delete(folder);
            }
        } catch (IOException | RuntimeException e) {
            LOGGER.log(System.Logger.Level.DEBUG, "first requests will be slower than they could be", e);
        }
    }

    private static void answerRequests(Path folder) throws IOException {
        Files.write(folder.resolve("hello.wasm"), component());
        Path manifest = Files.writeString(folder.resolve("ashlar.toml"), """
                [component.hello]
                source = "hello.wasm"
                routes = ["/..."]
                """);
        var application = ManifestLoader.load(manifest, NamedFiles.REQUIRED).application();
        try (var host = Host.open(HostConfig.in(folder.resolve("state")));
                var running = host.start(application, Map.of());
                var server = HttpServer.start(
                        HttpServerConfig.at(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)), running)) {
            for (int i = 0; i < REQUESTS; i++) {
                ask(server.address());
            }
        }
    }

    /** The component: it answers every request with a line. */
    public static byte[] component() throws IOException {
        try (InputStream in = Objects.requireNonNull(Rehearsal.class.getResourceAsStream("hello.wasm"))) {
            return in.readAllBytes();
        }
    }

    private static void ask(InetSocketAddress server) throws IOException {
        try (var socket = new Socket(server.getAddress(), server.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream()
                    .write("GET /rehearsal HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            byte[] ignored = socket.getInputStream().readAllBytes();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
