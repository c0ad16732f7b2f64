package dev.ashlar.engine.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.engine.MalformedModuleException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinaryReaderTest {
    private static BinaryReader reader(String hex) {
        byte[] bytes = ModuleBytes.bytes(hex);
        return new BinaryReader(bytes, 0, bytes.length);
    }

    @ParameterizedTest
    @CsvSource({
        "00, 0",
        "7F, 127",
        "80 01, 128",
        "E5 8E 26, 624485",
        "80 80 80 80 00, 0",
        "FF FF FF FF 07, 2147483647",
        "FF FF FF FF 0F, -1",
    })
    void readsUnsigned32(String hex, int value) {
        BinaryReader in = reader(hex);
        assertThat(in.u32()).isEqualTo(value);
        assertThat(in.atEnd()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "3F, 63",
        "40, -64",
        "C0 BB 78, -123456",
        "FF FF FF FF 07, 2147483647",
        "80 80 80 80 78, -2147483648",
        "FF FF FF FF 7F, -1",
    })
    void readsSigned32(String hex, int value) {
        assertThat(reader(hex).s32()).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        "FF FF FF FF FF FF FF FF FF 00, 9223372036854775807",
        "80 80 80 80 80 80 80 80 80 7F, -9223372036854775808",
        "7F, -1",
    })
    void readsSigned64(String hex, long value) {
        assertThat(reader(hex).s64()).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        "u32, 80 80 80 80 80 00, integer representation too long",
        "u32, 80 80 80 80 10, integer too large",
        "u32, 80, unexpected end",
        "s32, 80 80 80 80 08, integer too large",
        "s32, FF FF FF FF 77, integer too large",
        "s32, 80 80 80 80 80 00, integer representation too long",
        "s33, FF FF FF FF 2F, integer too large",
        "s64, 80 80 80 80 80 80 80 80 80 01, integer too large",
        "s64, FF FF FF FF FF FF FF FF FF 7E, integer too large",
        "u64, 80 80 80 80 80 80 80 80 80 02, integer too large",
        "u64, 80 80 80 80 80 80 80 80 80 80 00, integer representation too long",
    })
    void refusesNumbersThatDoNotFit(String kind, String hex, String reason) {
        BinaryReader in = reader(hex);
        assertThatThrownBy(() -> {
                    switch (kind) {
                        case "u32" -> in.u32();
                        case "u64" -> in.u64();
                        case "s32" -> in.s32();
                        case "s33" -> in.s33();
                        default -> in.s64();
                    }
                })
                .isInstanceOfSatisfying(
                        MalformedModuleException.class,
                        e -> assertThat(e.reason()).isEqualTo(reason));
    }

    @Test
    void anIndexBeyondAnIntIsUnknownEverywhere() {
        assertThat(reader("80 80 80 80 08").index()).isEqualTo(Integer.MAX_VALUE);
        assertThat(reader("FF FF FF FF 0F").index()).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void aCountIsAtMostTheBytesThatAreLeft() {
        assertThat(reader("02 00 00").count()).isEqualTo(2);
        assertThatThrownBy(() -> reader("03 00 00").count()).hasMessageContaining("length out of bounds");
        assertThatThrownBy(() -> reader("FF FF FF FF 0F 00").count()).hasMessageContaining("4294967295 elements in 1");
    }

    @ParameterizedTest
    @CsvSource({"02 C3 A9, é", "04 F0 9F 98 80, 😀", "03 61 00 62, a\0b"})
    void readsNames(String hex, String name) {
        assertThat(reader(hex).name()).isEqualTo(name.replace("\\0", "\0"));
    }

    @ParameterizedTest
    @CsvSource({"01 80", "02 C0 80", "03 ED A0 80", "04 F5 80 80 80", "02 C3 28", "01 C3"})
    void refusesNamesThatAreNotUtf8(String hex) {
        assertThatThrownBy(() -> reader(hex).name()).hasMessageContaining("malformed UTF-8 encoding");
    }
}
