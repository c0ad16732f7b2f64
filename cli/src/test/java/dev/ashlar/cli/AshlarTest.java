package dev.ashlar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;

class AshlarTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(Terminal terminal, String... args) {
        return Ashlar.commandLine(terminal, List.of(args))
                .addSubcommand(new Failing())
                .addSubcommand(new Broken())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }

    @Test
    void helpListsCommandsAndExitCodes() {
        assertThat(run(Terminal.PLAIN, "--help")).isEqualTo(ExitCode.SUCCESS);
        assertThat(out.toString())
                .contains("Usage: ashlar [-hV] COMMAND", "Commands:", "completion", "Exit codes:")
                .doesNotContain("\u001b");
    }

    @Test
    void everyCommandHasHelp() {
        assertThat(run(Terminal.PLAIN, "version", "--help")).isEqualTo(ExitCode.SUCCESS);
        assertThat(out.toString()).contains("Usage: ashlar version", "--json");
    }

    @Test
    void versionIsThatOfTheBuild() {
        assertThat(run(Terminal.PLAIN, "--version")).isEqualTo(ExitCode.SUCCESS);
        assertThat(out.toString()).matches("ashlar \\d+\\.\\d+\\.\\d+\\R");
    }

    @Test
    void versionAsJsonNamesTheJavaVersion() {
        assertThat(run(Terminal.PLAIN, "version", "--json")).isEqualTo(ExitCode.SUCCESS);
        assertThat(out.toString()).contains("\"java\": \"" + Runtime.version() + "\"");
    }

    @Test
    void aWrongCommandSuggestsTheRightOne() {
        assertThat(run(Terminal.PLAIN, "verison")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).startsWith("error: ").contains("verison", "ashlar version");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void noCommandIsAUsageError() {
        assertThat(run(Terminal.PLAIN)).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString())
                .isEqualToNormalizingNewlines("error: Missing required subcommand\nTry 'ashlar --help'.\n");
    }

    @Test
    void aFailureIsOneLine() {
        assertThat(run(Terminal.PLAIN, "failing")).isEqualTo(ExitCode.FAILURE);
        assertThat(err.toString()).isEqualToNormalizingNewlines("error: no such file: a.wasm\n");
    }

    @Test
    void aBugShowsItsTrace() {
        assertThat(run(Terminal.PLAIN, "broken")).isEqualTo(ExitCode.BUG);
        assertThat(err.toString()).contains("bug in Ashlar", "ArithmeticException", "Broken.run");
    }

    @Test
    void coloursOnlyWhereTheTerminalTakesThem() {
        run(new Terminal(Ansi.OFF, Ansi.ON), "failing");
        assertThat(err.toString()).contains("\u001b[");
        run(new Terminal(Ansi.ON, Ansi.OFF), "--help");
        assertThat(out.toString()).contains("\u001b[");
    }

    @Test
    void whatHasNoLineEndReachesStandardOutputToo() {
        var standard = System.out;
        var bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, standard.charset()));
        try {
            assertThat(Ashlar.execute(Terminal.PLAIN, "completion", "bash")).isEqualTo(ExitCode.SUCCESS);
        } finally {
            System.setOut(standard);
        }
        assertThat(bytes.toString(standard.charset())).contains("complete -F _complete_ashlar");
    }

    @Test
    void completionKnowsTheCommands() {
        assertThat(run(Terminal.PLAIN, "completion", "bash")).isEqualTo(ExitCode.SUCCESS);
        assertThat(out.toString()).contains("complete -F _complete_ashlar").contains("version");
    }

    @Command(name = "failing")
    static final class Failing implements Runnable {
        @Override
        public void run() {
            throw new CommandFailedException("no such file: a.wasm");
        }
    }

    @Command(name = "broken")
    static final class Broken implements Runnable {
        @Override
        public void run() {
            throw new ArithmeticException("on purpose");
        }
    }
}
