package dev.ashlar.engine.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustedDirectoryTest {
    private static final Integer NOBODY = 65_534;

    @TempDir
    private Path parent;

    private Path path;

    @BeforeEach
    void needsPermissions() {
        path = parent.resolve("a").resolve("cache");
        assumeTrue(path.getFileSystem().supportedFileAttributeViews().contains("unix"), "no Unix");
    }

    private static Path permit(Path file, String permissions) throws IOException {
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    @Test
    void isMadeForItsOwnerAlone() throws IOException {
        TrustedDirectory made = TrustedDirectory.open(path);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made.path())))
                .isEqualTo("rwx------");
    }

    @Test
    void othersMayReadButNotWrite() throws IOException {
        Files.createDirectories(path);
        for (String readable : new String[] {"rwx------", "rwxr-xr-x", "r-x------"}) {
            assertThat(TrustedDirectory.open(permit(path, readable)).path()).isEqualTo(path.toRealPath());
        }
        for (String writable : new String[] {"rwxrwx---", "rwx---rwx"}) {
            permit(path, writable);
            assertThatThrownBy(() -> TrustedDirectory.open(path))
                    .isInstanceOf(IOException.class)
                    .hasMessage("%s is writable by others (chmod go-w)", path.toRealPath());
        }
    }

    @Test
    void whoMayReplaceItMayNotBeAnybody() throws IOException {
        Files.createDirectories(path);
        permit(path.getParent(), "rwxrwxrwx");
        assertThatThrownBy(() -> TrustedDirectory.open(path))
                .hasMessage(
                        "%s, above %s, is writable by others", path.getParent().toRealPath(), path.toRealPath());
        Path link = Files.createSymbolicLink(parent.resolve("link"), path);
        assertThatThrownBy(() -> TrustedDirectory.open(link)).hasMessageContaining("is writable by others");
    }

    @Test
    void anEntryThatOthersMayWriteIsRefused() throws IOException {
        TrustedDirectory directory = TrustedDirectory.open(path);
        Path file = Files.createFile(path.resolve("1.code"));
        directory.check(permit(file, "rw-r--r--"));
        permit(file, "rw-rw-r--");
        assertThatThrownBy(() -> directory.check(file)).hasMessage("%s is writable by others (chmod go-w)", file);
    }

    @Test
    void whatBelongsToAnotherIsRefused() throws IOException {
        TrustedDirectory directory = TrustedDirectory.open(path);
        Path file = Files.createFile(path.resolve("1.code"));
        giveAway(file);
        assertThatThrownBy(() -> directory.check(file)).hasMessage("%s belongs to user 65534, not to 0", file);
        giveAway(path);
        assertThatThrownBy(() -> TrustedDirectory.open(path))
                .hasMessage("%s belongs to user 65534, not to 0", path.toRealPath());
    }

    private static void giveAway(Path file) {
        try {
            Files.setAttribute(file, "unix:uid", NOBODY);
        } catch (IOException e) {
            assumeTrue(false, "only root gives files away");
        }
    }
}
