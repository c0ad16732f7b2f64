package dev.ashlar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code ashlar compose} and {@code ashlar run} with components: {@code shapes.wat} with an adder plugged in. */
class ComponentRunTest {
    private static final String COMPONENT = CommandRun.resource("shapes.wasm");
    private static final String ADDER = CommandRun.resource("adder.wasm");

    @TempDir
    private static Path folder;

    private static String composition = "";

    @BeforeAll
    static void compose() {
        composition = folder.resolve("app.wasm").toString();
        assertThat(CommandRun.of("compose", COMPONENT, "--plug", ADDER, "-o", composition))
                .isEqualTo(new CommandRun(0, "", ""));
    }

    private static CommandRun invoke(String... args) {
        return CommandRun.of(Stream.concat(Stream.of("run", composition, "--invoke"), Stream.of(args))
                .toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            add(1, 2) | 3
            half(4) | ok(2)
            half(5) | err(5)
            points#echo("hä\\n\\u{1f600}") | "hä\\n😀"
            docs:shapes/texts#echo("") | ""
            docs:shapes/points#same({y: 1, x: -2}) | {x: -2, y: 1}
            docs:shapes/points@1.2.0#same({x: 1, y: 2}) | {x: 1, y: 2}
            same({x: 1, y: 2}) | {x: 1, y: 2}
            """)
    void callsWhatWaveSays(String call, String result) {
        assertThat(invoke(call)).isEqualTo(new CommandRun(0, result + "\n", ""));
    }

    @Test
    void whatReturnsNothingPrintsNothing() {
        assertThat(invoke("nothing()")).isEqualTo(new CommandRun(0, "", ""));
        assertThat(invoke("nothing")).isEqualTo(new CommandRun(0, "", ""));
    }

    @Test
    void argumentsMayFollowOneByOne() {
        assertThat(invoke("add", "40", "2").out()).isEqualTo("42\n");
        assertThat(invoke("add(1)", "2").err()).contains("there are arguments both in --invoke and behind it");
    }

    @Test
    void printsJson() {
        assertThat(invoke("half(4)", "--json").out()).isEqualToIgnoringWhitespace("""
                {"results": [{"type": "result<u32, u32>", "value": "ok(2)"}]}
                """);
        assertThat(invoke("nothing", "--json").out()).isEqualToIgnoringWhitespace("""
                {"results": []}
                """);
    }

    @Test
    void anUnknownFunctionListsThoseThereAre() {
        var run = invoke("sub(1, 2)");
        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILURE);
        assertThat(run.err())
                .contains("exports no function 'sub'; it exports:\n  docs:shapes/points@1.2.0#echo: ")
                .contains("\n  add: func(a: u32, b: u32) -> u32\n")
                .contains("\n  docs:shapes/texts#echo: func(text: string) -> string\n");
        assertThat(CommandRun.of("run", composition).exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(CommandRun.of("run", composition).err()).contains("--invoke says which function to call");
    }

    @Test
    void aNameThatIsNotClearListsWhatItMayMean() {
        var run = invoke("echo(\"\")");
        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILURE);
        assertThat(run.err())
                .isEqualTo("error: 'echo' may be any of these:\n"
                        + "  docs:shapes/points@1.2.0#echo\n  docs:shapes/texts#echo\n");
    }

    @Test
    void wrongArgumentsAreUsageErrors() {
        for (var call : List.of("add(1)", "add(1, 2, 3)", "add(-1, 2)", "add(1, 2", "same({x: 1})")) {
            assertThat(invoke(call).exitCode()).as(call).isEqualTo(ExitCode.USAGE);
        }
        assertThat(invoke("add(1, -2)").err()).startsWith("error: --invoke: column 8: -2 is no u32\n");
    }

    @Test
    void aTrapShowsTheGuestsBacktrace() {
        var run = invoke("trap()");
        assertThat(run.exitCode()).isEqualTo(ExitCode.TRAP);
        assertThat(run.err()).startsWith("error: trap: unreachable\n    at m!inner[6] @ 0x");
    }

    @Test
    void aMissingImportTrapsWithItsNameWhenItIsCalled() {
        var run = CommandRun.of("run", COMPONENT, "--trap-missing", "--invoke", "add(1, 2)");
        assertThat(run.exitCode()).isEqualTo(ExitCode.TRAP);
        assertThat(run.err()).startsWith("error: trap: missing import called: docs:adder/add@0.1.2#add\n");
        assertThat(CommandRun.of("run", COMPONENT, "--trap-missing", "--invoke", "half(2)")
                        .out())
                .isEqualTo("ok(1)\n");
    }

    @Test
    void missingImportsAreListedWithWhatToDo() {
        var run = CommandRun.of("run", COMPONENT, "--invoke", "add(1, 2)");
        assertThat(run.exitCode()).isEqualTo(ExitCode.LINK);
        assertThat(run.err())
                .isEqualTo("error: it imports what nobody provides:\n  docs:adder/add@0.1.2\n"
                        + "A component that exports one can be put in: ashlar compose FILE --plug OTHER -o BOTH.\n"
                        + "With --trap-missing it runs until it calls one of them.\n");
    }

    @Test
    void limitsHoldForComponents() {
        assertThat(invoke("add(1, 2)", "--fuel", "2").err()).startsWith("error: trap: all fuel consumed");
        assertThat(invoke("add(1, 2)", "--fuel", "1000").out()).isEqualTo("3\n");
        assertThat(invoke("add(1, 2)", "--max-memory", "1k").exitCode()).isEqualTo(ExitCode.FAILURE);
    }

    @Test
    void partsThatDoNotFitAreNamed() {
        var wide = CommandRun.resource("wide-adder.wasm");
        var run = CommandRun.of("compose", COMPONENT, "--plug", wide, "-o", composition + "2");
        assertThat(run.exitCode()).isEqualTo(ExitCode.LINK);
        assertThat(run.err())
                .startsWith("error: " + COMPONENT + " imports \"docs:adder/add@0.1.2\", and the export "
                        + "\"docs:adder/add@0.1.0\" of " + wide + " does not fit: ");
        assertThat(Path.of(composition + "2")).doesNotExist();
        assertThat(CommandRun.of("compose", ADDER, "--plug", ADDER, "-o", composition + "2")
                        .err())
                .contains(" serves no import of ");
    }

    @Test
    void onlyComponentsCompose() throws IOException {
        var module = CommandRun.of("compose", CommandRun.sample(), "--plug", ADDER, "-o", composition + "2");
        assertThat(module.exitCode()).isEqualTo(ExitCode.MODULE);
        assertThat(module.err()).contains("sample.wasm is no component");
        var broken = folder.resolve("broken.wasm");
        var bytes = Files.readAllBytes(Path.of(ADDER));
        Files.write(broken, Arrays.copyOf(bytes, bytes.length - 3));
        var run = CommandRun.of("compose", COMPONENT, "--plug", broken.toString(), "-o", composition + "2");
        assertThat(run.exitCode()).isEqualTo(ExitCode.MODULE);
        assertThat(run.err()).startsWith("error: " + broken + ": malformed component at byte ");
        assertThat(CommandRun.of("run", broken.toString()).exitCode()).isEqualTo(ExitCode.MODULE);
        assertThat(CommandRun.of("compose", COMPONENT, "-o", composition).exitCode())
                .isEqualTo(ExitCode.USAGE);
        assertThat(CommandRun.of("compose", COMPONENT, "--plug", "none.wasm", "-o", composition)
                        .err())
                .isEqualTo("error: no such file: none.wasm\n");
        assertThat(CommandRun.of(
                                "compose",
                                COMPONENT,
                                "--plug",
                                ADDER,
                                "-o",
                                folder.resolve("no/app.wasm").toString())
                        .err())
                .startsWith("error: cannot write ");
    }
}
