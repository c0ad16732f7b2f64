package dev.ashlar.host.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProblemTest {
    private static String render(String text, int start, int end) {
        var problem = new Problem(
                Problem.Severity.ERROR,
                new SourceText("a.toml", text),
                new Span(start, end),
                "wrong",
                Optional.of("mend it"));
        return problem.render();
    }

    @Test
    void marksWhatIsWrong() {
        assertThat(render("a = 1\nbé = \"x\"\r\nc", 11, 14))
                .isEqualTo("a.toml:2:6: error: wrong\n  2 | bé = \"x\"\n    |      ^^^\n  fix: mend it\n");
    }

    @Test
    void marksTheEndOfTheFile() {
        assertThat(render("a =\n", 4, 4)).isEqualTo("a.toml:2:1: error: wrong\n  2 |\n    | ^\n  fix: mend it\n");
    }

    @Test
    void marksTheFirstLineOfMany() {
        assertThat(render("a = [\n1,\n]", 4, 10)).contains("  1 | a = [\n    |     ^\n");
    }

    @Test
    void showsAPartOfLongLines() {
        String line = "x".repeat(500) + "!" + "y".repeat(500);
        String rendered = render(line, 500, 501);
        assertThat(rendered.lines().mapToInt(String::length).max().orElse(0)).isLessThan(120);
        var lines = rendered.lines().toList();
        assertThat(lines.get(2).indexOf('^')).isEqualTo(lines.get(1).indexOf('!'));
    }

    @Test
    void sendsNothingToTheTerminalThatItWouldObey() {
        assertThat(render("a\t\u001b[31m\u202eb", 1, 2).codePoints().filter(c -> c != '\n' && (c < ' ' || c == 0x202e)))
                .isEmpty();
    }

    @Test
    void suggests() {
        var names = List.of("source", "routes", "key-value", "egress");
        assertThat(Suggestions.nearest("sourec", names)).contains("source");
        assertThat(Suggestions.nearest("keyValue", names)).contains("key-value");
        assertThat(Suggestions.nearest("Source", names)).contains("source");
        assertThat(Suggestions.nearest("banana", names)).isEmpty();
        assertThat(Suggestions.nearest("", names)).isEmpty();
        assertThat(Suggestions.nearest("x".repeat(1000), names)).isEmpty();
    }
}
