package dev.ashlar.guests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.wasi.ClockGrant;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A program in Go ({@code GOOS=wasip1}): goroutines, channels, sleeping, flags, files. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux can grant directories")
class GoCommandTest {
    private WasiProgram program;

    @TempDir
    private Path folder;

    @BeforeAll
    void make() throws Exception {
        program = WasiProgram.made("go");
    }

    @AfterAll
    void close() {
        if (program != null) {
            program.close();
        }
    }

    @Test
    void countsWordsOfStandardInput() throws Exception {
        assertThat(program.run(program.grants(), "to be or\nnot To be\n"))
                .isEqualTo(new WasiProgram.Run(0, "be 2\nnot 1\nor 1\nto 2\n", ""));
    }

    @Test
    void sleepsWithoutSpinning() throws Exception {
        long start = System.nanoTime();
        assertThat(program.run(program.grants("-nap", "300ms"), "a").out()).isEqualTo("a 1\n");
        assertThat(System.nanoTime() - start).isGreaterThan(300_000_000);
        // Where time stands still waiting takes none.
        var timeless = program.grants().withClock(new ClockGrant.Fixed(java.time.Instant.EPOCH));
        assertThat(program.run(timeless, "a").out()).isEqualTo("a 1\n");
    }

    @Test
    void readsAndWritesFilesThatWereGranted() throws Exception {
        Files.writeString(folder.resolve("in.txt"), "x y x");
        var granted = program.grants("-o", "/data/out.txt", "/data/in.txt");
        assertThat(program.run(granted.withPreopen(WasiProgram.writable(folder, "/data")), ""))
                .isEqualTo(new WasiProgram.Run(0, "", ""));
        assertThat(folder.resolve("out.txt")).hasContent("x 2\ny 1\n");
        var readOnly = program.run(granted.withPreopen(WasiProgram.readOnly(folder, "/data")), "");
        assertThat(readOnly.exitCode()).isEqualTo(4);
        assertThat(readOnly.err()).startsWith("open /data/out.txt: ");
    }

    @Test
    void findsNoFilesThatWereNot() throws Exception {
        var outside = Files.writeString(folder.resolve("secret.txt"), "secret");
        var run = program.run(program.grants(outside.toString()), "");
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).startsWith("open " + outside + ": ");
        var inside = Files.createDirectory(folder.resolve("inside"));
        var granted = program.grants("/data/../secret.txt").withPreopen(WasiProgram.writable(inside, "/data"));
        assertThat(program.run(granted, "").exitCode()).isEqualTo(3);
    }
}
