package dev.ashlar.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.wasi.StandardStreams.Terminals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code ashlar run} with programs: {@code probe.c} as a module of WASI 0.1 and as a component of WASI 0.2. */
class RunProgramTest {
    private static final byte[] NO_INPUT = {};

    @TempDir
    private Path folder;

    private Path data;

    /** What the program was built as. */
    enum Build {
        P1,
        P2;

        CommandRun run(String... words) {
            return run(Terminals.NONE, NO_INPUT, words);
        }

        /** Options first, then {@code --} and what the program gets, or that alone. */
        CommandRun run(Terminals terminals, byte[] input, String... words) {
            int end = Arrays.asList(words).indexOf("--");
            var options = end < 0 ? new String[0] : Arrays.copyOf(words, end);
            var arguments = Arrays.copyOfRange(words, end + 1, words.length);
            return CommandRun.of(
                    terminals,
                    input,
                    Stream.of(Stream.of("run"), Stream.of(options), Stream.of(file(), "--"), Stream.of(arguments))
                            .flatMap(part -> part)
                            .toArray(String[]::new));
        }

        String file() {
            return CommandRun.resource(this == P1 ? "probe-p1.wasm" : "probe-p2.wasm");
        }
    }

    @BeforeEach
    void makeData() throws IOException {
        data = Files.createDirectory(folder.resolve("data"));
        Files.writeString(data.resolve("hay.txt"), "needle\n");
        Files.writeString(folder.resolve("secret.txt"), "secret\n");
    }

    @ParameterizedTest
    @EnumSource
    void saysHello(Build build) {
        assertThat(build.run()).isEqualTo(new CommandRun(0, "hello\n", ""));
        assertThat(CommandRun.of("run", build.file(), "hello")).isEqualTo(new CommandRun(0, "hello\n", ""));
    }

    /** Of {@code guests}: its objects are the engine's, collected and limited. */
    @Test
    void runsKotlin() {
        String program =
                Path.of("..", "guests", "programs", "built", "kotlin.wasm").toString();
        var echo = CommandRun.of(Terminals.NONE, "{\"a\": [1, 2.5]}".getBytes(UTF_8), "run", program, "echo");
        assertThat(echo).isEqualTo(new CommandRun(0, "{\"a\":[1,2.5]}\ndone\n", ""));
        var broken = CommandRun.of(Terminals.NONE, "{".getBytes(UTF_8), "run", program);
        assertThat(broken).isEqualTo(new CommandRun(2, "not JSON: expected a string at 1\n", ""));
        var huge = CommandRun.of("run", "--max-memory", "16m", program, "array", "5000000");
        assertThat(huge.err()).startsWith("error: trap: heap exhausted: the store: ");
    }

    @ParameterizedTest
    @EnumSource
    void argumentsAreItsOwn(Build build) {
        var name = Path.of(build.file()).getFileName();
        assertThat(build.run("--", "args", "-v", "--fuel", "--", "").out())
                .isEqualTo(name + "\nargs\n-v\n--fuel\n--\n\n");
        assertThat(build.run("--argv0", "tool", "--", "args").out()).isEqualTo("tool\nargs\n");
        var mistaken = CommandRun.of("run", build.file(), "args", "--verbose");
        assertThat(mistaken.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(mistaken.err())
                .startsWith("error: Unknown option: '--verbose'; arguments of the program that look like options "
                        + "stand after --\n");
    }

    @ParameterizedTest
    @EnumSource
    void exitCodesPassThrough(Build build) {
        assertThat(build.run("exit", "0").exitCode()).isZero();
        assertThat(build.run("exit", "1").exitCode()).isEqualTo(1);
        assertThat(build.run("what").exitCode()).isEqualTo(build == Build.P1 ? 2 : 1);
        assertThat(build.run("exit", "1").err()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = "P1")
    void exitCodesOfAnySizeArriveOrAreRefused(Build build) {
        assertThat(build.run("exit", "255").exitCode()).isEqualTo(255);
        assertThat(build.run("exit", "256"))
                .isEqualTo(new CommandRun(
                        ExitCode.FAILURE, "", "error: the program ended with exit code 256, which is beyond 255\n"));
        assertThat(build.run("exit", "-1").err()).contains("exit code 4294967295,");
    }

    @ParameterizedTest
    @EnumSource
    void aTrapShowsItsBacktraceAfterWhatTheProgramSaid(Build build) {
        var run = build.run("trap");
        assertThat(run.exitCode()).isEqualTo(ExitCode.TRAP);
        assertThat(run.err())
                .startsWith("about to trap\nerror: trap: unreachable\n    at probe-p1.wasm!main[")
                .contains("!_start[");
    }

    @Test
    void aProgramThatHidesItsMemoryTrapsWithTheReason() {
        var run = CommandRun.of("run", CommandRun.resource("no-memory.wasm"));
        assertThat(run.exitCode()).isEqualTo(ExitCode.TRAP);
        assertThat(run.err())
                .startsWith(
                        "error: trap: interface misused: WASI 0.1 needs a guest that exports its memory under the name "
                                + "\"memory\"; this one does not\n    at no-memory!");
    }

    @ParameterizedTest
    @EnumSource
    void limitsHold(Build build) {
        var run = build.run("--timeout", "300ms", "--", "spin");
        assertThat(run.exitCode()).isEqualTo(ExitCode.TRAP);
        assertThat(run.err()).startsWith("error: trap: deadline exceeded");
    }

    @ParameterizedTest
    @EnumSource
    void inputComesByteForByte(Build build) {
        var bytes = new byte[200_000];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) ('!' + i % 90);
        }
        assertThat(build.run(Terminals.NONE, bytes, "copy")).isEqualTo(new CommandRun(0, new String(bytes, UTF_8), ""));
        assertThat(build.run("copy")).isEqualTo(new CommandRun(0, "", ""));
    }

    @ParameterizedTest
    @EnumSource
    void knowsTerminals(Build build) {
        assertThat(build.run("terminals").out()).isEqualTo("000\n");
        assertThat(build.run(new Terminals(true, false, true), NO_INPUT, "terminals")
                        .out())
                .isEqualTo("101\n");
    }

    @ParameterizedTest
    @EnumSource
    void theEnvironmentIsEmptyUnlessGiven(Build build) {
        assertThat(build.run("env").out()).isEmpty();
        assertThat(build.run("--env", "A=1", "--env", "B=x=y", "--env", "C=", "--", "env")
                        .out())
                .isEqualTo("A=1\nB=x=y\nC=\n");
        assertThat(build.run("--env", "PATH", "--", "env").out()).isEqualTo("PATH=" + System.getenv("PATH") + "\n");
        var unset = build.run("--env", "ASHLAR_NOT_SET", "--", "env");
        assertThat(unset.exitCode()).isEqualTo(ExitCode.FAILURE);
        assertThat(unset.err())
                .isEqualTo("error: --env: ASHLAR_NOT_SET is not set here; --env ASHLAR_NOT_SET=VALUE gives it a "
                        + "value\n");
        assertThat(build.run("--env", "=1", "--", "env").exitCode()).isEqualTo(ExitCode.USAGE);
    }

    @ParameterizedTest
    @EnumSource
    void clocksAndRandomNumbersCanBeFixedOrLeftOut(Build build) {
        assertThat(Long.parseLong(build.run("now").out().strip()))
                .isCloseTo(System.currentTimeMillis() / 1000, org.assertj.core.data.Offset.offset(60L));
        assertThat(build.run("--clock", "2026-01-31T12:00:00Z", "--", "now").out())
                .isEqualTo("1769860800\n");
        assertThat(build.run("--clock", "soon", "--", "now").err())
                .contains("'soon' is not system, none, or a time such as 2026-01-31T12:00:00Z");
        assertThat(build.run("random").out()).isNotEqualTo(build.run("random").out());
        assertThat(build.run("--random", "7", "--", "random").out())
                .matches("[0-9a-f]{16}\n")
                .isEqualTo(build.run("--random", "7", "--", "random").out())
                .isNotEqualTo(build.run("--random", "8", "--", "random").out());
        assertThat(build.run("--random", "dice", "--", "random").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(build.run("--random", "none", "--", "random").exitCode()).isNotZero();
    }

    @ParameterizedTest
    @EnumSource
    void withoutADirectoryThereAreNoFiles(Build build) {
        var run = build.run("cat", data.resolve("hay.txt").toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("hay.txt: ");
    }

    @ParameterizedTest
    @EnumSource
    @EnabledOnOs(OS.LINUX)
    void aPersonGetsAHint(Build build) {
        var hint = "hint: no directory was granted to this program; --dir HOST::GUEST grants one\n";
        var terminals = new Terminals(false, false, true);
        assertThat(build.run(terminals, NO_INPUT, "cat", "/data/hay.txt").err()).endsWith(hint);
        assertThat(build.run("cat", "/data/hay.txt").err()).doesNotContain("hint:");
        assertThat(build.run(terminals, NO_INPUT, "hello").err()).isEmpty();
        var granted = build.run(terminals, NO_INPUT, "--dir", data + "::/data", "--", "cat", "/data/none.txt");
        assertThat(granted.exitCode()).isEqualTo(1);
        assertThat(granted.err()).doesNotContain("hint:");
    }

    @ParameterizedTest
    @EnumSource
    @EnabledOnOs(OS.LINUX)
    void directoriesAreSeenUnderTheirNames(Build build) {
        assertThat(build.run("--dir", data + "::/data", "--", "cat", "/data/hay.txt"))
                .isEqualTo(new CommandRun(0, "needle\n", ""));
        assertThat(build.run("--dir", data + "::.", "--", "cat", "hay.txt").out())
                .isEqualTo("needle\n");
        assertThat(build.run("--dir", data.toString(), "--", "cat", data + "/hay.txt")
                        .out())
                .isEqualTo("needle\n");
        assertThat(build.run("--dir", data + "::/a", "--dir", folder + "::/b:ro", "--", "cat", "/b/secret.txt")
                        .out())
                .isEqualTo("secret\n");
    }

    @ParameterizedTest
    @EnumSource
    @EnabledOnOs(OS.LINUX)
    void readOnlyDirectoriesStayAsTheyAre(Build build) throws IOException {
        assertThat(build.run("--dir", data + "::/data", "--", "put", "/data/new.txt", "new"))
                .isEqualTo(new CommandRun(0, "", ""));
        assertThat(data.resolve("new.txt")).hasContent("new");
        var run = build.run("--dir", data + "::/data:ro", "--", "put", "/data/new.txt", "newer");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("/data/new.txt: ");
        assertThat(data.resolve("new.txt")).hasContent("new");
        assertThat(build.run("--dir", data + "::/data:ro", "--", "ls", "/data").out())
                .contains("hay.txt\n", "new.txt\n");
    }

    @ParameterizedTest
    @EnumSource
    @EnabledOnOs(OS.LINUX)
    void nothingLeadsOutOfADirectory(Build build) throws IOException {
        Files.createSymbolicLink(data.resolve("way-out"), folder.resolve("secret.txt"));
        Files.createSymbolicLink(data.resolve("up"), Path.of(".."));
        for (var path : new String[] {"/data/../secret.txt", "/data/way-out", "/data/up/secret.txt"}) {
            var run = build.run("--dir", data + "::/data", "--", "cat", path);
            assertThat(run.exitCode()).as(path).isEqualTo(1);
            assertThat(run.out()).as(path).isEmpty();
        }
        assertThat(build.run("--dir", data + "::/data", "--", "link", "../secret.txt", "/data/link")
                        .out())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void directoriesThatAreNotThereAreNamed(Build build) {
        var missing = build.run("--dir", folder + "/none::/data", "--", "hello");
        assertThat(missing)
                .isEqualTo(
                        new CommandRun(ExitCode.FAILURE, "", "error: --dir: no such directory: " + folder + "/none\n"));
        assertThat(build.run("--dir", data + "/hay.txt", "--", "hello").err())
                .isEqualTo("error: --dir: " + data + "/hay.txt is no directory; grant the one that it is in\n");
        assertThat(build.run("--dir", "::/data", "--", "hello").err())
                .contains("'::/data' is not a directory such as data, /srv/data::/data or data::/data:ro");
        assertThat(build.run("--dir", data + "::/d", "--dir", folder + "::/d", "--", "hello")
                        .exitCode())
                .isEqualTo(ExitCode.USAGE);
    }

    @ParameterizedTest
    @EnumSource
    void whatAProgramPrintsIsNoJson(Build build) {
        var run = build.run("--json", "--", "hello");
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).startsWith("error: --json is for results of --invoke");
    }

    @ParameterizedTest
    @EnumSource(names = "P1")
    void functionsMayUseWasiToo(Build build) {
        assertThat(build.run("--invoke", "_start", "--")).isEqualTo(new CommandRun(0, "hello\n", ""));
        var json = build.run("--json", "--invoke", "_start", "--");
        assertThat(json.out()).isEqualToIgnoringWhitespace("{\"results\": []}");
        assertThat(json.err()).isEqualTo("hello\n");
    }
}
