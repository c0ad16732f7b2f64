package dev.ashlar.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Guests on several threads in one memory: what is atomic, who waits and who wakes up, and what stops them. */
@Timeout(120)
class ThreadsTest {
    private static final Duration LATE = Duration.ofSeconds(5);

    private final Engine engine = Engine.create();
    private final Module module = engine.compile(GuestModules.read("threads"));
    private final SharedMemory memory =
            engine.newSharedMemory(new MemoryType(Limits.between(1, 100), true, IndexType.I32));
    private final List<Store> stores = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void close() {
        stores.forEach(Store::cancel);
        threads.close();
        stores.forEach(Store::close);
        memory.close();
        engine.close();
    }

    private Instance instance() {
        Store store = engine.newStore();
        stores.add(store);
        return engine.newLinker()
                .define("host", "memory", memory)
                .function("host", "pause", FunctionType.accepting(), (context, arguments) -> new Object[0])
                .instantiate(store, module);
    }

    private static Object call(Instance instance, String function, Object... arguments) {
        Object[] results = instance.function(function).call(arguments);
        return results.length == 0 ? 0 : results[0];
    }

    private Future<Object> start(Instance instance, String function, Object... arguments) {
        return threads.submit(() -> call(instance, function, arguments));
    }

    /** The same call by so many threads, each in a store of its own. Returns their results. */
    private List<Object> all(int count, String function, Object... arguments) throws Exception {
        List<Future<Object>> calls = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            calls.add(start(instance(), function, arguments));
        }
        List<Object> results = new ArrayList<>();
        for (Future<Object> each : calls) {
            results.add(each.get());
        }
        return results;
    }

    private void awaitWaiters(int count) throws InterruptedException {
        while (memory.waiters() != count) {
            Thread.sleep(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "add32, 800000",
        "add64, 800000",
        "exchange32, 800000",
        "add16, 13568", // 800,000 modulo 2^16
        "add8, 0",
        "exchange8, 0"
    })
    void everyIncrementCounts(String function, long expected) throws Exception {
        memory.writeLong(64, 0x0101_0101_0000_0000L);
        all(8, function, 64, 100_000);
        assertThat(memory.readLong(64)).isEqualTo(0x0101_0101_0000_0000L + expected);
    }

    @Test
    void aLockKeepsOthersOut() throws Exception {
        all(8, "locked", 512, 520, 20_000);
        assertThat(memory.readLong(520)).isEqualTo(160_000);
        assertThat(memory.readInt(512)).isZero();
        assertThat(memory.waiters()).isZero();
    }

    @Test
    void whatIsWrittenBeforeAFlagIsThere() throws Exception {
        Future<Object> bad = start(instance(), "receive", 20_000);
        Future<Object> sent = start(instance(), "send", 20_000);
        assertThat(sent.get()).isEqualTo(0);
        assertThat(bad.get()).isEqualTo(0);
    }

    /** Both would be 0 if a store could be seen after the load that follows it. */
    @Test
    void atomicsHaveOneOrder() throws Exception {
        Instance first = instance();
        Instance second = instance();
        var bothReady = new java.util.concurrent.CyclicBarrier(2);
        for (int i = 0; i < 2_000; i++) {
            memory.writeInt(0, 0);
            memory.writeInt(64, 0);
            Callable<Object> one = () -> {
                bothReady.await();
                return call(first, "buffer", 0, 64);
            };
            Callable<Object> other = () -> {
                bothReady.await();
                return call(second, "buffer", 64, 0);
            };
            Future<Object> a = threads.submit(one);
            Future<Object> b = threads.submit(other);
            assertThat((int) a.get() + (int) b.get()).isPositive();
        }
    }

    @Test
    void waitsUntilNotifiedOrNot() throws Exception {
        Instance waiter = instance();
        assertThat(call(waiter, "wait32", 8, 1, -1L)).isEqualTo(1);
        assertThat(call(waiter, "wait64", 8, 1L, -1L)).isEqualTo(1);
        assertThat(call(waiter, "wait32", 8, 0, 0L)).isEqualTo(2);
        assertThat(call(waiter, "wait64", 8, 0L, 2_000_000L)).isEqualTo(2);
        assertThat(memory.waiters()).isZero();
        Future<Object> waiting = start(waiter, "wait_offset", 0, 0, -1L);
        awaitWaiters(1);
        assertThat(memory.notifyWaiters(0, 1)).isZero();
        assertThat(call(instance(), "notify", 8, 0)).isEqualTo(0);
        assertThat(call(instance(), "notify", 8, -1)).isEqualTo(1);
        assertThat(waiting.get()).isEqualTo(0);
        Future<Object> again = start(waiter, "wait64", 8, 0L, 60_000_000_000L);
        awaitWaiters(1);
        assertThat(memory.notifyWaiters(8, 5)).isEqualTo(1);
        assertThat(again.get()).isEqualTo(0);
    }

    @Test
    void whoWaitsLongestWakesFirst() throws Exception {
        List<Future<Object>> waiting = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            waiting.add(start(instance(), "wait32", 8, 0, -1L));
            awaitWaiters(i + 1);
        }
        for (int i = 0; i < 20; i += 2) {
            assertThat(memory.notifyWaiters(8, 2)).isEqualTo(2);
            assertThat(waiting.get(i).get(10, TimeUnit.SECONDS)).isEqualTo(0);
            assertThat(waiting.get(i + 1).get(10, TimeUnit.SECONDS)).isEqualTo(0);
            assertThat(memory.waiters()).isEqualTo(18 - i);
        }
    }

    @Test
    void aDeadlineEndsAWait() {
        Instance waiter = instance();
        long start = System.nanoTime();
        waiter.store().limitTime(Duration.ofMillis(30));
        Trap trap = catchThrowableOfType(Trap.class, () -> call(waiter, "wait32", 8, 0, -1L));
        assertThat(trap.code()).isEqualTo(TrapCode.DEADLINE_EXCEEDED);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofMillis(30), LATE);
        assertThat(memory.waiters()).isZero();
        waiter.store().clearDeadlines();
        assertThat(call(waiter, "wait32", 8, 0, 0L)).isEqualTo(2);
    }

    @Test
    void cancellingEndsAWait() throws Exception {
        Instance waiter = instance();
        Future<Object> waiting = start(waiter, "wait32", 8, 0, -1L);
        awaitWaiters(1);
        waiter.store().cancel();
        assertThatThrownBy(() -> waiting.get(10, TimeUnit.SECONDS))
                .hasCauseInstanceOf(Trap.class)
                .hasMessageContaining("cancelled");
        assertThat(memory.waiters()).isZero();
    }

    @Test
    void anInterruptIsForTheHost() throws Exception {
        Instance waiter = instance();
        var result = new AtomicInteger(-1);
        Thread thread = Thread.startVirtualThread(() -> {
            int woken = (int) call(waiter, "wait32", 8, 0, -1L);
            result.set(Thread.currentThread().isInterrupted() ? woken : -2);
        });
        awaitWaiters(1);
        thread.interrupt();
        Thread.sleep(20);
        assertThat(memory.notifyWaiters(8, 1)).isEqualTo(1);
        thread.join();
        assertThat(result).hasValue(0);
    }

    /** More wait than there are permits and carriers, and a guest that computes goes on. */
    @Test
    void whoWaitsKeepsNobodyFromComputing() throws Exception {
        List<Future<Object>> waiting = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            waiting.add(start(instance(), "wait32", 8, 0, -1L));
        }
        awaitWaiters(200);
        all(2, "add32", 64, 10_000);
        assertThat(memory.readInt(64)).isEqualTo(20_000);
        assertThat(call(instance(), "notify", 8, -1)).isEqualTo(200);
        for (Future<Object> each : waiting) {
            assertThat(each.get()).isEqualTo(0);
        }
    }

    @Test
    void stormsOfNotificationsLoseNobody() throws Exception {
        Instance storm = instance();
        Future<Object> notifying = threads.submit(() -> {
            int woken = 0;
            while (woken < 2_000) {
                woken += (int) call(storm, "notify", 8, 1);
            }
            return woken;
        });
        List<Future<Integer>> waiting = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Instance waiter = instance();
            waiting.add(threads.submit(() -> {
                int woken = 0;
                while (!notifying.isDone()) {
                    woken += (int) call(waiter, "wait32", 8, 0, 10_000_000L) == 0 ? 1 : 0;
                }
                return woken;
            }));
        }
        int woken = 0;
        for (Future<Integer> each : waiting) {
            woken += each.get();
        }
        assertThat(woken).isEqualTo(notifying.get());
    }

    @Test
    void storesGrowOneMemoryAtOnce() throws Exception {
        List<Callable<Integer>> growing = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Instance instance = instance();
            growing.add(() -> {
                int grown = 0;
                for (int k = 0; k < 40; k++) {
                    int old = (int) call(instance, "grow", 1);
                    if (old >= 0) {
                        call(instance, "store", old * Memory.PAGE_SIZE, old);
                        grown++;
                    }
                }
                return grown;
            });
        }
        int grown = 0;
        for (Future<Integer> each : threads.invokeAll(growing)) {
            grown += each.get();
        }
        assertThat(grown).isEqualTo(99);
        assertThat(memory.pages()).isEqualTo(100);
        for (int page = 1; page < 100; page++) {
            assertThat(memory.readInt((long) page * Memory.PAGE_SIZE)).isEqualTo(page);
        }
    }

    @Test
    void growthIsSeenByThoseWhoDidNotGrow() throws Exception {
        Instance other = instance();
        Future<Object> seen = start(other, "await_growth", Memory.PAGE_SIZE + 4);
        Thread.sleep(50);
        assertThat(memory.grow(1)).isEqualTo(1);
        assertThat(seen.get()).isEqualTo(0);
    }

    /** Whatever races do to the sums, no access leaves the memory and no thread traps. */
    @Test
    void racesStayInside() throws Exception {
        List<Future<Object>> roaming = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            roaming.add(start(instance(), "roam", 3_000_000));
        }
        for (int i = 0; i < 3; i++) {
            Thread.sleep(20);
            assertThat(memory.grow(1)).isEqualTo(i + 1);
        }
        for (Future<Object> each : roaming) {
            each.get();
        }
    }
}
