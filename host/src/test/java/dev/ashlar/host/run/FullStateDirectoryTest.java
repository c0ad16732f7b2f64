package dev.ashlar.host.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ashlar.host.manifest.ManifestException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A state directory on a disk without room. Only root can mount one. */
class FullStateDirectoryTest {
    @TempDir
    private Path directory;

    private Path state;
    private boolean mounted;

    @BeforeEach
    void mount() throws Exception {
        state = Files.createDirectory(directory.resolve("state"));
        mounted = run("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", state.toString()) == 0;
        assumeTrue(mounted, "cannot mount a small file system here: only root may, on Linux");
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            assertThat(run("umount", state.toString())).isZero();
        }
    }

    private static int run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(List.of(command))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            return -1;
        }
    }

    private void fill() throws IOException {
        try (OutputStream out = Files.newOutputStream(state.resolve("filling"))) {
            while (true) {
                out.write(new byte[4096]);
            }
        } catch (IOException e) {
            // it is full
        }
        assertThat(Files.size(state.resolve("filling"))).isPositive();
    }

    private static String granting(String store) {
        return """
                [component.probe]
                source = "GUESTS/c-probe.wasm"
                routes = ["/..."]
                %s = ["default"]
                """.formatted(store);
    }

    @Test
    void keepsAnApplicationWithAStoreFromStarting() throws IOException {
        fill();
        assertThatThrownBy(
                        () -> TestHost.start(directory, granting("key-value")).close())
                .isInstanceOf(ManifestException.class)
                .hasMessageContaining("ashlar.toml:4:1: error: the store \"default\" cannot be used: ")
                .hasMessageContaining("see to the server or the state directory");
    }

    @Test
    void isNoMatterForAnApplicationThatStoresNothing() throws IOException {
        fill();
        try (var host = TestHost.start(directory, """
                [component.probe]
                source = "GUESTS/c-probe.wasm"
                routes = ["/..."]
                """)) {
            assertThat(host.get("/hello").status()).isEqualTo(200);
        }
    }

    @Test
    void isNoMatterOnceThereIsRoomAgain() throws IOException {
        fill();
        assertThatThrownBy(
                        () -> TestHost.start(directory, granting("key-value")).close())
                .isInstanceOf(ManifestException.class);
        Files.delete(state.resolve("filling"));
        try (var host = TestHost.start(directory, granting("key-value"))) {
            assertThat(host.get("/hello").status()).isEqualTo(200);
        }
    }
}
