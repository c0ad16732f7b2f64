package dev.ashlar.wasi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.engine.Engine;
import dev.ashlar.engine.Linker;
import dev.ashlar.engine.Module;
import dev.ashlar.engine.Store;
import dev.ashlar.engine.StoreConfig;
import dev.ashlar.engine.Trap;
import dev.ashlar.engine.TrapCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What guests of WASI 0.1 get that ask for more than they may have. */
class Preview1Test {
    private final Engine engine = Engine.create();
    private final Module hostile = engine.compile(read("hostile"));

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void nothingIsGrantedByDefault() {
        assertThat(run(Grants.NONE, "nothing")).isEqualTo("clock: errno 58\nrandom: errno 58\ndirectory: errno 8\n");
    }

    @Test
    void openFilesAreLimited() {
        Grants grants = withFolder().withLimits(WasiLimits.DEFAULT.withOpenFiles(20));
        assertThat(run(grants, "handles")).isEqualTo("opened 19, then errno 33\nagain 0\n");
    }

    @Test
    void randomBytesAreLimited() {
        assertThat(run(Grants.NONE.withRandom(new RandomGrant.Secure()), "random"))
                .isEqualTo("errno 28\nbeyond memory: errno 21\na few: errno 0\n");
    }

    @Test
    void listsToPollAreLimited() {
        assertThat(run(Grants.NONE.withClock(new ClockGrant.System()), "poll"))
                .isEqualTo("a million: errno 28\nnone: errno 28\nbeyond memory: errno 21\none: errno 0, events 1\n");
    }

    @Test
    void timeThatStandsStillNeedsNoWaiting() {
        assertThat(run(Grants.NONE.withClock(new ClockGrant.Fixed(Instant.EPOCH)), "poll"))
                .endsWith("one: errno 0, events 1\n");
    }

    @Test
    void vectorsAreChecked() {
        assertThat(run(Grants.NONE, "vectors"))
                .isEqualTo("xhalf beyond memory: errno 21\ntoo many: errno 28\nresult beyond memory: errno 21\n");
    }

    @Test
    void namesAreChecked() {
        assertThat(run(withFolder(), "names"))
                .isEqualTo("long: errno 37\nnot UTF-8: errno 25\nup: errno 63\nfull: errno 63\n");
    }

    @Test
    void aGuestThatWaitsForInputStopsAtItsDeadline() throws IOException {
        try (PipedOutputStream silent = new PipedOutputStream()) {
            InputStream input = new PipedInputStream(silent);
            ByteArrayOutputStream output = new ByteArrayOutputStream();
            assertThatThrownBy(() -> run(Grants.NONE, input, output, Duration.ofSeconds(2), "wait"))
                    .isInstanceOfSatisfying(
                            Trap.class, trap -> assertThat(trap.code()).isEqualTo(TrapCode.DEADLINE_EXCEEDED));
            assertThat(output).hasToString("waiting\n");
        }
    }

    @Test
    void aGuestThatFloodsItsOutputStopsAtItsDeadline() {
        assertThatThrownBy(() -> run(
                        Grants.NONE,
                        InputStream.nullInputStream(),
                        OutputStream.nullOutputStream(),
                        Duration.ofMillis(300),
                        "flood"))
                .isInstanceOfSatisfying(
                        Trap.class, trap -> assertThat(trap.code()).isEqualTo(TrapCode.DEADLINE_EXCEEDED));
    }

    @Test
    void exitCodesComeOut() {
        assertThatThrownBy(() -> run(Grants.NONE, "no such thing"))
                .isInstanceOfSatisfying(
                        ExitException.class, exit -> assertThat(exit.code()).isEqualTo(64));
    }

    @Test
    void aMissingDirectoryIsNamed() {
        Grants grants = Grants.NONE.withPreopen(new Preopen(folder.resolve("missing"), "/", false));
        assertThatThrownBy(() -> WasiContext.open(grants))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("missing");
    }

    @Test
    void whatCannotBeToldIsRefused() {
        assertThatThrownBy(() -> Grants.NONE.withArguments(List.of("a\0b")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Grants.NONE.withEnvironment(Map.of("A=B", "C")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the name of a variable is empty or contains '=': A=B");
    }

    @Test
    void aStoreWithoutGrantsIsToldSo() {
        Linker linker = engine.newLinker();
        Preview1.define(linker);
        try (Store store = engine.newStore()) {
            var instance = linker.instantiate(store, hostile);
            assertThatThrownBy(() -> instance.function("_start").call())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("this store carries no data; give StoreConfig.withData a dev.ashlar.wasi.Wasi");
        }
    }

    private Grants withFolder() {
        try {
            Files.writeString(folder.resolve("file"), "text");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Grants.NONE.withPreopen(new Preopen(folder, "/", false));
    }

    private String run(Grants grants, String what) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        run(grants, InputStream.nullInputStream(), output, Duration.ofSeconds(30), what);
        return output.toString(StandardCharsets.UTF_8);
    }

    private void run(Grants grants, InputStream input, OutputStream output, Duration timeout, String what) {
        Linker linker = engine.newLinker();
        Preview1.define(linker);
        Grants all = grants.withArguments(List.of("hostile", what))
                .withStreams(new StandardStreams(input, output, output, StandardStreams.Terminals.NONE));
        try (WasiContext wasi = WasiContext.open(all);
                Store store = engine.newStore(StoreConfig.DEFAULT.withData(wasi))) {
            store.limitTime(timeout);
            linker.instantiate(store, hostile).function("_start").call();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(String name) {
        try (InputStream module = Preview1Test.class.getResourceAsStream(name + ".wasm")) {
            return module.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
