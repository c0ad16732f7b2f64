package dev.ashlar.host.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.ashlar.host.diagnostics.Problems;
import dev.ashlar.host.diagnostics.SourceText;
import dev.ashlar.host.toml.TomlJson;
import dev.ashlar.host.toml.TomlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.ObjectMapper;

/** The published schema is what the shapes say, and says the same as the reader as far as a schema can. */
class ManifestSchemaTest {
    private static final Path PUBLISHED = Path.of("src/main/resources/dev/ashlar/host/load/ashlar.schema.json");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** What takes more than a look at one value: references, other values, files, the calendar. */
    private static final Set<String> BEYOND_SCHEMAS = Set.of(
            "config-twice",
            "cron",
            "egress",
            "empty",
            "files-same-target",
            "internal-requests",
            "link-cycle",
            "link-to-itself",
            "limits-of-nothing",
            "link-to-unknown-component",
            "missing-files",
            "private-routes",
            "route-parameter-twice",
            "routes-the-same",
            "secret-with-default",
            "template-syntax",
            "trigger-of-unknown-component",
            "variable-unknown");

    private static Schema schema() throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(PUBLISHED), InputFormat.JSON);
    }

    static List<Path> good() {
        return Manifests.in("good", ".toml").stream()
                .filter(file -> !file.getFileName().toString().startsWith("spin."))
                .toList();
    }

    static List<Path> broken() {
        return Manifests.in("broken", ".toml").stream()
                .filter(file -> !file.getFileName().toString().matches("(toml-|spin\\.).*"))
                .toList();
    }

    private static String current() {
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(ManifestSchema.schema()) + "\n";
    }

    @BeforeAll
    static void publish() throws IOException {
        if ("write".equals(System.getProperty("host.golden"))) {
            Files.createDirectories(PUBLISHED.getParent());
            Files.writeString(PUBLISHED, current());
        }
    }

    @Test
    void isPublished() throws IOException {
        assertThat(Files.readString(PUBLISHED)).isEqualTo(current());
    }

    @ParameterizedTest
    @MethodSource("good")
    void acceptsExamples(Path manifest) throws IOException {
        assertThat(schema().validate(json(manifest), InputFormat.JSON)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("broken")
    void refusesWhatASchemaCan(Path manifest) throws IOException {
        String name = manifest.getFileName().toString().replace(".toml", "");
        var errors = schema().validate(json(manifest), InputFormat.JSON);
        if (BEYOND_SCHEMAS.contains(name)) {
            assertThat(errors).as("if a schema can, it belongs not on the list").isEmpty();
        } else {
            assertThat(errors).isNotEmpty();
        }
    }

    private static String json(Path manifest) throws IOException {
        var source = new SourceText(manifest.toString(), Files.readString(manifest));
        return MAPPER.writeValueAsString(
                TomlJson.plain(TomlReader.read(source, new Problems()).root()));
    }
}
