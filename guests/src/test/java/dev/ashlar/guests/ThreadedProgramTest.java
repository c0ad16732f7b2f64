package dev.ashlar.guests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ashlar.engine.Engine;
import dev.ashlar.engine.Linker;
import dev.ashlar.engine.Module;
import dev.ashlar.engine.ResourceLimits;
import dev.ashlar.engine.Store;
import dev.ashlar.engine.StoreConfig;
import dev.ashlar.engine.Trap;
import dev.ashlar.engine.TrapCode;
import dev.ashlar.wasi.ExitException;
import dev.ashlar.wasi.Grants;
import dev.ashlar.wasi.StandardStreams;
import dev.ashlar.wasi.WasiContext;
import dev.ashlar.wasi.WasiThreads;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A program in Zig that starts threads: {@code programs/zig/threads.zig}. */
@Timeout(120)
class ThreadedProgramTest {
    private static final Path BINARY =
            Path.of(System.getProperty("ashlar.guests.programs", "programs")).resolve("built/threads.wasm");
    private static final String RESULT =
            "8000 numbers, 658550 steps, 125 noted, longest { 191, 186, 179, 176, 176, 173, 168, 168 }\n";

    private static Engine engine;
    private static Module module;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @BeforeAll
    static void compile() throws IOException {
        engine = Engine.create();
        module = engine.compile(Files.readAllBytes(BINARY), "threads");
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    static Stream<ThreadFactory> factories() {
        return Stream.of(Thread.ofVirtual().factory(), Thread.ofPlatform().factory());
    }

    private String run(int threads, ThreadFactory factory, Duration timeout, String... words) throws IOException {
        var streams =
                new StandardStreams(new ByteArrayInputStream(new byte[0]), out, out, StandardStreams.Terminals.NONE);
        Grants grants = Grants.NONE.withArguments(List.of(words)).withStreams(streams);
        try (WasiContext wasi = WasiContext.open(grants)) {
            StoreConfig config = StoreConfig.DEFAULT
                    .withLimits(ResourceLimits.STORE_DEFAULT.withMemoryBytes(64L << 20))
                    .withData(wasi);
            try (Store main = engine.newStore(config)) {
                main.limitTime(timeout);
                var group = new WasiThreads(module, threads, () -> engine.newStore(config), factory);
                Linker linker = group.define(engine.newLinker(), main);
                var program = linker.instantiate(main, module);
                group.run(() -> program.function("_start").call());
            }
        } catch (ExitException e) {
            if (e.code() != 0) {
                throw e;
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private String run(int threads, String... words) throws IOException {
        return run(threads, Thread.ofVirtual().factory(), Duration.ofMinutes(1), words);
    }

    @ParameterizedTest
    @MethodSource("factories")
    void addsUpWhatItsThreadsFind(ThreadFactory factory) throws IOException {
        assertThat(run(8, factory, Duration.ofMinutes(1), "threads", "work", "8", "1000"))
                .isEqualTo(RESULT);
    }

    @Test
    void hasNoMoreThreadsThanGranted() throws IOException {
        assertThat(run(5, "threads", "bomb", "1000000")).isEqualTo("5 threads\n");
        out.reset();
        assertThat(run(0, "threads", "bomb", "10")).isEqualTo("0 threads\n");
    }

    /** The memory that the guest has for its threads' stacks ends first. */
    @Test
    void hasNoMoreThreadsThanItsMemoryHolds() throws IOException {
        String said = run(100_000, "threads", "bomb", "1000000");
        assertThat(Integer.parseInt(said.substring(0, said.indexOf(' ')))).isBetween(50, 400);
    }

    @Test
    void aTrapEndsAll() {
        Trap trap = catchThrowableOfType(Trap.class, () -> run(4, "threads", "trap"));
        assertThat(trap.code()).isEqualTo(TrapCode.UNREACHABLE);
        assertThat(trap.detail()).isEqualTo("in thread 1");
        assertThat(trap.backtrace()).isNotEmpty();
    }

    @Test
    void anExitEndsAll() {
        ExitException exit = catchThrowableOfType(ExitException.class, () -> run(4, "threads", "exit"));
        assertThat(exit.code()).isEqualTo(7);
    }

    @ParameterizedTest
    @MethodSource("factories")
    void theReturnOfTheFirstThreadEndsAll(ThreadFactory factory) throws IOException {
        assertThat(run(4, factory, Duration.ofMinutes(1), "threads", "spin")).isEqualTo("done\n");
    }

    @Test
    void aDeadlineEndsAProgramThatWaitsForNobody() {
        long start = System.nanoTime();
        Trap trap = catchThrowableOfType(
                Trap.class, () -> run(4, Thread.ofVirtual().factory(), Duration.ofMillis(100), "threads", "stuck"));
        assertThat(trap.code()).isEqualTo(TrapCode.DEADLINE_EXCEEDED);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    }
}
