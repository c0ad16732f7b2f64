package dev.ashlar.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.engine.NumberType;
import dev.ashlar.engine.ReferenceType;
import dev.ashlar.engine.V128;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WasmTextTest {
    @ParameterizedTest
    @CsvSource({
        "I32, 30, 30",
        "I32, -2147483648, -2147483648",
        "I32, 4294967295, -1",
        "I32, 0xFF, 255",
        "I64, 18446744073709551615, -1",
        "I64, -0x8000000000000000, -9223372036854775808",
        "F32, 1.5, 1.5",
        "F32, -inf, -inf",
        "F32, nan, nan",
        "F32, -nan:0x200000, -nan:0x200000",
        "F32, 0x1.8p3, 12.0",
        "F64, -0.0, -0.0",
        "F64, .5e1, 5.0",
        "F64, 0x10, 16.0",
        "F64, nan:0x1, nan:0x1",
        "F64, INF, inf",
        "V128, 0x1, 0x00000000000000000000000000000001",
        "V128, 0xfedcba98765432100123456789abcdef, 0xfedcba98765432100123456789abcdef"
    })
    void readsAndWrites(NumberType type, String text, String written) {
        var value = WasmText.parse(type, text);
        assertThat(WasmText.format(value)).isEqualTo(written);
        assertThat(WasmText.format(WasmText.parse(type, written))).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({
        "I32, 4294967296",
        "I32, -2147483649",
        "I32, 1.0",
        "I32, ''",
        "I32, 0x",
        "I64, 18446744073709551616",
        "F32, 1f",
        "F32, infinity",
        "F32, nan:0x800000",
        "F64, nan:0x0",
        "F64, 1e",
        "F64, .",
        "V128, 1",
        "V128, 0x100000000000000000000000000000000"
    })
    void refuses(NumberType type, String text) {
        assertThatThrownBy(() -> WasmText.parse(type, text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("'" + text + "' is no " + type + ": ");
    }

    @Test
    void laneZeroIsLast() {
        assertThat(WasmText.parse(NumberType.V128, "0x10000000000000002")).isEqualTo(new V128(2, 1));
    }

    @Test
    void referencesCanOnlyBeNull() {
        assertThat(WasmText.parse(ReferenceType.EXTERNREF, "null")).isNull();
        assertThatThrownBy(() -> WasmText.parse(ReferenceType.FUNCREF, "1")).hasMessageContaining("only be null");
    }
}
