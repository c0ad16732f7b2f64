package dev.ashlar.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A process that runs an application: {@code bench/peers/app/NAME APPLICATION COMPONENT PORT}. The same with {@code version} says
 * what it is, and with {@code stop} that it will not be needed any more.
 */
final class AppServer implements AutoCloseable {
    private final String name;
    private final Process process;
    private final HttpProbe probe;
    private final int port;
    private final long started = System.nanoTime();

    private AppServer(String name, Process process, int port) {
        this.port = port;
        this.name = name;
        this.process = process;
        this.probe = new HttpProbe(port, "/");
    }

    /** What it says of its version; makes it, where it has to be made. */
    static String version(Path home, String name) throws IOException, InterruptedException, PeerException {
        Path script = home.resolve("peers/app").resolve(name);
        if (!script.toFile().canExecute()) {
            throw new PeerException("no server named " + name + " (there is no " + script + ")");
        }
        Process process = new ProcessBuilder(script.toString(), "version")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String version = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new PeerException(name + " cannot be run");
        }
        return version;
    }

    /** Ends what {@link #version} started to serve all starts. */
    static void finish(Path home, String name) throws IOException, InterruptedException {
        int ignored = new ProcessBuilder(home.resolve("peers/app").resolve(name).toString(), "stop")
                .inheritIO()
                .start()
                .waitFor();
    }

    /** @param application a directory with a manifest, whose only component is {@code component} */
    static AppServer start(Path home, String name, Path application, Path component) throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Path log = Files.createDirectories(home.resolve("target/app")).resolve(name + ".log");
        ProcessBuilder builder = new ProcessBuilder(
                        home.resolve("peers/app").resolve(name).toString(),
                        application.toString(),
                        component.toString(),
                        String.valueOf(port))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return new AppServer(name, builder.start(), port);
    }

    /** Milliseconds from its start until it listens. */
    double awaitListening() throws InterruptedException, PeerException {
        while (!probe.listens()) {
            if (!process.isAlive()) {
                throw new PeerException(name + " ended, see bench/target/app/" + name + ".log");
            }
            Thread.sleep(1);
        }
        return (System.nanoTime() - started) / 1e6;
    }

    /** Milliseconds that a request takes. */
    double request() throws PeerException {
        try {
            return probe.request();
        } catch (IOException e) {
            throw new PeerException(name + " does not answer: " + e.getMessage());
        }
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + port + "/");
    }

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
