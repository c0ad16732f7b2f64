package dev.ashlar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.host.build.BuildResult.Built;
import dev.ashlar.host.build.BuildResult.CommandFailed;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picocli.CommandLine.Help.Ansi;

@Timeout(60)
class BuildViewTest {
    private final StringWriter text = new StringWriter();

    private BuildView view(boolean live) {
        return new BuildView(
                new PrintWriter(text, true), live ? Ansi.ON : Ansi.OFF, live, List.of("auth", "web"), false);
    }

    @Test
    void showsWhatRunsBelowWhatIsDone() throws InterruptedException {
        try (var view = view(true)) {
            view.started("auth");
            view.started("web");
            view.printed("web", "compiling\tapp.c\u001b[2J");
            while (!text.toString().contains("compiling app.c\\u{1b}[2J")) {
                Thread.sleep(20); // until the next frame
            }
            view.finished(new Built("auth", Duration.ofMillis(1_200)));
            view.finished(new CommandFailed("web", "cc app.c", 1, List.of("no such file"), Duration.ofSeconds(2)));
        }
        var shown = screen(text.toString());
        assertThat(shown)
                .isEqualTo(
                        "auth  built in 1.2 s\nweb   failed after 2.0 s: 'cc app.c' ended with 1\nweb  | no such file\n");
    }

    @Test
    void printsLinesWhereThereIsNoTerminal() {
        try (var view = view(false)) {
            view.started("auth");
            view.printed("auth", "is not shown");
            view.finished(new Built("auth", Duration.ofMillis(1_200)));
        }
        assertThat(text.toString()).isEqualToNormalizingNewlines("auth  building\nauth  built in 1.2 s\n");
    }

    /** What is left on a terminal that obeys "go up", "clear below" and nothing else. */
    private static String screen(String output) {
        var lines = new StringBuilder();
        var rest = output.replace("\r", "");
        while (!rest.isEmpty()) {
            if (rest.startsWith("\u001b[")) {
                int end = 2;
                while (!Character.isLetter(rest.charAt(end))) {
                    end++;
                }
                if (rest.charAt(end) == 'A') {
                    goUp(lines, Integer.parseInt(rest.substring(2, end)));
                }
                rest = rest.substring(end + 1);
            } else {
                lines.append(rest.charAt(0));
                rest = rest.substring(1);
            }
        }
        return lines.toString();
    }

    /** It is always followed by clearing. */
    private static void goUp(StringBuilder lines, int count) {
        for (int i = 0; i < count; i++) {
            int end = lines.lastIndexOf("\n", lines.length() - 2);
            lines.setLength(end + 1);
        }
    }
}
