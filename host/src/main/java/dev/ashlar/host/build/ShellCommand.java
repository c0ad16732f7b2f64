package dev.ashlar.host.build;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Runs commands of a manifest by the system's shell, with nothing on their standard input. */
final class ShellCommand {
    private static final boolean WINDOWS =
            System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
    private static final File NOTHING = new File(WINDOWS ? "NUL" : "/dev/null");

    /** What a command leaves running in the background may keep its output open: so long is that listened to. */
    private static final Duration REST_OF_OUTPUT = Duration.ofMillis(500);

    private static final int LONGEST_LINE = 16 << 10;

    private final RunningProcesses processes;

    ShellCommand(RunningProcesses processes) {
        this.processes = processes;
    }

    /**
     * Runs a command to its end.
     *
     * @param lines is told each line of both of its outputs
     * @return its exit code
     * @throws IOException when there is no shell or no such directory
     * @throws InterruptedException when the thread is told to stop; the command is killed, with all that it started
     */
    int run(String command, Path directory, Consumer<String> lines) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(WINDOWS ? List.of("cmd", "/c", command) : List.of("/bin/sh", "-c", command))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectInput(NOTHING);
        Process process = processes.start(builder);
        var reader = Thread.startVirtualThread(() -> read(process, lines));
        try {
            int exitCode = process.waitFor();
            reader.join(REST_OF_OUTPUT);
            return exitCode;
        } finally {
            processes.end(process);
        }
    }

    private static void read(Process process, Consumer<String> lines) {
        try (var in = process.inputReader(StandardCharsets.UTF_8)) {
            var line = new StringBuilder();
            for (int c = in.read(); c >= 0; c = in.read()) {
                if (c == '\n' || line.length() == LONGEST_LINE) {
                    lines.accept(withoutReturn(line));
                    line.setLength(0);
                }
                if (c != '\n') {
                    line.append((char) c);
                }
            }
            if (!line.isEmpty()) {
                lines.accept(withoutReturn(line));
            }
        } catch (IOException e) {
            // the process was killed, and its output closed
        }
    }

    /** Progress bars go back to the start of the line: what they said last counts. */
    private static String withoutReturn(StringBuilder line) {
        String text = line.toString().stripTrailing();
        return text.substring(text.lastIndexOf('\r') + 1);
    }
}
