package dev.ashlar.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** {@code ashlar} as a process that serves: its log by lines, and the address that it says. */
final class AshlarProcess implements AutoCloseable {
    private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)");
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Process process;
    private final LinkedBlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final List<String> seen = new ArrayList<>();
    private int port;

    private AshlarProcess(Process process) {
        this.process = process;
        for (var stream : List.of(process.getErrorStream(), process.getInputStream())) {
            Thread.startVirtualThread(() -> {
                try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                    reader.lines().forEach(lines::add);
                } catch (IOException | UncheckedIOException e) {
                    // it has ended
                }
            });
        }
    }

    /** The command that runs the ashlar of this build. */
    static List<String> command() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=dev.ashlar.engine,dev.ashlar.wasi,org.xerial.sqlitejdbc",
                "-XX:+UseSerialGC",
                "--module-path",
                System.getProperty("jdk.module.path"),
                "--module",
                "dev.ashlar.cli/dev.ashlar.cli.Main");
    }

    static AshlarProcess start(Path directory, String... args) throws IOException {
        var command = new ArrayList<>(command());
        command.addAll(List.of(args));
        return new AshlarProcess(
                new ProcessBuilder(command).directory(directory.toFile()).start());
    }

    /** Waits until it says where it serves. */
    AshlarProcess awaitAddress() throws InterruptedException {
        var line = await("http://127.0.0.1:");
        var found = ADDRESS.matcher(line);
        if (!found.find()) {
            throw new AssertionError(line);
        }
        port = Integer.parseInt(found.group(1));
        return this;
    }

    /** Waits for a line that has a text in it. */
    String await(String text) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            var line = lines.poll(100, TimeUnit.MILLISECONDS);
            if (line != null) {
                seen.add(line);
                if (line.contains(text)) {
                    return line;
                }
            } else if (!process.isAlive() && lines.isEmpty()) {
                throw new AssertionError("it ended with %d before it said '%s': %s"
                        .formatted(process.exitValue(), text, String.join("\n", seen)));
            }
        }
        throw new AssertionError("it did not say '%s': %s".formatted(text, String.join("\n", seen)));
    }

    /** What it said so far, and how it ended if it did. */
    String log() {
        lines.drainTo(seen);
        return String.join("\n", seen) + (process.isAlive() ? "" : "\nended with " + process.exitValue());
    }

    /** Where it serves. */
    String address() {
        return "127.0.0.1:" + port;
    }

    /** The body of an answer, on a connection of its own; anything but a complete answer of status 200 is a failure. */
    String get(String path) throws IOException {
        return get("localhost", path);
    }

    /** The same of a host. */
    String get(String host, String path) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 30_000);
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.getOutputStream()
                    .write("GET %s HTTP/1.1\r\nhost: %s\r\nconnection: close\r\n\r\n"
                            .formatted(path, host)
                            .getBytes(StandardCharsets.UTF_8));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int body = answer.indexOf("\r\n\r\n") + 4;
            if (!answer.startsWith("HTTP/1.1 200 ") || body < 4) {
                throw new AssertionError(path + ": " + answer);
            }
            return isChunked(answer.substring(0, body)) ? unchunked(answer.substring(body)) : answer.substring(body);
        }
    }

    private static boolean isChunked(String head) {
        return head.toLowerCase(Locale.ROOT).contains("transfer-encoding: chunked");
    }

    private static String unchunked(String body) {
        var text = new StringBuilder();
        int at = 0;
        while (true) {
            int end = body.indexOf("\r\n", at);
            int size = Integer.parseInt(body, at, end, 16);
            if (size == 0) {
                return text.toString();
            }
            text.append(body, end + 2, end + 2 + size);
            at = end + 2 + size + 2;
        }
    }

    /** As a crash ends it. */
    void kill() throws InterruptedException {
        var _ = process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
