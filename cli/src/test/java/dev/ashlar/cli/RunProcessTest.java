package dev.ashlar.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code ashlar run} as a process of its own: what shows only between processes. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are no signals")
@Timeout(180)
class RunProcessTest {
    private static Process start(String... words) throws IOException {
        var command = new ArrayList<>(Signals.RESET);
        command.addAll(AshlarProcess.command());
        command.add("run");
        command.addAll(List.of(words));
        return new ProcessBuilder(command).start();
    }

    private static int interrupt(Process process) throws IOException, InterruptedException {
        Signals.send(process, "INT");
        return process.waitFor();
    }

    private static String error(Process process) throws IOException {
        return new String(process.getErrorStream().readAllBytes(), UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"probe-p1.wasm", "probe-p2.wasm"})
    void answersBeforeInputEndsAndStopsWhenInterrupted(String file) throws Exception {
        var process = start(CommandRun.resource(file), "echo");
        try (var answers = process.inputReader(UTF_8);
                var questions = process.outputWriter(UTF_8)) {
            for (var word : List.of("one", "two")) {
                questions.write(word + "\n");
                questions.flush();
                assertThat(answers.readLine()).isEqualTo("you said " + word);
            }
            assertThat(interrupt(process)).isEqualTo(130);
        }
        assertThat(error(process)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"probe-p1.wasm", "probe-p2.wasm"})
    void aSpinningProgramStopsWhenInterrupted(String file) throws Exception {
        var process = start(CommandRun.resource(file), "spin");
        assertThat(process.inputReader(UTF_8).readLine()).isEqualTo("spinning");
        assertThat(interrupt(process)).isEqualTo(130);
        assertThat(error(process)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"probe-p1.wasm", "probe-p2.wasm"})
    void aClosedPipeEndsItWithoutAWord(String file) throws Exception {
        var process = start(CommandRun.resource(file), "count");
        try (var lines = process.inputReader(UTF_8)) {
            assertThat(lines.readLine()).isEqualTo("0");
        }
        assertThat(process.waitFor()).isEqualTo(ProcessStreams.BROKEN_PIPE);
        assertThat(error(process)).isEmpty();
    }
}
