package dev.ashlar.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A server in a process of its own. {@code bench/peers/http/NAME WORKLOAD COMPONENT PORT} prints a line with its version and one
 * that says what it does about instances, and becomes the server.
 */
final class HttpServer implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(5);

    private final String name;
    private final Process process;
    private final URI uri;
    private final String version;
    private final String instances;

    private HttpServer(String name, Process process, URI uri, String version, String instances) {
        this.name = name;
        this.process = process;
        this.uri = uri;
        this.version = version;
        this.instances = instances;
    }

    /** Starts it and waits for its first right answer. */
    static HttpServer start(String name, HttpWorkload workload, Path home)
            throws IOException, InterruptedException, PeerException {
        Path script = home.resolve("peers/http").resolve(name);
        if (!script.toFile().canExecute()) {
            throw new PeerException("no server named " + name + " (there is no " + script + ")");
        }
        int port = freePort();
        Path log = Files.createDirectories(home.resolve("target/http")).resolve(workload.id() + "-" + name + ".log");
        String component = workload.component(home.toAbsolutePath().resolveSibling("guests"))
                .toString();
        ProcessBuilder builder = new ProcessBuilder(script.toString(), workload.id(), component, String.valueOf(port))
                .redirectError(log.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        BufferedReader greeting = process.inputReader();
        String version = greeting.readLine();
        String instances = greeting.readLine();
        if (version == null || instances == null) {
            process.destroy();
            throw new PeerException(name + " did not start: " + lastLine(log));
        }
        URI uri = URI.create("http://127.0.0.1:" + port + "/");
        HttpServer server = new HttpServer(name, process, uri, version, instances);
        try {
            server.await(log);
        } catch (PeerException | InterruptedException e) {
            server.close();
            throw e;
        }
        return server;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String lastLine(Path log) throws IOException {
        return Files.readString(log)
                .lines()
                .filter(line -> !line.isBlank())
                .reduce((first, second) -> second)
                .orElse("it said nothing");
    }

    private void await(Path log) throws IOException, InterruptedException, PeerException {
        long end = System.nanoTime() + START.toNanos();
        while (System.nanoTime() < end) {
            if (!process.isAlive()) {
                throw new PeerException(name + " ended: " + lastLine(log));
            }
            try {
                check();
                return;
            } catch (IOException e) {
                Thread.sleep(50);
            }
        }
        throw new PeerException(name + " did not answer within " + START.toMinutes() + " min, see " + log);
    }

    /** One request, whose answer must be right. */
    void check() throws IOException, InterruptedException, PeerException {
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(uri).timeout(Duration.ofMinutes(1)).build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200 || !answer.body().equals(HttpWorkload.BODY)) {
                throw new PeerException("%s answers %d: %s"
                        .formatted(name, answer.statusCode(), answer.body().strip()));
            }
        }
    }

    String name() {
        return name;
    }

    URI uri() {
        return uri;
    }

    String version() {
        return version;
    }

    /** Whether requests share an instance. */
    String instances() {
        return instances;
    }

    long pid() {
        return process.pid();
    }

    /** What its processes used so far. */
    ProcessCosts costs() throws IOException {
        return ProcessCosts.of(process.toHandle());
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
