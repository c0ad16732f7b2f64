package dev.ashlar.daemon.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.daemon.log.LogLine.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What applications say, whatever others say, and whatever happened to the file. */
@Timeout(60)
class LogsTest {
    @TempDir
    private Path folder;

    private static Output line(String text) {
        return new Output(Instant.EPOCH, 1, "component", "stdout", text);
    }

    private static List<String> read(ApplicationLog log) throws IOException {
        try (var reader = new LogReader(log, LogFilter.ALL)) {
            return reader.last(100_000).stream().map(String::new).toList();
        }
    }

    @Test
    void ofOneApplicationAreNotLostBecauseAnotherSaysTooMuch() throws Exception {
        ApplicationLog loud;
        ApplicationLog quiet;
        try (var logs = new Logs(folder)) {
            loud = logs.of("anna", "loud");
            quiet = logs.of("ben", "quiet");
            synchronized (loud) { // the writer waits with the first line
                for (int i = 0; i < 100_000; i++) {
                    loud.add(line("x"));
                }
                for (int i = 0; i < 1_000; i++) {
                    quiet.add(line("line " + i));
                }
            }
        }
        assertThat(read(quiet))
                .hasSize(1_000)
                .allSatisfy(
                        line -> assertThat(line).contains("\"line\":\"line ").endsWith("\n"));
        assertThat(read(loud)).hasSizeLessThan(10_000);
    }

    @Test
    void goOnBehindALineThatWasCutOff() throws Exception {
        Path file = folder.resolve("anna/app.log");
        Files.createDirectories(folder.resolve("anna"));
        Files.writeString(file, "{\"line\":\"whole\"}\n{\"line\":\"cut o");
        try (var logs = new Logs(folder)) {
            logs.of("anna", "app").add(line("next"));
        }
        assertThat(Files.readAllLines(file))
                .hasSize(3)
                .last()
                .asString()
                .startsWith("{\"time\":")
                .endsWith("}");
    }

    @Test
    void areReadUpToSoMuch() throws Exception {
        Path file = folder.resolve("anna/app.log");
        Files.createDirectories(folder.resolve("anna"));
        var line = "x".repeat(999) + "\n";
        Files.writeString(file, line.repeat(20_000) + "the last\n");
        try (var logs = new Logs(folder)) {
            var lines = read(logs.of("anna", "app"));
            assertThat(lines).hasSizeBetween(8_000, 8_400);
            assertThat(lines.getLast()).isEqualTo("the last\n");
        }
    }

    @Test
    void ofWhatWasDeletedDoNotComeBack() throws Exception {
        try (var logs = new Logs(folder)) {
            var log = logs.of("anna", "app");
            log.add(line("one"));
            logs.delete("anna", "app");
            log.add(line("two"));
        }
        assertThat(folder.resolve("anna/app.log")).doesNotExist();
    }
}
