package dev.ashlar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunCommandTest {
    private static CommandRun invoke(String... args) {
        return CommandRun.of(
                Stream.concat(Stream.of("run", CommandRun.sample(), "--trap-missing", "--invoke"), Stream.of(args))
                        .toArray(String[]::new));
    }

    @Test
    void printsTheResult() {
        assertThat(invoke("add", "40", "2")).isEqualTo(new CommandRun(0, "42\n", ""));
    }

    @Test
    void negativeNumbersAreArguments() {
        assertThat(invoke("add", "-1", "-0x2").out()).isEqualTo("-3\n");
        assertThat(invoke("f64", "-inf").out()).isEqualTo("-inf\n");
        assertThat(invoke("f32", "-nan").out()).isEqualTo("-nan\n");
        assertThat(invoke("f64", "-.5").out()).isEqualTo("-0.5\n");
    }

    @ParameterizedTest
    @CsvSource({
        "i64, 0x8000000000000000, -9223372036854775808",
        "v128, 0x7, 0x00000000000000000000000000000007",
        "externref, null, null"
    })
    void passesEveryType(String export, String argument, String result) {
        assertThat(invoke(export, argument).out()).isEqualTo(result + "\n");
    }

    @Test
    void printsOneResultPerLine() {
        assertThat(invoke("swap", "1", "2").out()).isEqualTo("2\n1\n");
    }

    @Test
    void printsJson() {
        assertThat(invoke("swap", "1", "2", "--json").out()).isEqualToIgnoringWhitespace("""
                {"results": [{"type": "i64", "value": "2"}, {"type": "i32", "value": "1"}]}
                """);
    }

    @Test
    void anUnknownExportListsThoseThereAre() {
        var run = invoke("sub");
        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILURE);
        assertThat(run.err()).contains("exports no function 'sub'", "\n  add (i32, i32) -> (i32)\n");
    }

    @Test
    void wrongArgumentsAreUsageErrors() {
        assertThat(invoke("add", "1").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(invoke("add", "1").err()).contains("add is (i32, i32) -> (i32): it takes 2 arguments, not 1");
        assertThat(invoke("add", "1", "one").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(invoke("add", "1", "one").err()).contains("argument 2 of add: 'one' is no i32");
        assertThat(invoke("add", "1", "2", "--feul", "3").err()).startsWith("error: Unknown option: '--feul'");
    }

    @Test
    void aTrapShowsTheGuestsBacktrace() {
        var run = invoke("trap");
        assertThat(run.exitCode()).isEqualTo(ExitCode.TRAP);
        assertThat(run.err())
                .matches("error: trap: unreachable\n"
                        + "    at sample!inner\\[12] @ 0x[0-9a-f]+\n"
                        + "    at sample!outer\\[13] @ 0x[0-9a-f]+\n");
    }

    @Test
    void aMissingImportTrapsWithItsNameWhenItIsCalled() {
        var run = invoke("use-absent");
        assertThat(run.exitCode()).isEqualTo(ExitCode.TRAP);
        assertThat(run.err()).startsWith("error: trap: missing import called: env.absent\n");
    }

    @Test
    void endlessRecursionIsATrapAtAnyDepth() {
        for (String size : new String[] {"16k", "512k", "64m"}) {
            var run = invoke("recurse", "1", "--max-stack", size);
            assertThat(run.exitCode()).isEqualTo(ExitCode.TRAP);
            assertThat(run.err())
                    .startsWith("error: trap: call stack exhausted")
                    .contains("... ");
        }
    }

    @Test
    void endsAfterItsTime() {
        var run = invoke("spin", "--timeout", "100ms");
        assertThat(run.exitCode()).isEqualTo(ExitCode.TRAP);
        assertThat(run.err()).startsWith("error: trap: deadline exceeded");
    }

    @Test
    void endsWithoutFuel() {
        for (var run : List.of(invoke("recurse", "1", "--fuel", "100"), invoke("spin", "--fuel", "100000"))) {
            assertThat(run.exitCode()).isEqualTo(ExitCode.TRAP);
            assertThat(run.err()).startsWith("error: trap: all fuel consumed");
        }
        assertThat(invoke("add", "1", "2", "--fuel", "100").out()).isEqualTo("3\n");
    }

    @Test
    void memoryHasALimit() {
        assertThat(invoke("grow", "3", "--max-memory", "256k").out()).isEqualTo("1\n");
        assertThat(invoke("grow", "4", "--max-memory", "256k").out()).isEqualTo("-1\n");
        assertThat(invoke("grow", "1", "--max-memory", "1k").exitCode()).isEqualTo(ExitCode.FAILURE);
    }

    @Test
    void limitsThatMakeNoSenseAreUsageErrors() {
        assertThat(invoke("spin", "--timeout", "soon").err()).contains("'soon' is not a time such as 250ms");
        assertThat(invoke("spin", "--max-memory", "much").err()).contains("'much' is not a size such as 65536");
        assertThat(invoke("spin", "--max-stack", "1").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(invoke("spin", "--max-stack", "257m").err()).contains("--max-stack must be from 16k to 256m");
        assertThat(invoke("spin", "--fuel", "-1").exitCode()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void withoutAFunctionItOnlyInstantiates() {
        assertThat(CommandRun.of("run", CommandRun.sample(), "--trap-missing")).isEqualTo(new CommandRun(0, "", ""));
        assertThat(CommandRun.of("run", CommandRun.sample(), "30").exitCode()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void noFile() {
        assertThat(CommandRun.of("run", "none.wasm"))
                .isEqualTo(new CommandRun(ExitCode.FAILURE, "", "error: no such file: none.wasm\n"));
    }

    @Test
    void whatIsNoModuleHasItsOwnCode(@TempDir Path folder) throws IOException {
        var text = Files.writeString(folder.resolve("a.wat"), "(module)").toString();
        assertThat(CommandRun.of("run", text).exitCode()).isEqualTo(ExitCode.MODULE);
        assertThat(CommandRun.of("run", text).err()).contains("a.wat: malformed module at byte 0x0", "text format");
    }

    @Test
    void missingImportsAreListedWithWhatTheyAreFor(@TempDir Path folder) throws IOException {
        var run = CommandRun.of("run", CommandRun.sample(), "--invoke", "add", "1", "2");
        assertThat(run.exitCode()).isEqualTo(ExitCode.LINK);
        assertThat(run.err())
                .isEqualTo("error: it imports what nobody provides:\n  env.absent (i32) -> ()\n"
                        + "What is imported from env was not there when the module was linked, or its toolchain brings "
                        + "its own host.\nWith --trap-missing it runs until it calls one of them.\n");
        var file = folder.resolve("old.wasm");
        Files.write(file, moduleImporting("wasi_unstable", "fd_write", "wasi_unstable", "fd_read", "gojs", "debug"));
        var old = CommandRun.of("run", file.toString());
        assertThat(old.exitCode()).isEqualTo(ExitCode.LINK);
        assertThat(old.err())
                .contains(
                        "\n  wasi_unstable.fd_write () -> ()\n  wasi_unstable.fd_read () -> ()\n  gojs.debug () -> ()\n")
                .containsOnlyOnce("wasi_unstable is WASI as it was before 2020;")
                .contains("GOOS=wasip1");
        assertThat(CommandRun.of("run", file.toString(), "--trap-missing").exitCode())
                .isZero();
    }

    /** A module that imports functions without parameters and results. */
    private static byte[] moduleImporting(String... names) {
        var imports = new StringBuilder();
        for (int i = 0; i < names.length; i += 2) {
            imports.append((char) names[i].length()).append(names[i]);
            imports.append((char) names[i + 1].length()).append(names[i + 1]).append("\0\0");
        }
        var module = "\0asm\1\0\0\0" + "\1\4\1\140\0\0" + "\2" + (char) (imports.length() + 1)
                + (char) (names.length / 2) + imports;
        return module.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void anImportThatIsNoFunctionMustBeThere(@TempDir Path folder) throws IOException {
        byte[] needsMemory = {0, 'a', 's', 'm', 1, 0, 0, 0, 2, 8, 1, 1, 'e', 1, 'm', 2, 0, 1};
        var file = Files.write(folder.resolve("m.wasm"), needsMemory).toString();
        assertThat(CommandRun.of("run", file).exitCode()).isEqualTo(ExitCode.LINK);
        assertThat(CommandRun.of("run", file).err()).contains("e").contains("m");
    }
}
