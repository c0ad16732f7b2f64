package dev.ashlar.host.doctor;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Asks the system for a tool. */
@FunctionalInterface
interface Probe {
    /** What a command prints first if it ends with 0; empty where it does not. */
    Optional<String> version(String command);

    /** Runs the command by the shell, for a few seconds at most. */
    static Optional<String> shell(String command) {
        try {
            var process = new ProcessBuilder(List.of("/bin/sh", "-c", command))
                    .redirectInput(new File("/dev/null"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            var output = new StringBuilder();
            var reader = Thread.startVirtualThread(() -> read(process, output));
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                return Optional.empty();
            }
            reader.join();
            return process.exitValue() == 0
                    ? Optional.of(output.toString()
                            .lines()
                            .findFirst()
                            .orElse("there")
                            .strip())
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static void read(Process process, StringBuilder output) {
        try (var in = process.getInputStream()) {
            output.append(new String(in.readNBytes(1 << 16), StandardCharsets.UTF_8));
        } catch (IOException e) {
            // then it has said nothing
        }
    }
}
