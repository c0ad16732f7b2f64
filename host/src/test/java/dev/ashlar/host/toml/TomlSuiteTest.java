package dev.ashlar.host.toml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.host.diagnostics.Problems;
import dev.ashlar.host.diagnostics.SourceText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The suite of github.com/toml-lang/toml-test, where {@code -Dashlar.toml-test} names its folder {@code tests}. */
@EnabledIfSystemProperty(named = "ashlar.toml-test", matches = ".+")
class TomlSuiteTest {
    private static final Path SUITE = Path.of(System.getProperty("ashlar.toml-test", "."));

    @Test
    void readsWhatIsValidAndRefusesTheRest() throws IOException {
        var failures = new ArrayList<String>();
        int count = 0;
        for (String file : Files.readAllLines(SUITE.resolve("files-toml-1.1.0"))) {
            if (file.endsWith(".toml")) {
                count++;
                if (!passes(file)) {
                    failures.add(file);
                }
            }
        }
        assertThat(failures).isEmpty();
        assertThat(count).isGreaterThan(600);
    }

    private static boolean passes(String file) throws IOException {
        String text;
        try {
            var bytes = ByteBuffer.wrap(Files.readAllBytes(SUITE.resolve(file)));
            text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            return file.startsWith("invalid");
        }
        var problems = new Problems();
        var document = TomlReader.read(new SourceText(file, text), problems);
        if (file.startsWith("invalid")) {
            return problems.hasErrors();
        }
        var expected = new ObjectMapper().readTree(Files.readString(SUITE.resolve(file.replace(".toml", ".json"))));
        return problems.isEmpty() && same(expected, document.root());
    }

    private static boolean same(JsonNode expected, TomlValue actual) {
        return switch (actual) {
            case TomlTable table ->
                expected.isObject()
                        && expected.size() == table.entries().size()
                        && table.entries().stream()
                                .allMatch(entry ->
                                        expected.has(entry.key()) && same(expected.get(entry.key()), entry.value()));
            case TomlArray array -> {
                boolean same =
                        expected.isArray() && expected.size() == array.values().size();
                for (int i = 0; same && i < expected.size(); i++) {
                    same = same(expected.get(i), array.values().get(i));
                }
                yield same;
            }
            case TomlValue.Text text -> is(expected, "string") && text.value().equals(value(expected));
            case TomlValue.Whole number -> is(expected, "integer") && number.value() == Long.parseLong(value(expected));
            case TomlValue.Decimal number ->
                is(expected, "float") && Double.compare(number.value(), decimal(value(expected))) == 0;
            case TomlValue.Flag flag ->
                is(expected, "bool") && String.valueOf(flag.value()).equals(value(expected));
            case TomlValue.Moment moment -> expected.get("type").asString().matches("date.*|time.*");
        };
    }

    private static boolean is(JsonNode expected, String type) {
        return expected.get("type").asString().equals(type);
    }

    private static String value(JsonNode expected) {
        return expected.get("value").asString();
    }

    private static double decimal(String text) {
        return switch (text) {
            case "inf", "+inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            case "nan", "+nan", "-nan" -> Double.NaN;
            default -> Double.parseDouble(text);
        };
    }
}
