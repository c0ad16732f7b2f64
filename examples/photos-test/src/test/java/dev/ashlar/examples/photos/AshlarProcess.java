package dev.ashlar.examples.photos;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A command of {@code ashlar} that serves, in a process of its own. */
final class AshlarProcess implements AutoCloseable {
    private static final Pattern ADDRESS = Pattern.compile("https?://127\\.0\\.0\\.1:\\d+");

    private final LinkedBlockingQueue<String> log = new LinkedBlockingQueue<>();
    private final Process process;
    private final String address;

    AshlarProcess(String... arguments) throws IOException, InterruptedException {
        var command = Stream.concat(
                Stream.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "--class-path",
                        System.getProperty("java.class.path"),
                        "dev.ashlar.cli.Main"),
                Stream.of(arguments));
        process = new ProcessBuilder(command.toList()).redirectErrorStream(true).start();
        Thread.ofVirtual().start(this::read);
        address = firstAddress();
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(UTF_8)) {
            lines.lines().forEach(log::add);
        } catch (IOException e) {
            log.add(e.toString());
        }
        log.add("it has ended");
    }

    /** Where it serves: the first address that it prints. */
    String address() {
        return address;
    }

    private String firstAddress() throws InterruptedException {
        var lines = new StringBuilder();
        while (true) {
            String line = log.poll(60, TimeUnit.SECONDS);
            Matcher address = ADDRESS.matcher(line == null ? "" : line);
            if (address.find()) {
                return address.group();
            }
            lines.append(line).append('\n');
            if (line == null || (log.isEmpty() && !process.isAlive())) {
                close();
                throw new AssertionError("ashlar does not say where it serves: " + lines);
            }
        }
    }

    /** Until now. */
    List<String> log() {
        return List.copyOf(log);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
