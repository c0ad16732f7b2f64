package dev.ashlar.daemon.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ashlar.daemon.problem.DaemonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateDirectoryTest {
    @TempDir
    private Path folder;

    @Test
    void isItsOwnersAlone() throws IOException {
        try (var state = StateDirectory.open(folder.resolve("a/state"))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state.path())))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void hasOneUserAtATime() {
        try (var state = StateDirectory.open(folder)) {
            assertThatExceptionOfType(DaemonException.class)
                    .isThrownBy(() -> StateDirectory.open(folder))
                    .withMessageContaining(
                            "in use by process " + ProcessHandle.current().pid())
                    .withMessageContaining(state.path().toString());
        }
        StateDirectory.open(folder).close();
    }

    @Test
    void isNotOneThatOthersUse() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        Path file = Files.writeString(folder.resolve("somebodys"), "");
        assertThatExceptionOfType(DaemonException.class)
                .isThrownBy(() -> StateDirectory.open(folder))
                .withMessageContaining("name a directory for the state alone");
        assertThat(Files.getPosixFilePermissions(folder)).hasSize(9);
        Files.delete(file);
        StateDirectory.open(folder).close();
    }

    @Test
    void saysWhyItCannotBeUsed() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatExceptionOfType(DaemonException.class)
                .isThrownBy(() -> StateDirectory.open(file))
                .withMessageContaining(file.toString());
    }
}
