package dev.ashlar.wasi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a guest does, the host's memory stays bounded: all of it in a JVM with not much more than the guest's limits. */
class BoundedMemoryTest {
    @TempDir
    private Path folder;

    @Test
    void aSmallHeapIsEnough() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx640m",
                        "-XX:+ExitOnOutOfMemoryError",
                        "--enable-native-access=dev.ashlar.wasi",
                        "--module-path",
                        System.getProperty("jdk.module.path"),
                        "--patch-module",
                        "dev.ashlar.wasi=target/test-classes",
                        "--module",
                        "dev.ashlar.wasi/dev.ashlar.wasi.AllHostile",
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        assertThat(printed.lines()).hasSize(21).allMatch(line -> line.matches("[a-z-]+: ((exit 0)|[a-z-]+)"));
    }
}
