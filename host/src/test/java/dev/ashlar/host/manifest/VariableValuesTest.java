package dev.ashlar.host.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.host.load.ManifestLoader;
import dev.ashlar.host.load.ManifestLoader.NamedFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VariableValuesTest {
    private static final String MANIFEST = """
            [variables]
            host = "example.com"
            key = { secret = true }

            [component.a]
            source = "a.wasm"
            routes = "/"
            variables = ["key"]
            environment = { URL = "https://{{ host }}/", KEY = "Bearer {{ key }}" }
            egress = ["https://{{ host }}"]
            """;
    private final Application application = ManifestLoader.read(
                    "ashlar.toml", MANIFEST.getBytes(StandardCharsets.UTF_8), Path.of("."), NamedFiles.NOT_YET)
            .application();
    private final Component component = application.components().get("a");

    @Test
    void takesDefaultsAndWhatIsGiven() {
        var values = VariableValues.of(application, Map.of("key", "k"));
        var environment = component.grants().environment();
        assertThat(values.resolve(environment))
                .containsExactly(Map.entry("URL", "https://example.com/"), Map.entry("KEY", "Bearer k"));
        assertThat(values.isSecret(environment.get("KEY"))).isTrue();
        assertThat(values.isSecret(environment.get("URL"))).isFalse();
        assertThat(values.egress(component)).hasToString("[https://example.com:443]");
        assertThat(VariableValues.of(application, Map.of("key", "k", "host", "x.test"))
                        .egress(component))
                .hasToString("[https://x.test:443]");
    }

    @Test
    void namesWhatIsMissingAndWhatIsTooMuch() {
        assertThatThrownBy(() -> VariableValues.of(application, Map.of("hots", "x.test")))
                .isInstanceOf(ManifestException.class)
                .hasMessage("""
                        ashlar.toml:3:1: error: the variable "key" has no value
                          3 | key = { secret = true }
                            | ^^^
                          fix: give one when the application is started, or a default here

                        ashlar.toml:1:2: error: a value is given for "hots", which is no variable of the application
                          1 | [variables]
                            |  ^^^^^^^^^
                          fix: did you mean "host"?
                        """);
    }

    @Test
    void namesTheRuleThatAValueBreaks() {
        var values = VariableValues.of(application, Map.of("key", "k", "host", "a b"));
        assertThatThrownBy(() -> values.egress(component))
                .isInstanceOf(ManifestException.class)
                .hasMessageContaining(
                        "ashlar.toml:10:11: error: not a rule for connections: 'a b' is not the name of a host")
                .hasMessageContaining("fix: give host another value");
    }
}
