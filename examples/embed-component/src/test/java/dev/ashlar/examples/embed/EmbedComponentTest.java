package dev.ashlar.examples.embed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmbedComponentTest {
    private static final Path COMPONENTS = Path.of(System.getProperty("ashlar.example.components"));

    @ParameterizedTest
    @CsvSource({"rust, c", "c, rust"})
    void theComponentSeesNoDifference(String consumer, String provider) throws IOException {
        try (EmbedComponent host = new EmbedComponent(built(consumer + "-consumer"), built(provider + "-provider"))) {
            assertThat(host.run()).isEqualTo(Files.readAllLines(COMPONENTS.resolve("walk.txt")));
        }
    }

    @Test
    void runsAsOftenAsOneLikes() throws IOException {
        try (EmbedComponent host = new EmbedComponent(built("c-consumer"), built("c-provider"))) {
            assertThat(host.run()).isEqualTo(host.run());
        }
    }

    private static Path built(String name) {
        return COMPONENTS.resolve("built").resolve(name + ".wasm");
    }
}
