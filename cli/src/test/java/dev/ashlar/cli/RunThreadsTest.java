package dev.ashlar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.wasi.StandardStreams.Terminals;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code ashlar run --threads}, with the program in Zig of {@code guests/programs/zig}. */
@Timeout(120)
class RunThreadsTest {
    private static final String PROGRAM = "../guests/programs/built/threads.wasm";

    private static CommandRun run(String options, String... words) {
        return CommandRun.of(
                Terminals.NONE,
                new byte[0],
                Stream.of(
                                Stream.of("run"),
                                Stream.of(options.split(" ", -1)),
                                Stream.of(PROGRAM, "--"),
                                Stream.of(words))
                        .flatMap(part -> part)
                        .filter(word -> !word.isEmpty())
                        .toArray(String[]::new));
    }

    @Test
    void aProgramHasTheThreadsThatAreGranted() {
        CommandRun work = run("--threads 4", "work", "4", "100");
        assertThat(work.exitCode()).isZero();
        assertThat(work.out()).startsWith("400 numbers, ");
        assertThat(run("--threads 3", "bomb", "1000").out()).isEqualTo("3 threads\n");
    }

    @Test
    void noneAreGrantedUnlessAsked() {
        CommandRun refused = run("", "work", "4", "100");
        assertThat(refused.exitCode()).isEqualTo(ExitCode.LINK);
        assertThat(refused.err()).contains("wasi.thread-spawn").contains("--threads N");
        assertThat(run("--threads -1", "work").err()).contains("--threads cannot be negative");
    }

    @Test
    void whatEndsAThreadEndsTheProgram() {
        assertThat(run("--threads 2", "exit").exitCode()).isEqualTo(7);
        CommandRun trapped = run("--threads 2", "trap");
        assertThat(trapped.exitCode()).isEqualTo(ExitCode.TRAP);
        assertThat(trapped.err()).contains("unreachable: in thread 1");
        assertThat(run("--threads 2", "spin").out()).isEqualTo("done\n");
        CommandRun stuck = run("--threads 2 --timeout 100ms", "stuck");
        assertThat(stuck.err()).contains("deadline exceeded");
    }
}
