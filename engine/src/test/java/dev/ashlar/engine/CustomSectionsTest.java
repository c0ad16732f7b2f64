package dev.ashlar.engine;

import static dev.ashlar.engine.binary.ModuleBytes.CODE;
import static dev.ashlar.engine.binary.ModuleBytes.FUNCTION;
import static dev.ashlar.engine.binary.ModuleBytes.TYPE;
import static dev.ashlar.engine.binary.ModuleBytes.body;
import static dev.ashlar.engine.binary.ModuleBytes.custom;
import static dev.ashlar.engine.binary.ModuleBytes.module;
import static dev.ashlar.engine.binary.ModuleBytes.name;
import static dev.ashlar.engine.binary.ModuleBytes.section;
import static dev.ashlar.engine.binary.ModuleBytes.sized;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Names, producers and custom sections are kept, also by a module that was serialised. */
class CustomSectionsTest {
    private static final byte[] BINARY = module(
            custom("first", "01 02 03"),
            section(TYPE, "60 00 00"),
            section(FUNCTION, "00"),
            section(CODE, body("00 0B")),
            custom("name", "00" + sized(name("app")) + "01" + sized("01 00" + name("main"))),
            custom("producers", "01" + name("language") + "01" + name("C") + name("23")));

    private static void assertKept(Module module) {
        assertThat(module.name()).isEqualTo("app");
        assertThat(module.functionName(0)).contains("main");
        assertThat(module.producers()).containsOnlyKeys("language").containsEntry("language", List.of("C 23"));
        assertThat(module.customSection("first"))
                .hasValueSatisfying(bytes -> assertThat(bytes).containsExactly(1, 2, 3));
        assertThat(module.customSection("second")).isEmpty();
    }

    @Test
    void areKept() {
        try (Engine engine = Engine.create()) {
            Module module = engine.compile(BINARY);
            assertKept(module);
            assertKept(engine.deserialize(module.serialize()));
        }
    }
}
