package dev.ashlar.wasi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.component.ComponentTraps;
import dev.ashlar.engine.ResourceLimits;
import dev.ashlar.engine.Trap;
import dev.ashlar.engine.TrapCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What components get that ask WASI 0.2 for more than they may have: the interface's error where it has one, else a trap. */
class QuotaTest {
    private static final Grants CLOCK = Grants.NONE.withClock(new ClockGrant.System());
    private static final Duration LONG = Duration.ofSeconds(60);

    private final ComponentBed bed = new ComponentBed();

    /** So that calls get to the limits of WASI. */
    private static final ResourceLimits PLENTY = ResourceLimits.STORE_DEFAULT.withHostBytes(256 << 20);

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        bed.close();
    }

    private Grants withFolder() {
        try {
            Files.writeString(folder.resolve("file"), "text");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Grants.NONE.withPreopen(new Preopen(folder, "/", true));
    }

    private static void traps(ThrowingCallable action, String... message) {
        assertThatThrownBy(action).isInstanceOf(Trap.class).hasMessageContainingAll(message);
    }

    @Test
    void openFilesAreLimited() {
        Grants grants = withFolder().withLimits(WasiLimits.DEFAULT.withOpenFiles(20));
        assertThat(bed.run(grants, "open-files")).isEqualTo("opened 19, then quota, again\n");
    }

    @Test
    void streamsOfFilesAreLimited() {
        Grants grants = withFolder().withLimits(WasiLimits.DEFAULT.withStreams(50));
        assertThat(bed.run(grants, "file-streams")).isEqualTo("made 49, then quota, again\n");
    }

    @Test
    void streamsAreLimited() {
        traps(
                () -> bed.run(Grants.NONE, "standard-streams"),
                "limit exceeded",
                "streams alive: 4097 asked for, 4096 allowed");
    }

    @Test
    void pollablesAreLimited() {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        traps(
                () -> run(CLOCK, ResourceLimits.STORE_DEFAULT, output, LONG, "pollables"),
                "pollables alive: 10001 asked for, 10000 allowed");
        assertThat(output).hasToString("dropped\n");
    }

    @Test
    void listsToPollAreLimited() {
        traps(() -> bed.run(CLOCK, "poll-million"), "too much data passed to the host");
        traps(
                () -> run(CLOCK, PLENTY, OutputStream.nullOutputStream(), LONG, "poll-million"),
                "pollables in one call of poll: 1000000 asked for, 10000 allowed");
    }

    @Test
    void handlesAreLimited() throws IOException {
        Files.createDirectory(folder.resolve("empty"));
        assertThatThrownBy(() -> bed.run(withFolder(), "handles"))
                .isInstanceOfSatisfying(
                        Trap.class, trap -> assertThat(trap.code()).isEqualTo(ComponentTraps.TOO_MANY_HANDLES))
                .hasMessageContaining("the store: 1 more handles would exceed its limit of 1000000");
        traps(
                () -> run(
                        withFolder(),
                        ResourceLimits.STORE_DEFAULT.withHandles(1_000),
                        OutputStream.nullOutputStream(),
                        LONG,
                        "handles"),
                "its limit of 1000 ");
    }

    @Test
    void directoryEntriesAreLimited() throws IOException {
        for (int i = 0; i < 9; i++) {
            Files.createFile(folder.resolve("f" + i));
        }
        Grants grants = withFolder().withLimits(WasiLimits.DEFAULT.withDirectoryEntries(35));
        assertThat(bed.run(grants, "directory-entries"))
                .isEqualTo("listed 3 times, then overflow, again, entries 10, again\n");
    }

    @Test
    void randomBytesAreLimited() {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        traps(
                () -> run(
                        Grants.NONE.withRandom(new RandomGrant.Secure()),
                        ResourceLimits.STORE_DEFAULT,
                        output,
                        LONG,
                        "random"),
                "random bytes: 18446744073709551615 asked for, 4194304 allowed");
        assertThat(output).hasToString("got 1048576\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"flood", "flood-errors"})
    void outputIsLimited(String flood) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        Grants grants = Grants.NONE.withLimits(WasiLimits.DEFAULT.withOutputBytes(100_000));
        assertThat(run(grants, ResourceLimits.STORE_DEFAULT, output, LONG, flood))
                .as("last operation failed")
                .isEqualTo(3);
        assertThat(output.size()).isEqualTo(100_000);
    }

    @Test
    void outputWithoutEndStopsAtTheDeadline() {
        assertThatThrownBy(() -> run(
                        Grants.NONE,
                        ResourceLimits.STORE_DEFAULT,
                        OutputStream.nullOutputStream(),
                        Duration.ofMillis(300),
                        "flood"))
                .isInstanceOfSatisfying(
                        Trap.class, trap -> assertThat(trap.code()).isEqualTo(TrapCode.DEADLINE_EXCEEDED));
    }

    @Test
    void longStringsAreRefused() {
        traps(() -> bed.run(withFolder(), "long-strings"), "too much data passed to the host");
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        run(withFolder(), PLENTY, printed, LONG, "long-strings");
        assertThat(printed.toString(StandardCharsets.UTF_8).lines())
                .hasSize(12)
                .allMatch(line -> line.endsWith(": name-too-long"));
        assertThat(folder).isDirectoryNotContaining("glob:**x*");
    }

    @Test
    void whatIsPassedToTheHostIsLimited() {
        traps(
                () -> run(
                        withFolder(),
                        ResourceLimits.STORE_DEFAULT.withHostBytes(32 << 20),
                        OutputStream.nullOutputStream(),
                        LONG,
                        "long-strings"),
                "too much data passed to the host",
                "the store: ",
                "bytes of host objects would exceed its limit of 33554432 (0 in use)");
    }

    private int run(Grants grants, ResourceLimits limits, OutputStream out, Duration timeout, String what) {
        return bed.run(grants, limits, InputStream.nullInputStream(), out, timeout, what);
    }
}
