package dev.ashlar.host.deploy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.ashlar.host.manifest.ManifestException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may take the place of what serves, by the photo service. */
class CompatibilityTest {
    private static final Path PHOTOS =
            Path.of("../examples/photos").toAbsolutePath().normalize();

    @TempDir
    private Path directory;

    private String manifest = "";

    @BeforeEach
    void readManifest() throws IOException {
        manifest = Files.readString(PHOTOS.resolve("ashlar.toml"))
                .replace("\"built/", "\"" + PHOTOS.resolve("built") + "/")
                .replace("\"page\"", "\"" + PHOTOS.resolve("page") + "\"");
    }

    /** The manifest with a validator that has another text in it. */
    private String withValidator(String text, String other) throws IOException {
        String binary = Files.readString(PHOTOS.resolve("built/validator.wasm"), ISO_8859_1);
        assertThat(binary).contains(text);
        Path file = directory.resolve("validator.wasm");
        Files.writeString(file, binary.replace(text, other), ISO_8859_1);
        return manifest.replace(PHOTOS.resolve("built/validator.wasm").toString(), file.toString());
    }

    private static Mismatch mismatch(String path, String before, String after) {
        return new Mismatch(
                "validator",
                "gateway",
                "photos:app/metadata@0.1.0",
                Set.of("check"),
                path,
                Optional.of(before).filter(type -> !type.isEmpty()),
                Optional.of(after).filter(type -> !type.isEmpty()));
    }

    @Test
    void namesInterfaceFunctionAndBothTypes() throws Exception {
        String changed = withValidator("\4rule", "\4kind");
        try (var deployment = new TestDeployment(directory)) {
            deployment.serve(1, manifest);
            assertThatThrownBy(
                            () -> deployment.application.prepare(2, deployment.source(changed), PrepareOptions.DEFAULT))
                    .asInstanceOf(type(IncompatibleRevisionException.class))
                    .satisfies(e -> {
                        assertThat(e.mismatches())
                                .containsExactly(
                                        mismatch("problem.fields[1].rule", "string", ""),
                                        mismatch("problem.fields[1].kind", "", "string"));
                        assertThat(e.problems()).hasSize(2);
                        assertThat(e)
                                .hasMessageContaining(
                                        "error: the component \"validator\" cannot take the place of the one that serves:"
                                                + " \"gateway\" relies on photos:app/metadata@0.1.0, and there"
                                                + " problem.fields[1].rule (of check): string → nothing")
                                .hasMessageContaining("ashlar.toml:");
                    });
            assertThat(deployment.application.revisions()).hasSize(1);
            assertThatThrownBy(() -> deployment.application.prepare(
                            2, deployment.source(changed), PrepareOptions.DEFAULT.withForce(true)))
                    .isInstanceOf(ManifestException.class)
                    .hasMessageContaining("fix: build \"gateway\" and \"validator\" with the same WIT");
        }
    }

    @Test
    void namesAnInterfaceThatWouldBeGone() throws Exception {
        String changed = manifest.replace("built/validator.wasm", "built/auth.wasm");
        try (var deployment = new TestDeployment(directory)) {
            deployment.serve(1, manifest);
            assertThatThrownBy(
                            () -> deployment.application.prepare(2, deployment.source(changed), PrepareOptions.DEFAULT))
                    .isInstanceOf(IncompatibleRevisionException.class)
                    .hasMessageContaining("photos:app/metadata@0.1.0: exported → nothing");
        }
    }

    @Test
    void otherCodeOfTheSameInterfaceIsCompatible() throws Exception {
        String changed = withValidator("must not be empty", "must be something");
        try (var deployment = new TestDeployment(directory)) {
            deployment.serve(1, manifest);
            deployment.serve(2, changed);
            assertThat(deployment.revision(2).components().get("gateway"))
                    .isEqualTo(deployment.revision(1).components().get("gateway"));
            assertThat(deployment.revision(2).components().get("validator"))
                    .isNotEqualTo(deployment.revision(1).components().get("validator"));
        }
    }
}
