package dev.ashlar.host.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ashlar.host.load.ManifestLoader.NamedFiles;
import dev.ashlar.host.manifest.ManifestException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is said of manifests that are broken: next to each {@code .toml} the {@code .txt} with all messages. Written anew with
 * {@code -Dhost.golden=write}.
 */
class BrokenManifestsTest {
    private static final boolean WRITE = "write".equals(System.getProperty("host.golden"));

    static List<Path> manifests() {
        return Manifests.in("broken", ".toml");
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void saysWhatIsWrong(Path manifest) throws IOException {
        String name = manifest.getFileName().toString();
        var files = name.startsWith("missing-") ? NamedFiles.REQUIRED : NamedFiles.NOT_YET;
        var thrown = catchThrowableOfType(
                ManifestException.class,
                () -> ManifestLoader.read(
                        name,
                        Files.readAllBytes(manifest),
                        manifest.toAbsolutePath().getParent(),
                        files));
        assertThat(thrown).isNotNull();
        Path expected = manifest.resolveSibling(name.replace(".toml", ".txt"));
        if (WRITE) {
            Files.writeString(expected, thrown.getMessage());
        }
        assertThat(thrown).hasMessage(Files.readString(expected));
    }

    @Test
    void areMany() {
        assertThat(manifests()).hasSizeGreaterThan(70);
    }
}
