package dev.ashlar.examples.photos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.component.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema of the component in Zig. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ValidatorTest {
    private PhotoComponents validator;

    @BeforeAll
    void link() throws IOException {
        validator = new PhotoComponents("validator", "photos:app/metadata@0.1.0", 16 << 20, linker -> {});
    }

    @AfterAll
    void close() {
        validator.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"A", "Lighthouse in the evening", "Zürich – 5 °C", "写真", "👩‍👩‍👧 at the sea", "<script>&\"'"})
    void takesTitlesOfAllLanguages(String title) {
        assertThat(check("title", title)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0x0, 0x7, 0x9, 0xa, 0xd, 0x1b, 0x7f, 0x85, 0x200e, 0x2028, 0x202e, 0x2066, 0xfdd0, 0xfeff, 0xfffe,
                0x1ffff, 0xe0041
            })
    void refusesCharactersThatNobodySees(int character) {
        assertThat(check("title", "a" + Character.toString(character) + "b"))
                .containsExactly("title pattern must not have the character U+%04X in it".formatted(character));
    }

    @ParameterizedTest
    @CsvSource({
        "'',minLength",
        "' ',minLength",
        "\u3000\u00a0,minLength",
        "' a',pattern",
        "'a ',pattern",
        "a\u200d,pattern"
    })
    void refusesBlanksAtTheEdges(String title, String rule) {
        assertThat(check("title", title)).singleElement().asString().startsWith("title " + rule);
    }

    @Test
    void countsCharactersNotBytes() {
        assertThat(check("title", "é".repeat(80))).isEmpty();
        assertThat(check("title", "👩".repeat(80))).isEmpty();
        assertThat(check("title", "é".repeat(81)))
                .containsExactly("title maxLength has 81 characters, at most 80 are allowed");
        assertThat(check("title", "a".repeat(3_000_000)))
                .containsExactly("title maxLength has 3000000 characters, at most 80 are allowed");
    }

    @Test
    void wantsOneTitle() {
        assertThat(check()).containsExactly("title required is missing");
        assertThat(check("title", "a", "title", "b")).containsExactly("title maxItems may be given once only");
    }

    @Test
    void takesLinesInDescriptions() {
        assertThat(check("title", "a", "description", "one\ntwo")).isEmpty();
        assertThat(check("title", "a", "description", "")).isEmpty();
        assertThat(check("title", "a", "description", "x".repeat(501))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-21,true",
        "2024-02-29,true",
        "2000-02-29,true",
        "1900-02-29,false",
        "2026-02-29,false",
        "2026-13-01,false",
        "2026-00-10,false",
        "2026-01-00,false",
        "2026-04-31,false",
        "0000-01-01,false",
        "2026-1-011,false",
        "+026-01-01,false",
        "20261121,false",
        "2026-11-21T00:00:00Z,false",
        "2026-99-99,false"
    })
    void knowsTheCalendar(String day, boolean right) {
        assertThat(check("title", "a", "taken", day).isEmpty()).isEqualTo(right);
    }

    @Test
    void namesEveryProblemButNoEndOfThem() {
        assertThat(check("title", "", "taken", "today", "colour", "red"))
                .containsExactly(
                        "title minLength must not be empty",
                        "taken format must be a day such as 2026-11-21",
                        "colour additionalProperties is not known: title, description and taken are");
        String[] many = new String[20_000];
        for (int i = 0; i < many.length; i++) {
            many[i] = "é".repeat(30) + i;
        }
        assertThat(check(many)).hasSize(16).allMatch(problem -> problem.length() < 200);
    }

    private List<String> check(String... namesAndValues) {
        List<Value> fields = new ArrayList<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.add(Value.RecordOf.of(
                    Map.of("name", new Value.Str(namesAndValues[i]), "value", new Value.Str(namesAndValues[i + 1]))));
        }
        Value.ListOf problems = (Value.ListOf) validator.call("check", new Value.ListOf(fields));
        return problems.elements().stream()
                .map(problem -> text(problem, "field") + " " + text(problem, "rule") + " " + text(problem, "message"))
                .toList();
    }

    private static String text(Value problem, String field) {
        return ((Value.Str) ((Value.RecordOf) problem).field(field)).value();
    }
}
