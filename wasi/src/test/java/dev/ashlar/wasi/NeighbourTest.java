package dev.ashlar.wasi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.component.LinkedComponent;
import dev.ashlar.engine.Engine;
import dev.ashlar.engine.EngineConfig;
import dev.ashlar.engine.Store;
import dev.ashlar.engine.StoreConfig;
import dev.ashlar.engine.Trap;
import dev.ashlar.engine.TrapCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Guests that never end, whether by computing or by calling the host without end, do not keep a neighbour from its turns,
 * though they share one run permit. How soon those turns come is measured by bench/trials/HostileNeighbours.java.
 */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class NeighbourTest {
    private static final int HOSTILE = 3;
    private static final int REQUESTS = 20;
    private static final Executor VIRTUAL = Thread::startVirtualThread;

    private final ComponentBed bed = new ComponentBed(Engine.create(EngineConfig.DEFAULT.withRunPermits(1)));
    private final LinkedComponent hostile = bed.link("hostile-component");
    private final LinkedComponent polite = bed.link("nested-exit");
    private final List<Store> stores = new ArrayList<>();
    private final List<WasiContext> contexts = new ArrayList<>();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        stores.forEach(Store::close);
        contexts.forEach(WasiContext::close);
        bed.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spin",
                "flood",
                "random-gigabytes",
                "clock-storm",
                "poll-storm",
                "splice",
                "sync-storm",
                "list-storm",
                "large-writes"
            })
    void hasItsTurns(String kind) throws IOException {
        Files.createDirectory(folder.resolve("empty"));
        try (PipedOutputStream silent = new PipedOutputStream();
                InputStream input = new PipedInputStream(silent)) {
            List<CompletableFuture<Throwable>> running = new ArrayList<>();
            for (int i = 0; i < HOSTILE; i++) {
                Store store = store(Grants.NONE
                        .withArguments(List.of(kind))
                        .withClock(new ClockGrant.System())
                        .withRandom(new RandomGrant.Secure())
                        .withPreopen(new Preopen(folder, "/", true))
                        .withStreams(new StandardStreams(
                                input,
                                OutputStream.nullOutputStream(),
                                OutputStream.nullOutputStream(),
                                StandardStreams.Terminals.NONE)));
                running.add(CompletableFuture.supplyAsync(() -> run(hostile, store), VIRTUAL)
                        .handle((code, thrown) -> thrown));
            }
            CompletableFuture<Void> neighbour = CompletableFuture.runAsync(this::requests, VIRTUAL);
            assertThat(neighbour).succeedsWithin(java.time.Duration.ofSeconds(100));
            assertThat(running).noneMatch(CompletableFuture::isDone);
            List.copyOf(stores).forEach(Store::cancel);
            assertThat(running)
                    .allSatisfy(ended -> assertThat(ended.join())
                            .hasCauseInstanceOf(Trap.class)
                            .satisfies(thrown -> assertThat(((Trap) thrown.getCause()).code())
                                    .isEqualTo(TrapCode.CANCELLED)));
        }
    }

    private void requests() {
        for (int i = 0; i < REQUESTS; i++) {
            try (WasiContext wasi = WasiContext.open(Grants.NONE);
                    Store store = bed.engine.newStore(StoreConfig.DEFAULT.withData(wasi))) {
                assertThat(run(polite, store)).isEqualTo(7);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }

    private static int run(LinkedComponent component, Store store) {
        return Preview2.run(component.instantiate(store));
    }

    private Store store(Grants grants) throws IOException {
        WasiContext wasi = WasiContext.open(grants);
        contexts.add(wasi);
        Store store = bed.engine.newStore(StoreConfig.DEFAULT.withData(wasi));
        stores.add(store);
        return store;
    }
}
