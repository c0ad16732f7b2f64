package dev.ashlar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

class LogPrinterTest {
    private final StringWriter text = new StringWriter();

    private LogPrinter printer(Ansi ansi) {
        return new LogPrinter(new PrintWriter(text, true), ansi);
    }

    @Test
    void namesTheComponentOfEachLine() {
        var log = printer(Ansi.OFF);
        log.output("auth", "stdout", "token for demo");
        log.output("auth", "stderr", "slow");
        log.failure("image", "trapped: unreachable", List.of("decode (0x12)", "handle (0x34)"));
        assertThat(text.toString()).isEqualToNormalizingNewlines("""
                        auth | token for demo
                        auth stderr | slow
                        image | trapped: unreachable
                        image |     at decode (0x12)
                        image |     at handle (0x34)
                        """);
    }

    @Test
    void givesEachComponentAColourOnTerminalsOnly() {
        var log = printer(Ansi.ON);
        log.output("a", "stdout", "one");
        log.output("b", "stdout", "two");
        log.output("a", "stdout", "three");
        var lines = text.toString().lines().toList();
        assertThat(lines.getFirst()).startsWith("\u001b[36ma | \u001b[");
        assertThat(lines.get(1)).startsWith("\u001b[35mb | \u001b[");
        assertThat(lines.getLast()).startsWith("\u001b[36ma | \u001b[");
    }

    @Test
    void terminalsDoNotObeyGuests() {
        printer(Ansi.ON).output("a", "stdout", "\u001b[2Jgone @|red x|@");
        assertThat(text.toString()).contains("\\u{1b}[2Jgone @|red x|@").doesNotContain("\u001b[2J");
    }
}
