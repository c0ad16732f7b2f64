import dev.ashlar.component.Component;
import dev.ashlar.component.ComponentLinker;
import dev.ashlar.component.LinkedComponent;
import dev.ashlar.engine.Engine;
import dev.ashlar.engine.Linker;
import dev.ashlar.engine.ResourceLimits;
import dev.ashlar.engine.Store;
import dev.ashlar.engine.StoreConfig;
import dev.ashlar.wasi.ClockGrant;
import dev.ashlar.wasi.Grants;
import dev.ashlar.wasi.Preopen;
import dev.ashlar.wasi.Preview2;
import dev.ashlar.wasi.RandomGrant;
import dev.ashlar.wasi.StandardStreams;
import dev.ashlar.wasi.WasiContext;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * What hostile guests do to a neighbour in the same process that does a request's work every few milliseconds: a fresh store
 * and instance each time, and 100 µs of computing. For each kind of hostile guest, some run at once on virtual threads, each
 * with a deadline of a second, and begin again whenever they end. Latency is from the request, which a platform thread
 * makes, to the end of the work, on a virtual thread.
 *
 * <pre>{@code
 * java --enable-native-access=ALL-UNNAMED -Xmx3g \
 *     -cp engine/target/classes:wit/target/classes:component/target/classes:wasi/target/classes \
 *     bench/trials/HostileNeighbours.java [GUESTS [REQUESTS [KIND...]]]
 * }</pre>
 */
public final class HostileNeighbours {
    private static final List<String> KINDS = List.of(
            "spin", "stack", "memory", "handles", "pollables", "standard-streams", "clock-storm", "poll-storm", "poll-million",
            "random-gigabytes", "flood", "file-streams", "directory-entries", "long-strings", "splice", "large-writes", "list-storm",
            "sync-storm", "wait");
    private static final Duration SLICE = Duration.ofMillis(5);
    private static final long STOP = Long.MIN_VALUE;

    private final Engine engine = Engine.create();
    private final dev.ashlar.engine.Module worker =
            engine.compile(Files.readAllBytes(Path.of("engine/src/test/resources/dev/ashlar/engine/endless.wasm")));
    private final Linker linker = engine.newLinker().trapMissing();
    private final LinkedComponent hostile;
    private final Path folder = Files.createTempDirectory("hostile");
    private final int requests;
    private int rounds = 100_000;

    private HostileNeighbours(int requests) throws Exception {
        this.requests = requests;
        ComponentLinker components = ComponentLinker.create(engine);
        Preview2.define(components);
        hostile = components.link(Component.compile(
                engine,
                Files.readAllBytes(Path.of("wasi/src/test/resources/dev/ashlar/wasi/hostile-component.wasm")),
                "hostile"));
        Files.createDirectory(folder.resolve("empty"));
        Files.writeString(folder.resolve("file"), "text");
        for (int i = 0; i < 10_000; i++) {
            Files.createFile(folder.resolve("entry" + i));
        }
    }

    public static void main(String[] arguments) throws Exception {
        int guests = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 8;
        int requests = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1_000;
        List<String> kinds = arguments.length > 2 ? Arrays.asList(arguments).subList(2, arguments.length) : KINDS;
        var trial = new HostileNeighbours(requests);
        trial.calibrate();
        long ignored = trial.neighbour()[0];
        int missed = 0;
        System.out.printf("%d guests, %d requests, %d processors%n%-18s %8s %8s %8s %8s %8s %7s%n", guests, requests,
                Runtime.getRuntime().availableProcessors(), "µs", "idle p99", "median", "p99", "max", "allowed", "ended");
        for (String kind : kinds) {
            missed += trial.measure(kind, guests) ? 0 : 1;
        }
        trial.clean();
        System.out.printf("%d of %d kinds within twice the idle p99 and a slice%n", kinds.size() - missed, kinds.size());
        System.exit(missed == 0 ? 0 : 1);
    }

    private boolean measure(String kind, int guests) throws Exception {
        long idle = at(neighbour(), 0.99);
        List<Thread> threads = new ArrayList<>();
        AtomicLong ended = new AtomicLong();
        var stores = new LinkedTransferQueue<Store>();
        boolean[] stop = {false};
        for (int i = 0; i < guests; i++) {
            threads.add(Thread.startVirtualThread(() -> {
                while (!stop[0]) {
                    attack(kind, stores);
                    ended.incrementAndGet();
                }
            }));
        }
        Thread.sleep(500);
        long[] busy = neighbour();
        stop[0] = true;
        stores.forEach(Store::cancel);
        for (Thread thread : threads) {
            thread.join();
        }
        long allowed = 2 * idle + SLICE.toNanos();
        boolean within = at(busy, 0.99) <= allowed;
        System.out.printf("%-18s %,8d %,8d %,8d %,8d %,8d %,7d %s%n", kind, idle / 1_000, at(busy, 0.5) / 1_000,
                at(busy, 0.99) / 1_000, busy[busy.length - 1] / 1_000, allowed / 1_000, ended.get(), within ? "" : "MISSED");
        return within;
    }

    private void attack(String kind, LinkedTransferQueue<Store> stores) {
        ResourceLimits limits = ResourceLimits.STORE_DEFAULT.withMemoryBytes(192L << 20);
        try (PipedOutputStream silent = new PipedOutputStream();
                PipedInputStream input = new PipedInputStream(silent)) {
            Grants grants = Grants.NONE.withArguments(List.of(kind))
                    .withClock(new ClockGrant.System())
                    .withRandom(new RandomGrant.Secure())
                    .withPreopen(new Preopen(folder, "/", true))
                    .withStreams(new StandardStreams(input, OutputStream.nullOutputStream(),
                            OutputStream.nullOutputStream(), StandardStreams.Terminals.NONE));
            try (WasiContext wasi = WasiContext.open(grants);
                    Store store = engine.newStore(StoreConfig.DEFAULT.withData(wasi).withLimits(limits))) {
                stores.add(store);
                store.limitTime(Duration.ofSeconds(1));
                int ignored = Preview2.run(hostile.instantiate(store));
                stores.remove(store);
            }
        } catch (Exception | OutOfMemoryError trapped) {
            // at its limit, as it should
        }
    }

    /** Sorted latencies, in nanoseconds. */
    private long[] neighbour() throws Exception {
        LinkedTransferQueue<Long> queue = new LinkedTransferQueue<>();
        long[] latencies = new long[requests];
        Thread neighbour = Thread.startVirtualThread(() -> {
            try {
                for (int i = 0; ; i++) {
                    long sent = queue.take();
                    if (sent == STOP) {
                        return;
                    }
                    request();
                    latencies[i] = System.nanoTime() - sent;
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        for (int i = 0; i < requests; i++) {
            Thread.sleep(ThreadLocalRandom.current().nextInt(6), ThreadLocalRandom.current().nextInt(999_999));
            queue.add(System.nanoTime());
        }
        queue.add(STOP);
        neighbour.join();
        Arrays.sort(latencies);
        return latencies;
    }

    private void request() {
        try (Store store = engine.newStore()) {
            linker.instantiate(store, worker).function("work").call(rounds);
        }
    }

    /** Rounds of the work loop that take 100 µs. */
    private void calibrate() {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 2_000; i++) {
            long start = System.nanoTime();
            request();
            best = Math.min(best, System.nanoTime() - start);
        }
        rounds = (int) (100_000L * rounds / best);
    }

    private static long at(long[] sorted, double share) {
        return sorted[(int) (sorted.length * share)];
    }

    private void clean() throws Exception {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
