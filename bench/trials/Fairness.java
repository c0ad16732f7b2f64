import dev.ashlar.engine.Engine;
import dev.ashlar.engine.EngineConfig;
import dev.ashlar.engine.Function;
import dev.ashlar.engine.Instance;
import dev.ashlar.engine.Store;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What spinning guests do to a neighbour that computes 100 µs per request: {@code java -cp engine/target/classes
 * bench/trials/Fairness.java [SPINNERS [REQUESTS [PERMITS [SLICE_MS]]]]}. Requests come from a platform thread at random
 * times, 4 ms apart on average; latency is from there to the end of the work. Carriers are set with
 * {@code -Djdk.virtualThreadScheduler.parallelism}.
 */
public final class Fairness {
    private static final long STOP = Long.MIN_VALUE;

    public static void main(String[] arguments) throws Throwable {
        int spinners = argument(arguments, 0, 8);
        int requests = argument(arguments, 1, 2_000);
        EngineConfig config = EngineConfig.DEFAULT;
        config = config.withRunPermits(argument(arguments, 2, config.runPermits()))
                .withSlice(Duration.ofMillis(argument(arguments, 3, 5)));
        byte[] binary = Files.readAllBytes(Path.of("engine/src/test/resources/dev/ashlar/engine/endless.wasm"));
        System.out.printf("%d permits, %s slices, carriers %s%n", config.runPermits(), config.slice(),
                System.getProperty("jdk.virtualThreadScheduler.parallelism", "as many as processors"));
        for (boolean virtual : new boolean[] {false, true}) {
            try (Engine engine = Engine.create(config)) {
                var module = engine.compile(binary);
                int rounds = calibrate(instance(engine, module));
                long idle = run(engine, module, rounds, virtual, requests, "idle");
                Thread[] guests = new Thread[spinners];
                Store[] stores = new Store[spinners];
                for (int i = 0; i < spinners; i++) {
                    Instance instance = instance(engine, module);
                    stores[i] = instance.store();
                    guests[i] = start(virtual, () -> {
                        try {
                            instance.function("spin").call();
                        } catch (RuntimeException stopped) {
                            // cancelled
                        }
                    });
                }
                Thread.sleep(300);
                long busy = run(engine, module, rounds, virtual, requests, spinners + " spinners");
                System.out.printf("    p99 %,d µs, allowed %,d µs%n", busy / 1_000,
                        (2 * idle + config.slice().toNanos()) / 1_000);
                double[] shares = Arrays.stream(stores).mapToDouble(store -> store.cpuTime().toNanos()).toArray();
                double mean = Arrays.stream(shares).average().orElse(0);
                System.out.printf("    spinners' CPU time: least %.2f, most %.2f of the mean%n",
                        Arrays.stream(shares).min().orElse(0) / mean, Arrays.stream(shares).max().orElse(0) / mean);
                for (Store store : stores) {
                    store.cancel();
                }
                for (Thread guest : guests) {
                    guest.join();
                }
            }
        }
    }

    private static int argument(String[] arguments, int index, int otherwise) {
        return index < arguments.length ? Integer.parseInt(arguments[index]) : otherwise;
    }

    private static Thread start(boolean virtual, Runnable run) {
        return virtual ? Thread.startVirtualThread(run) : Thread.ofPlatform().start(run);
    }

    private static Instance instance(Engine engine, dev.ashlar.engine.Module module) {
        return engine.newLinker().trapMissing().instantiate(engine.newStore(), module);
    }

    /** Rounds of the work loop that take 100 µs. */
    private static int calibrate(Instance instance) throws Throwable {
        MethodHandle work = instance.function("work").handle();
        int rounds = 100_000;
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 2_000; i++) {
            long start = System.nanoTime();
            int ignored = (int) work.invokeExact(rounds);
            best = Math.min(best, System.nanoTime() - start);
        }
        return (int) (100_000L * rounds / best);
    }

    private static long run(Engine engine, dev.ashlar.engine.Module module, int rounds, boolean virtual, int requests, String label)
            throws Throwable {
        Function work = instance(engine, module).function("work");
        LinkedTransferQueue<Long> queue = new LinkedTransferQueue<>();
        long[] latencies = new long[requests];
        Thread neighbour = start(virtual, () -> {
            try {
                for (int i = 0; ; i++) {
                    long sent = queue.take();
                    if (sent == STOP) {
                        return;
                    }
                    work.call(rounds);
                    latencies[i] = System.nanoTime() - sent;
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        for (int i = 0; i < requests; i++) {
            Thread.sleep(0, ThreadLocalRandom.current().nextInt(999_999));
            Thread.sleep(ThreadLocalRandom.current().nextInt(6));
            queue.add(System.nanoTime());
        }
        queue.add(STOP);
        neighbour.join();
        Arrays.sort(latencies);
        System.out.printf("%-8s threads, %-11s median %,6d  p90 %,6d  p99 %,6d  max %,7d µs%n",
                virtual ? "virtual" : "platform", label, latencies[requests / 2] / 1_000, latencies[requests * 9 / 10] / 1_000,
                latencies[requests * 99 / 100] / 1_000, latencies[requests - 1] / 1_000);
        return latencies[requests * 99 / 100];
    }
}
