package dev.ashlar.wit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SemanticVersionTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"0.2.12", "0.3.0-rc-2025-09-16", "1.0.0-alpha.1.x-y", "1.0.0+20130313144700", "1.0.0-0a+b.-"})
    void readsAndWrites(String text) {
        assertThat(SemanticVersion.parse(text).map(SemanticVersion::toString)).contains(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "1", "1.2", "01.2.3", "1.2.3-", "1.2.3-01", "1.2.3-a..b", "1.2.3+", "1.2.3.4", "v1.2.3"})
    void refusesWhatIsNoVersion(String text) {
        assertThat(SemanticVersion.parse(text)).isEmpty();
    }

    @Test
    void ordersByPrecedence() {
        var ordered = List.of(
                "0.9.0",
                "1.0.0-1",
                "1.0.0-2",
                "1.0.0-11",
                "1.0.0-alpha",
                "1.0.0-alpha.1",
                "1.0.0-beta",
                "1.0.0",
                "1.0.1",
                "1.2.0",
                "1.10.0");
        assertThat(ordered.reversed().stream()
                        .map(text -> SemanticVersion.parse(text).orElseThrow())
                        .sorted()
                        .map(SemanticVersion::toString))
                .isEqualTo(ordered);
    }
}
