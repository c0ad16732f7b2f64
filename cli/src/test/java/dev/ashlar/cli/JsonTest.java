package dev.ashlar.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {
    @Test
    void nestsWithIndentation() {
        var value = new LinkedHashMap<String, Object>();
        value.put("name", "add");
        value.put("params", List.of("i32", 2));
        value.put("none", List.of());
        assertThat(Json.of(value)).isEqualTo("""
                {
                  "name": "add",
                  "params": [
                    "i32",
                    2
                  ],
                  "none": []
                }""");
    }

    @Test
    void escapesWhatJsonReserves() {
        assertThat(Json.of("a\"b\\c\n\u0001\ud83d\ude00")).isEqualTo("\"a\\\"b\\\\c\\n\\u0001\\ud83d\\ude00\"");
    }

    @Test
    void writesTheOtherKinds() {
        assertThat(Json.of(Arrays.asList(true, null, 1.5, Double.NaN)))
                .isEqualToIgnoringWhitespace("[true, null, 1.5, null]");
    }

    @Test
    void refusesWhatHasNoForm() {
        assertThatThrownBy(() -> Json.of(Map.of("k", new Object()))).isInstanceOf(IllegalArgumentException.class);
    }
}
