package dev.ashlar.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.component.ComponentTraps;
import dev.ashlar.conformance.Value.Lifted;
import dev.ashlar.engine.Trap;
import dev.ashlar.engine.TrapCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class ComponentValuesTest {
    private static final String SAMPLES = """
            {"type":"bool","value":true} | true
            {"type":"s8","value":"-8"} | -8
            {"type":"u32","value":"4294967295"} | 4294967295
            {"type":"u64","value":"18446744073709551615"} | 18446744073709551615
            {"type":"f32","value":"1084227584"} | 5
            {"type":"char","value":"Z"} | 'Z'
            {"type":"string","value":"yo"} | "yo"
            {"type":"list","value":[{"type":"u8","value":"1"},{"type":"u8","value":"2"}]} | [1, 2]
            {"type":"tuple","value":[{"type":"string","value":"x"},{"type":"u32","value":"4"}]} | ("x", 4)
            {"type":"record","value":[["a",{"type":"u32","value":"7"}]]} | {a: 7}
            {"type":"variant","value":{"case":"c","payload":{"type":"u8","value":"0"}}} | c(0)
            {"type":"enum","value":"e"} | e
            {"type":"flags","value":["a","c"]} | {a, c}
            {"type":"option","value":null} | none
            {"type":"result","value":{"Ok":null}} | ok
            {"type":"result","value":{"Err":{"type":"u32","value":"404"}}} | err(404)
            """;

    private static dev.ashlar.component.Value read(String json) {
        return ((Lifted) ComponentValues.read(JsonMapper.shared().readTree(json))).value();
    }

    @Test
    void readsValuesOfAllTypes() {
        SAMPLES.lines()
                .map(line -> line.split(" \\| "))
                .forEach(sample -> assertThat(read(sample[0])).as(sample[0]).hasToString(sample[1]));
        assertThatThrownBy(() -> read("{\"type\":\"u8\",\"value\":\"256\"}"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void flipsToOtherValues() {
        SAMPLES.lines().map(line -> read(line.split(" \\| ")[0])).forEach(value -> {
            for (int seed = 0; seed < 40; seed++) {
                assertThat(ComponentFlip.flip(value, seed)).isNotEqualTo(value);
            }
        });
    }

    @ParameterizedTest
    @CsvSource({
        "unknown handle index 3, invalid-handle, true",
        "wasm trap: unaligned pointer, invalid-pointer, true",
        "cannot leave component instance, cannot-leave-component-instance, true",
        "unknown handle index 3, invalid-value, false",
        "invalid utf-8, invalid-pointer, false",
        "unreachable, invalid-handle, false",
    })
    void tellsTrapsApart(String text, String code, boolean fits) {
        Trap trap = new Trap(
                switch (code) {
                    case "invalid-handle" -> ComponentTraps.INVALID_HANDLE;
                    case "invalid-pointer" -> ComponentTraps.INVALID_POINTER;
                    case "invalid-value" -> ComponentTraps.INVALID_VALUE;
                    case "cannot-leave-component-instance" -> ComponentTraps.CANNOT_LEAVE;
                    default -> TrapCode.UNREACHABLE;
                });
        assertThat(ComponentTrapText.fits(text, trap)).isEqualTo(fits);
    }
}
