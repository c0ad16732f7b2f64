package dev.ashlar.host.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.host.diagnostics.InvalidTextException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {
    @ParameterizedTest
    @CsvSource({"64MiB, 67108864", "1.5GB, 1500000000", "10 KB, 10000", "0B, 0", "1024TiB, 1125899906842624"})
    void sizes(String text, long bytes) {
        assertThat(ByteSize.parse(text).bytes()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource({"64MiB, 64MiB", "1536KiB, 1536KiB", "1000B, 1000B", "1KB, 1000B"})
    void sizesPrintExactly(String text, String printed) {
        assertThat(ByteSize.parse(text)).hasToString(printed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "MiB", "-1MiB", "1mib", "1024.1TiB", "999999999999999TiB", "1MiB2"})
    void noSizes(String text) {
        assertThatThrownBy(() -> ByteSize.parse(text)).isInstanceOf(InvalidTextException.class);
    }

    @ParameterizedTest
    @CsvSource({"250ms, PT0.25S", "1.5s, PT1.5S", "1h30m, PT1H30M", "7d, PT168H", "10us, PT0.00001S"})
    void durations(String text, Duration expected) {
        assertThat(Durations.parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s", "1", "-1s", "1s ", "0ms", "999999999d", "1S", "1h1"})
    void noDurations(String text) {
        assertThatThrownBy(() -> Durations.parse(text)).isInstanceOf(InvalidTextException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "{{ a }}", "x {{ a_b }} y {{ c1 }}", "{{{{ a }}", "a }} b", "{{ a }}{{{{"})
    void templatesPrintAsTheyAreWritten(String text) {
        assertThat(Template.parse(text)).hasToString(text);
    }

    @Test
    void templatesResolve() {
        var template = Template.parse("{{a}}-{{ b }}{{{{c}}");
        assertThat(template.variables()).containsExactly("a", "b");
        assertThat(template.resolve(Map.of("a", "{{ b }}", "b", "2")::get)).isEqualTo("{{ b }}-2{{c}}");
    }

    @ParameterizedTest
    @CsvSource({
        "photos:auth/tokens, photos:auth/tokens, true",
        "photos:auth/tokens, photos:auth/tokens@1.0.0, true",
        "photos:auth/tokens@1.0.0, photos:auth/tokens@1.0.0, true",
        "photos:auth/tokens@1.0.0, photos:auth/tokens@1.1.0, false",
        "photos:auth/tokens@1.0.0, photos:auth/tokens, false",
        "photos:auth, photos:auth/tokens@1.0.0, true",
        "photos:auth@1.0.0, photos:auth/tokens@1.0.0, true",
        "photos:auth, photos:authority/tokens, false",
        "primary, primary, true",
        "primary, primary:x/y, false",
    })
    void importsAreNamed(String name, String imported, boolean expected) {
        assertThat(ImportName.parse(name).matches(imported)).isEqualTo(expected);
        assertThat(ImportName.parse(name)).hasToString(name);
    }

    @ParameterizedTest
    @CsvSource({
        "a.b, a.b, true",
        "a.*, a.b, true",
        "a.*, a.b.c, false",
        "a.>, a.b.c, true",
        "a.>, a, false",
        "*.b, a.b, true",
        "a.b, a.*, false",
        "a.>, a.*, true",
        "a.*, a.>, false",
        ">, a, true"
    })
    void topicsCover(String pattern, String topic, boolean expected) {
        assertThat(TopicPattern.parse(pattern).covers(topic)).isEqualTo(expected);
    }
}
