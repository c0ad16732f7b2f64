package dev.ashlar.bench.rollout;

import dev.ashlar.daemon.client.Address;
import dev.ashlar.daemon.client.AdminClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** {@code ashlar host} in a process of its own, as its launcher starts it. */
public final class Daemon implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 60;

    private final Process process;
    private final Path log;
    private final InetSocketAddress site;
    private final AdminClient client;
    private final Path folder;

    private Daemon(Process process, Path log, InetSocketAddress site, Path folder) {
        this.process = process;
        this.log = log;
        this.site = site;
        this.client = new AdminClient(
                new Address.Socket(socket(folder)), Optional.empty(), Optional.empty(), Optional.empty());
        this.folder = folder;
    }

    /** @param folder for all that it keeps */
    public static Daemon start(Path home, Path folder) throws IOException, InterruptedException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Path log = folder.resolve("host.log");
        var builder = new ProcessBuilder(
                        home.resolveSibling("cli/target/run/bin/ashlar").toString(),
                        "host",
                        "--state",
                        folder.resolve("state").toString(),
                        "--addr",
                        "127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        var daemon =
                new Daemon(builder.start(), log, new InetSocketAddress(InetAddress.getLoopbackAddress(), port), folder);
        daemon.awaitReady();
        return daemon;
    }

    private void awaitReady() throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() - end < 0 && process.isAlive()) {
            try {
                var ignored = client.get("/v1/status");
                return;
            } catch (IOException e) {
                Thread.sleep(20);
            }
        }
        close();
        throw new IOException("ashlar host does not start, see " + log);
    }

    /** Where applications answer. */
    public InetSocketAddress site() {
        return site;
    }

    public ProcessHandle process() {
        return process.toHandle();
    }

    /** A client of it, which keeps its files beside. */
    public Deployer deployer() throws IOException {
        return Deployer.start(socket(folder), folder.resolve("client"));
    }

    private static Path socket(Path folder) {
        return folder.resolve("state").resolve("host.sock");
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** An empty folder for one, where the last one left its files. */
    public static Path folder(Path home) throws IOException {
        Path folder = home.resolve("target/rollout");
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                    Files.delete(file);
                }
            }
        }
        return Files.createDirectories(folder);
    }
}
