import dev.ashlar.engine.Engine;
import dev.ashlar.engine.FunctionType;
import dev.ashlar.engine.HostFunction;
import dev.ashlar.engine.Linker;
import dev.ashlar.engine.NumberType;
import dev.ashlar.engine.Store;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Guests with a page of memory each that all wait in a host function, on virtual threads: {@code java -cp
 * engine/target/classes bench/trials/Blocked.java [GUESTS]}. Once the host function says that it blocks, once it just
 * parks.
 */
public final class Blocked {
    public static void main(String[] arguments) throws Exception {
        int guests = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
        byte[] binary = Files.readAllBytes(Path.of("engine/src/test/resources/dev/ashlar/engine/endless.wasm"));
        for (boolean said : new boolean[] {true, false}) {
            run(guests / 10, said, binary, false);
            run(guests, said, binary, true);
        }
    }

    private static void run(int guests, boolean said, byte[] binary, boolean report) throws Exception {
        try (Engine engine = Engine.create()) {
            CountDownLatch waiting = new CountDownLatch(guests);
            Semaphore goOn = new Semaphore(0);
            AtomicInteger done = new AtomicInteger();
            HostFunction host = (context, values) -> {
                if (said) {
                    return context.blocking(() -> block(waiting, goOn));
                }
                return block(waiting, goOn);
            };
            Linker linker = engine.newLinker().function("host", "call", FunctionType.accepting(NumberType.I32), host);
            var module = engine.compile(binary);
            linker.instantiate(engine.newStore(), module).function("work").call(10);
            long before = heap();
            long start = System.nanoTime();
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < guests; i++) {
                threads.add(Thread.startVirtualThread(() -> {
                    Store store = engine.newStore();
                    linker.instantiate(store, module).function("call_host").call(0);
                    store.close();
                    done.incrementAndGet();
                }));
            }
            waiting.await();
            long blocked = System.nanoTime();
            long used = heap() - before;
            int platform = ManagementFactory.getThreadMXBean().getThreadCount();
            long resume = System.nanoTime();
            goOn.release(guests);
            for (Thread thread : threads) {
                thread.join();
            }
            long end = System.nanoTime();
            if (report) {
                System.out.printf(
                        "%,d guests, %s: all blocked after %,d ms, resumed and ended in %,d ms, %,d bytes each"
                                + " (%,d beyond their page), %d platform threads, %d done%n",
                        guests, said ? "blocking()" : "plain park", (blocked - start) / 1_000_000,
                        (end - resume) / 1_000_000, used / guests, used / guests - 65_536, platform, done.get());
            }
        }
    }

    private static Object[] block(CountDownLatch waiting, Semaphore goOn) throws InterruptedException {
        waiting.countDown();
        goOn.acquire();
        return new Object[0];
    }

    private static long heap() {
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
