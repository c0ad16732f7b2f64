package dev.ashlar.bench;

import dev.ashlar.engine.Engine;
import dev.ashlar.engine.Function;
import dev.ashlar.engine.IndexType;
import dev.ashlar.engine.Limits;
import dev.ashlar.engine.MemoryType;
import dev.ashlar.engine.Module;
import dev.ashlar.engine.SharedMemory;
import dev.ashlar.engine.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CyclicBarrier;

/**
 * {@code bench/run threads}: work in parts by one and by two threads in one shared memory, in a store, or a worker, for each thread.
 * Medians; the result of each round is compared.
 */
final class ThreadsBench {
    private static final String BENCH = "threads";
    private static final MemoryType MEMORY = new MemoryType(Limits.between(128, 1024), true, IndexType.I32);

    /** Rounds that are not counted: code is compiled by then. */
    private static final int WARM_UP = 8;

    /** A function of the module and how much it has to do. */
    private enum Work {
        MANDELBROT("mandelbrot", 500, "a picture in parts"),
        STREAM("stream", 20, "passes over 4 MiB in parts"),
        COUNT("count", 2_000_000, "one counter for all"),
        LOCKED("locked", 500_000, "one lock for all");

        private final String function;
        private final int amount;
        private final String what;

        Work(String function, int amount, String what) {
            this.function = function;
            this.amount = amount;
            this.what = what;
        }
    }

    /** Of a round. */
    private record Round(long nanos, long result) {}

    /** Who runs it, as a command beside the engine of this process. */
    private static final List<String> PEERS = List.of("wasmtime", "node");

    /** V8 of node 20 does not come back from two threads that wait for one lock. */
    private static final List<String> PEERS_THAT_WAIT = List.of("wasmtime");

    private final Path home;
    private final int rounds;

    ThreadsBench(Path home, ComputeOptions options) {
        this.home = home;
        this.rounds = options.rounds();
    }

    List<Figure> figures() throws IOException, PeerException {
        List<Figure> figures = new ArrayList<>();
        for (Work work : Work.values()) {
            for (int threads = 1; threads <= 2; threads++) {
                figures.addAll(figures(work, threads));
            }
        }
        return figures;
    }

    private List<Figure> figures(Work work, int threads) throws IOException, PeerException {
        Map<String, List<Round>> all = new LinkedHashMap<>();
        all.put("ashlar", ashlar(work, threads));
        for (String peer : work == Work.LOCKED && threads > 1 ? PEERS_THAT_WAIT : PEERS) {
            all.put(peer, peer(peer, work, threads));
        }
        String name = "%s, %d thread%s".formatted(work.what, threads, threads == 1 ? "" : "s");
        long expected = all.get("ashlar").getFirst().result();
        List<Figure> figures = new ArrayList<>();
        double own = median(all.get("ashlar"));
        figures.add(Figure.of(BENCH, name, own, "ms"));
        all.forEach((who, measured) -> {
            if (measured.stream().anyMatch(round -> round.result() != expected)) {
                throw new IllegalStateException("%s: %s says %s, not %d".formatted(name, who, measured, expected));
            }
            if (!who.equals("ashlar")) {
                figures.add(Figure.of(BENCH, name + " ÷ " + who, own / median(measured), "x"));
            }
        });
        return figures;
    }

    private double median(List<Round> measured) {
        long[] nanos =
                measured.stream().skip(WARM_UP).mapToLong(Round::nanos).sorted().toArray();
        return nanos[nanos.length / 2] / 1e6;
    }

    private List<Round> ashlar(Work work, int threads) throws IOException {
        List<Store> stores = new ArrayList<>();
        try (Engine engine = Engine.create();
                SharedMemory memory = engine.newSharedMemory(MEMORY)) {
            Module module = engine.compile(Files.readAllBytes(binary()));
            List<Function> parts = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                Store store = engine.newStore();
                stores.add(store);
                parts.add(engine.newLinker()
                        .define("env", "memory", memory)
                        .instantiate(store, module)
                        .function(work.function));
            }
            List<Round> measured = new ArrayList<>();
            for (int i = 0; i < WARM_UP + rounds; i++) {
                measured.add(round(parts, work));
            }
            stores.forEach(Store::close);
            return measured;
        }
    }

    private static Round round(List<Function> parts, Work work) {
        long[] results = new long[parts.size()];
        var begin = new CyclicBarrier(parts.size() + 1);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < results.length; i++) {
            int part = i;
            threads.add(Thread.ofPlatform().start(() -> {
                await(begin);
                results[part] =
                        (long) Objects.requireNonNull(parts.get(part).call(part, results.length, work.amount)[0]);
            }));
        }
        await(begin);
        long start = System.nanoTime();
        threads.forEach(ThreadsBench::join);
        return new Round(System.nanoTime() - start, Arrays.stream(results).sum());
    }

    private static void await(CyclicBarrier barrier) {
        try {
            int ignored = barrier.await();
        } catch (InterruptedException | java.util.concurrent.BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path binary() {
        return home.resolve("workloads/threads/threads.wasm").toAbsolutePath();
    }

    private List<Round> peer(String name, Work work, int threads) throws IOException, PeerException {
        Process process = new ProcessBuilder(
                        home.resolve("peers")
                                .resolve(name + "-threads")
                                .toAbsolutePath()
                                .toString(),
                        binary().toString(),
                        work.function,
                        String.valueOf(work.amount),
                        String.valueOf(threads),
                        String.valueOf(WARM_UP + rounds))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<Round> measured = new ArrayList<>();
        try (var lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] words = line.split(" ", -1);
                measured.add(new Round(Long.parseLong(words[0]), Long.parseLong(words[1])));
            }
        }
        if (measured.size() != WARM_UP + rounds) {
            throw new PeerException(name + " ended after " + measured.size() + " rounds of " + work.function);
        }
        return measured;
    }
}
