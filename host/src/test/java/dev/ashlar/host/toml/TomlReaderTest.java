package dev.ashlar.host.toml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.host.diagnostics.Problems;
import dev.ashlar.host.diagnostics.SourceText;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TomlReaderTest {
    private final Problems problems = new Problems();

    private TomlTable read(String text) {
        return TomlReader.read(new SourceText("test.toml", text), problems).root();
    }

    private TomlValue value(String written) {
        var value = read("key = " + written).value("key");
        assertThat(problems.inOrder()).isEmpty();
        return value;
    }

    @Test
    void strings() {
        assertThat(value("\"a\\tb\\u00e9\\x41\\\"\"")).extracting("value").isEqualTo("a\tbéA\"");
        assertThat(value("'a\\tb'")).extracting("value").isEqualTo("a\\tb");
        assertThat(value("\"\"\"\none\n  two \\\n   three\"\"\"\""))
                .extracting("value")
                .isEqualTo("one\n  two three\"");
        assertThat(value("'''\n'quoted' '''")).extracting("value").isEqualTo("'quoted' ");
    }

    @ParameterizedTest
    @CsvSource({"1_000, 1000", "0x7f, 127", "0o17, 15", "0b101, 5", "-7, -7", "+0, 0"})
    void integers(String written, long expected) {
        assertThat(value(written)).extracting("value").isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"1.5, 1.5", "-2e3, -2000", "6.02_2E+2, 602.2", "inf, Infinity", "-inf, -Infinity", "+nan, NaN"})
    void fractions(String written, double expected) {
        assertThat(value(written)).extracting("value").isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-21",
        "2026-11-21T10:00:00",
        "2026-11-21 10:00Z",
        "2026-11-21t10:00:00.123456789123+01:30",
        "23:59:59.9",
        "07:30"
    })
    void datesAndTimes(String written) {
        assertThat(value(written))
                .isInstanceOf(TomlValue.Moment.class)
                .extracting("text")
                .isEqualTo(written);
    }

    @Test
    void valuesKnowWhereTheyStand() {
        var table = read("a = 1\n[b]\n  c.d = [\"x\", # comment\n    { e = 'y' } ]\n");
        var b = (TomlTable) table.value("b");
        assertThat(b.span().start()).isEqualTo(6);
        var entry = ((TomlTable) b.value("c")).entry("d").orElseThrow();
        assertThat(entry.keySpan().start()).isEqualTo(14);
        var array = (TomlArray) entry.value();
        var inner = (TomlTable) array.values().getLast();
        assertThat(inner.entry("e").orElseThrow().value().span().start()).isEqualTo(44);
        assertThat(((TomlValue.Text) array.values().getFirst()).part(0, 1))
                .extracting("start")
                .isEqualTo(20);
    }

    @Test
    void tablesOfOneNameFormAnArray() {
        var array = (TomlArray) read("[[a]]\nx=1\n[a.b]\ny=2\n[[a]]\nx=3").value("a");
        assertThat(array.values()).hasSize(2);
        assertThat(((TomlTable) array.values().getFirst()).value("b")).isNotNull();
        assertThat(problems.inOrder()).isEmpty();
    }

    @Test
    void aMistakeHidesNoOther() {
        var document = TomlReader.read(
                new SourceText("test.toml", "a = \nb = 1\nc = [1,\n\nd = 2\n[e\nf = 3\n[g]\nh = tru\ni = 4"), problems);
        assertThat(document.complete()).isFalse();
        assertThat(problems.inOrder())
                .extracting(problem -> problem.position().line())
                .containsExactly(1, 5, 6, 9);
        assertThat(document.root().value("b")).isNotNull();
        assertThat(document.root().value("d")).isNotNull();
        assertThat(document.root().value("f")).isNull();
        assertThat(((TomlTable) document.root().value("g")).value("i")).isNotNull();
    }

    @Test
    void nestingIsLimited() {
        read("a = " + "[".repeat(100_000) + "\nb = " + "{c=".repeat(100_000) + "\n" + "d.".repeat(100_000) + "d = 1");
        assertThat(problems.inOrder())
                .extracting(problem -> problem.position().line())
                .containsExactly(1, 2, 3);
    }

    /** Whatever is written, reading ends, and says so if something is wrong. */
    @Test
    void takesAnyText() {
        String alphabet = "[]{}=.,\"'#\n\r\t\\ aux0-9_:TZ+e\u00e9\uFEFF\u0000";
        var random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder();
            int length = random.nextInt(60);
            for (int j = 0; j < length; j++) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            var found = new Problems();
            var document = TomlReader.read(new SourceText("test.toml", text.toString()), found);
            assertThat(found.isEmpty()).as(text.toString()).isEqualTo(document.complete());
            found.inOrder().forEach(problem -> assertThat(problem.render()).isNotEmpty());
        }
    }
}
