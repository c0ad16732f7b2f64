package dev.ashlar.wasi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.component.ComponentInstance;
import dev.ashlar.component.ComponentTraps;
import dev.ashlar.component.Value;
import dev.ashlar.engine.ResourceLimits;
import dev.ashlar.engine.Store;
import dev.ashlar.engine.StoreConfig;
import dev.ashlar.engine.Trap;
import dev.ashlar.engine.TrapCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Components that would keep the host busy, deep in recursion or out of memory: each ends at a limit, by a trap. */
class HostileComponentTest {
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofSeconds(60);

    private final ComponentBed bed = new ComponentBed();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        bed.close();
    }

    private Grants everything() {
        return Grants.NONE
                .withClock(new ClockGrant.System())
                .withRandom(new RandomGrant.Secure())
                .withPreopen(new Preopen(folder, "/", true));
    }

    private static void trapsWith(TrapCode code, ThrowingCallable action) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        Trap.class, trap -> assertThat(trap.code()).isEqualTo(code));
    }

    /** What takes its time stops soon after its deadline, even inside the host. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "spin",
                "random-gigabytes",
                "clock-storm",
                "poll-storm",
                "splice",
                "sync-storm",
                "list-storm",
                "large-writes",
                "flood",
                "wait"
            })
    void endsAtItsDeadline(String what) throws IOException {
        try (PipedOutputStream silent = new PipedOutputStream();
                InputStream input = new PipedInputStream(silent)) {
            long start = System.nanoTime();
            trapsWith(
                    TrapCode.DEADLINE_EXCEEDED,
                    () -> bed.run(
                            everything(),
                            ResourceLimits.STORE_DEFAULT,
                            input,
                            OutputStream.nullOutputStream(),
                            SHORT,
                            what));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"take", "give", "ask", "adapter-take", "adapter-give"})
    void whatNeverComesBackEndsAtItsDeadline(String function) {
        with("forever", (store, instance) -> {
            store.limitTime(SHORT);
            Value[] arguments = function.equals("take") ? new Value[] {new Value.Str("text")} : new Value[0];
            ThrowingCallable call = () -> instance.function(function).call(arguments);
            trapsWith(TrapCode.DEADLINE_EXCEEDED, call);
            store.clearDeadlines();
            trapsWith(ComponentTraps.CANNOT_ENTER, call);
        });
    }

    @Test
    void recursionEnds() {
        trapsWith(TrapCode.CALL_STACK_EXHAUSTED, () -> bed.run(Grants.NONE, "stack"));
    }

    @Test
    void recursionWithHostCallsEnds() {
        with(
                "deep",
                (store, instance) -> trapsWith(
                        TrapCode.CALL_STACK_EXHAUSTED,
                        () -> instance.function("host").call()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"adapter", "realloc"})
    void recursionBehindAdaptersEnds(String function) {
        for (int levels : new int[] {0, 1_000, 3_000, 5_000, 7_000}) {
            with(
                    "deep",
                    (store, instance) -> trapsWith(
                            TrapCode.CALL_STACK_EXHAUSTED,
                            () -> instance.function(function).call(new Value.U64(levels))));
        }
    }

    /** Few bytes of memory, lists of lists without end. */
    @Test
    void deepValuesAreCounted() {
        with("values", (store, instance) -> {
            assertThat(instance.function("chain").call())
                    .hasValueSatisfying(chain -> assertThat(depth(chain)).isEqualTo(40));
            trapsWith(
                    ComponentTraps.HOST_BUDGET, () -> instance.function("bomb").call());
        });
    }

    private static int depth(Value value) {
        return value instanceof Value.ListOf list && !list.elements().isEmpty()
                ? 1 + depth(list.elements().getFirst())
                : 0;
    }

    @Test
    void memoryIsLimited() {
        assertThat(run(ResourceLimits.STORE_DEFAULT.withMemoryBytes(16 << 20), "memory"))
                .isBetween(200, 256);
    }

    @Test
    void tablesAreLimited() {
        with(
                "deep",
                ResourceLimits.STORE_DEFAULT.withTableElements(100_500),
                (store, instance) ->
                        assertThat(instance.function("table").call()).contains(new Value.U32(100_000)));
    }

    @Test
    void whoLeavesFromInsideLeavesAltogether() {
        with("nested-exit", (store, instance) -> {
            assertThat(Preview2.run(instance)).isEqualTo(7);
            trapsWith(ComponentTraps.CANNOT_ENTER, () -> Preview2.run(instance));
        });
    }

    @Test
    void nothingOutsideIsReached() throws IOException {
        Path inside = Files.createDirectory(folder.resolve("inside"));
        Files.writeString(folder.resolve("secret"), "secret");
        Files.writeString(inside.resolve("file"), "text");
        Files.createDirectory(inside.resolve("a"));
        Files.createSymbolicLink(inside.resolve("up"), Path.of(".."));
        Files.createSymbolicLink(inside.resolve("full"), folder.resolve("secret"));
        Files.createSymbolicLink(inside.resolve("relative"), Path.of("../secret"));
        Grants grants = Grants.NONE.withPreopen(new Preopen(inside, "/", true));
        assertThat(bed.run(grants, "escapes").lines().filter(line -> line.startsWith(" ")))
                .hasSizeGreaterThan(50)
                .allMatch(line -> line.matches(".*: (not-permitted|busy|is-directory)"));
        assertThat(folder.resolve("secret")).hasContent("secret");
        assertThat(inside.resolve("stolen")).doesNotExist();
        assertThat(inside.resolve("file")).hasContent("text");
    }

    private int run(ResourceLimits limits, String what) {
        var output = new java.io.ByteArrayOutputStream();
        int ignored = bed.run(everything(), limits, InputStream.nullInputStream(), output, LONG, what);
        return Integer.parseInt(
                output.toString(java.nio.charset.StandardCharsets.UTF_8).replaceAll("\\D", ""));
    }

    /** Something to do with an instance. */
    @FunctionalInterface
    private interface Use {
        void with(Store store, ComponentInstance instance);
    }

    private void with(String component, Use use) {
        with(component, ResourceLimits.STORE_DEFAULT, use);
    }

    private void with(String component, ResourceLimits limits, Use use) {
        try (WasiContext wasi = WasiContext.open(everything());
                Store store =
                        bed.engine.newStore(StoreConfig.DEFAULT.withData(wasi).withLimits(limits))) {
            use.with(store, bed.link(component).instantiate(store));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
