package dev.ashlar.engine.binary;

import static dev.ashlar.engine.binary.ModuleBytes.bytes;
import static dev.ashlar.engine.binary.ModuleBytes.name;
import static dev.ashlar.engine.binary.ModuleBytes.sized;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NameSectionTest {
    private static final String MODULE_NAME = "00" + sized(name("app"));
    private static final String FUNCTION_NAMES =
            "01" + sized("03" + "00" + name("first") + "02" + name("third") + "09" + name("beyond"));

    /** A section is never at the start of a module, so neither is it here. */
    private static NameSection section(String hex) {
        byte[] bytes = bytes("00" + hex);
        return new NameSection(bytes, 1, bytes.length, 4);
    }

    @Test
    void namesTheModuleAndItsFunctions() {
        NameSection names = section(MODULE_NAME + FUNCTION_NAMES + "02 03 01 02 03");
        assertThat(names.moduleName()).contains("app");
        assertThat(names.functionName(0)).contains("first");
        assertThat(names.functionName(1)).isEmpty();
        assertThat(names.functionName(2)).contains("third");
        assertThat(names.functionName(9)).isEmpty();
        assertThat(names.functionName(-1)).isEmpty();
    }

    @Test
    void keepsWhatPrecedesDamage() {
        NameSection names = section(MODULE_NAME + "01 7F 01 00");
        assertThat(names.moduleName()).contains("app");
        assertThat(names.functionName(0)).isEmpty();
    }

    @Test
    void doesWithoutNamesThatAreNotUtf8() {
        NameSection names = section("01" + sized("02 00 01 FF 01" + name("good")));
        assertThat(names.functionName(0)).isEmpty();
        assertThat(names.functionName(1)).contains("good");
    }

    @Test
    void doesWithoutASection() {
        assertThat(section("").moduleName()).isEmpty();
        assertThat(section("").functionName(0)).isEmpty();
    }

    @Test
    void readsProducers() {
        String language = name("language") + "02" + name("C") + name("") + name("Rust") + name("1.90");
        byte[] bytes = bytes("02" + language + name("sdk") + "01" + name("tool"));
        assertThat(ProducersSection.parse(bytes, 0, bytes.length))
                .isEqualTo(Map.of("language", List.of("C", "Rust 1.90"), "sdk", List.of()));
    }
}
