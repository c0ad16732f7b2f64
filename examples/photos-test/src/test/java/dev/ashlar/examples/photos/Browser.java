package dev.ashlar.examples.photos;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Chromium, driven by scripts with Playwright, which comes from npm. Tests are skipped where one of them is not there, and
 * say which.
 *
 * @param scripts where the scripts and their modules are
 */
record Browser(Path executable, Path scripts) {
    private static final String PLAYWRIGHT = "playwright-core@1.62.0";
    private static final Path SOURCES = Path.of("src", "test", "browser");
    private static final Path MODULES = Path.of(System.getProperty("ashlar.example.npm", "target/npm"));
    private static final int MINUTES = 4;

    static Browser find() throws IOException, InterruptedException {
        Optional<Path> executable = onPath("chromium", "chromium-browser", "google-chrome");
        if (executable.isEmpty()) {
            return skip("there is no chromium on the path (Debian: apt install chromium)");
        }
        if (onPath("npm").isEmpty() || onPath("node").isEmpty()) {
            return skip("there is no npm on the path (Debian: apt install npm)");
        }
        if (Files.notExists(MODULES.resolve("complete"))) {
            Files.createDirectories(MODULES);
            Outcome installed = run(List.of("npm", "install", "--no-audit", "--no-fund", "--prefix", ".", PLAYWRIGHT));
            if (installed.exitCode() != 0) {
                return skip("npm does not have " + PLAYWRIGHT + ": " + installed.output());
            }
            Files.createFile(MODULES.resolve("complete"));
        }
        try (Stream<Path> sources = Files.list(SOURCES)) {
            for (Path source : sources.toList()) {
                Files.write(MODULES.resolve(source.getFileName()), Files.readAllBytes(source));
            }
        }
        return new Browser(executable.get(), MODULES);
    }

    private static Browser skip(String why) {
        System.out.println("no browser test: " + why);
        return abort(why);
    }

    /** Runs a script with a page's address, this browser and other arguments; what it prints. */
    String run(String script, Object page, Object... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("node", script, page.toString(), executable.toString()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        Outcome outcome = run(command);
        if (outcome.exitCode() != 0) {
            throw new AssertionError(script + " failed: " + outcome.output());
        }
        return outcome.output().strip();
    }

    private record Outcome(int exitCode, String output) {}

    private static Outcome run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(MODULES.toFile())
                .redirectErrorStream(true)
                .start();
        StringBuilder output = new StringBuilder();
        Thread reader = Thread.ofVirtual().start(() -> output.append(all(process)));
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            return new Outcome(-1, command + " took more than " + MINUTES + " minutes");
        }
        reader.join();
        return new Outcome(process.exitValue(), output.toString());
    }

    private static String all(Process process) {
        try {
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Path> onPath(String... names) {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator, -1)) {
            for (String name : names) {
                Path file = Path.of(folder, name);
                if (!folder.isEmpty() && Files.isExecutable(file)) {
                    return Optional.of(file);
                }
            }
        }
        return Optional.empty();
    }
}
