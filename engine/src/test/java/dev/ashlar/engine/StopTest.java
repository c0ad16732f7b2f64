package dev.ashlar.engine;

import static dev.ashlar.engine.binary.ModuleBytes.CODE;
import static dev.ashlar.engine.binary.ModuleBytes.EXPORT;
import static dev.ashlar.engine.binary.ModuleBytes.FUNCTION;
import static dev.ashlar.engine.binary.ModuleBytes.TYPE;
import static dev.ashlar.engine.binary.ModuleBytes.body;
import static dev.ashlar.engine.binary.ModuleBytes.leb;
import static dev.ashlar.engine.binary.ModuleBytes.module;
import static dev.ashlar.engine.binary.ModuleBytes.name;
import static dev.ashlar.engine.binary.ModuleBytes.section;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.lang.invoke.MethodHandle;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Deadlines and cancellation. */
class StopTest {
    private static final Duration GRANTED = Duration.ofMillis(30);

    /** How late a stop may come on a busy machine; on an idle one it is a tick and a slice of a bulk operation. */
    private static final Duration LATE = Duration.ofSeconds(5);

    private static final Duration SLEEP = Duration.ofMillis(1_000);
    private static final Duration SHORTER_THAN_SLEEP = Duration.ofMillis(900);

    private final Engine engine = Engine.create();
    private final Store store = engine.newStore();
    private HostFunction host = (context, arguments) -> new Object[0];
    private final Instance instance = engine.newLinker()
            .function("host", "call", FunctionType.accepting(NumberType.I32), (c, a) -> host.call(c, a))
            .instantiate(store, engine.compile(GuestModules.read("endless")));

    @AfterEach
    void close() {
        engine.close();
    }

    private Trap trap(String function, Object... arguments) {
        return catchThrowableOfType(
                Trap.class, () -> instance.function(function).call(arguments));
    }

    /** So much that one operation takes longer than what is granted. */
    private void growIfUsed(String function) {
        switch (function) {
            case "fill", "copy" -> instance.memory("memory").grow(4_000);
            case "table_fill", "table_copy" -> instance.function("grow_table").call(5_000_000);
            default -> {}
        }
    }

    private static void assertStopped(Trap trap, long since, Duration granted) {
        assertThat(trap.code()).isEqualTo(TrapCode.DEADLINE_EXCEEDED);
        assertThat(Duration.ofNanos(System.nanoTime() - since)).isBetween(granted, granted.plus(LATE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"spin", "count", "recurse", "tail", "fill", "copy", "table_fill", "table_copy"})
    void timeStopsWhatNeverEnds(String function) {
        growIfUsed(function);
        Duration granted = GRANTED;
        for (int inside = 0; inside < 3; ) {
            long start = System.nanoTime();
            store.limitTime(granted);
            Trap trap = trap(function);
            assertStopped(trap, start, granted);
            assertThat(trap).hasMessage("deadline exceeded: the time granted has passed");
            if (trap.backtrace().isEmpty()) {
                granted = granted.multipliedBy(2); // it passed before the guest was entered
                assertThat(granted).isLessThan(LATE);
            } else {
                assertThat(trap.backtrace().getLast().functionName()).contains(function);
                inside++;
            }
        }
    }

    /** Each function calls the next one twice: neither loops nor recursion, and 2^50 calls. */
    @Test
    void timeStopsWhatEndsAfterTheSun() {
        int functions = 50;
        String[] bodies = new String[functions];
        for (int i = 0; i < functions - 1; i++) {
            bodies[i] = body("00 10" + leb(i + 1) + "10" + leb(i + 1) + "0B");
        }
        bodies[functions - 1] = body("00 0B");
        byte[] doubling = module(
                section(TYPE, "60 00 00"),
                section(FUNCTION, Collections.nCopies(functions, "00").toArray(String[]::new)),
                section(EXPORT, name("f") + "00 00"),
                section(CODE, bodies));
        Function function =
                engine.newLinker().instantiate(store, engine.compile(doubling)).function("f");
        long start = System.nanoTime();
        store.limitTime(GRANTED);
        assertStopped(catchThrowableOfType(Trap.class, function::call), start, GRANTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"spin", "count", "recurse", "tail", "fill", "copy"})
    void cpuTimeStopsWhatNeverEnds(String function) {
        growIfUsed(function);
        long start = System.nanoTime();
        Duration before = store.cpuTime();
        store.limitCpu(GRANTED);
        Trap trap = trap(function);
        assertStopped(trap, start, GRANTED);
        assertThat(trap).hasMessage("deadline exceeded: the CPU time granted is used up");
        assertThat(store.cpuTime().minus(before)).isBetween(GRANTED, GRANTED.plus(LATE));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void manyShortCallsDoNotOutliveTheirDeadline(boolean inCpuTime) {
        for (int i = 0; i < 10; i++) {
            instance.function("work").call(1);
        }
        long start = System.nanoTime();
        Duration before = store.cpuTime();
        if (inCpuTime) {
            store.limitCpu(GRANTED);
        } else {
            store.limitTime(GRANTED);
        }
        Trap trap = catchThrowableOfType(Trap.class, this::callWithoutEnd);
        assertStopped(trap, start, inCpuTime ? Duration.ZERO : GRANTED);
        if (inCpuTime) {
            assertThat(store.cpuTime().minus(before)).isBetween(GRANTED, GRANTED.plus(LATE));
        }
        assertThat(trap("work", 1).code()).as("again").isEqualTo(TrapCode.DEADLINE_EXCEEDED);
        store.clearDeadlines();
        assertThat(instance.function("work").call(1)).hasSize(1);
    }

    private void callWithoutEnd() {
        MethodHandle work = instance.function("work").handle();
        try {
            while (true) {
                int ignored = (int) work.invokeExact(1);
            }
        } catch (Trap trap) {
            throw trap;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void cancelStopsManyShortCalls() throws InterruptedException {
        for (int i = 0; i < 5; i++) {
            Store other = engine.newStore();
            Instance called = engine.newLinker().trapMissing().instantiate(other, instance.module());
            Trap[] trap = new Trap[1];
            Thread guest = Thread.startVirtualThread(() -> trap[0] = catchThrowableOfType(Trap.class, () -> {
                while (true) {
                    called.function("work").call(1);
                }
            }));
            Thread.sleep(i * 3);
            other.cancel();
            assertThat(guest.join(Duration.ofSeconds(30))).isTrue();
            assertThat(trap[0].code()).isEqualTo(TrapCode.CANCELLED);
        }
    }

    @Test
    void theStoreIsUsableOnceTheDeadlineIsTakenBack() {
        store.limitTime(GRANTED);
        trap("spin");
        assertThat(trap("work", 1).code()).isEqualTo(TrapCode.DEADLINE_EXCEEDED);
        store.clearDeadlines();
        assertThat(instance.function("work").call(1)).hasSize(1);
        store.limitCpu(GRANTED);
        trap("spin");
        store.limitCpu(Duration.ofHours(1));
        assertThat(instance.function("work").call(1)).hasSize(1);
    }

    @Test
    void cpuTimeDoesNotPassWhileAHostFunctionBlocks() {
        assertCostsLess(
                SHORTER_THAN_SLEEP,
                (context, arguments) -> context.blocking(() -> {
                    Thread.sleep(SLEEP);
                    return new Object[0];
                }));
    }

    @Test
    void cpuTimeDoesNotPassWhileAHostFunctionSleepsWithoutSayingSo() {
        assertCostsLess(SHORTER_THAN_SLEEP, (context, arguments) -> {
            Thread.sleep(SLEEP);
            return new Object[0];
        });
    }

    private void assertCostsLess(Duration limit, HostFunction function) {
        instance.function("call_host").call(0); // generates code, which counts as well
        host = function;
        Duration before = store.cpuTime();
        store.limitCpu(limit);
        instance.function("call_host").call(0);
        assertThat(store.cpuTime().minus(before)).isLessThan(limit);
    }

    @Test
    void cancelStopsACallFromAnotherThread() throws InterruptedException {
        for (int i = 0; i < 20; i++) {
            Store other = engine.newStore();
            Instance spinning = engine.newLinker().trapMissing().instantiate(other, instance.module());
            CountDownLatch started = new CountDownLatch(1);
            Trap[] trap = new Trap[1];
            Thread guest = Thread.startVirtualThread(() -> {
                started.countDown();
                trap[0] = catchThrowableOfType(
                        Trap.class, () -> spinning.function("spin").call());
            });
            started.await();
            Thread.sleep(i % 3);
            other.cancel();
            assertThat(guest.join(Duration.ofSeconds(30))).isTrue();
            assertThat(trap[0].code()).isEqualTo(TrapCode.CANCELLED);
            assertThat(catchThrowableOfType(
                                    Trap.class, () -> spinning.function("work").call(1))
                            .code())
                    .isEqualTo(TrapCode.CANCELLED);
        }
    }

    @Test
    void aBlockingActionIsInterruptedAtTheDeadline() {
        host = (context, arguments) -> context.blocking(() -> {
            Thread.sleep(60_000);
            return new Object[0];
        });
        long start = System.nanoTime();
        store.limitTime(GRANTED);
        Trap trap = trap("call_host", 0);
        assertStopped(trap, start, GRANTED);
        assertThat(trap.getCause()).isInstanceOf(InterruptedException.class);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void aBlockingActionIsInterruptedByCancel() throws InterruptedException {
        CountDownLatch blocked = new CountDownLatch(1);
        host = (context, arguments) -> context.blocking(() -> {
            blocked.countDown();
            Thread.sleep(60_000);
            return new Object[0];
        });
        Trap[] trap = new Trap[1];
        Thread guest = Thread.startVirtualThread(() -> trap[0] = trap("call_host", 0));
        blocked.await();
        store.cancel();
        assertThat(guest.join(Duration.ofSeconds(30))).isTrue();
        assertThat(trap[0].code()).isEqualTo(TrapCode.CANCELLED);
    }

    @Test
    void anotherWaitIsNotInterruptedButStopsTheGuestWhenItEnds() {
        host = (context, arguments) -> {
            Thread.sleep(100);
            return new Object[0];
        };
        store.limitTime(GRANTED);
        // An interrupted sleep would throw, and the guest would pass its exception on instead of trapping.
        assertThat(trap("host_loop", 0).code()).isEqualTo(TrapCode.DEADLINE_EXCEEDED);
    }

    @Test
    void aStopThatComesTooLateLeavesNoInterrupt() throws Exception {
        for (int i = 0; i < 50; i++) {
            host = (context, arguments) -> context.blocking(() -> {
                LockSupport.parkNanos(1_000_000);
                return new Object[0];
            });
            store.limitTime(Duration.ofMillis(1));
            trap("call_host", 0);
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
            store.clearDeadlines();
        }
    }

    @Test
    void anInterruptOfTheThreadStaysPending() {
        Thread.currentThread().interrupt();
        instance.function("work").call(100_000);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void hostHelpersOfNestedCallsStopToo() {
        host = (context, arguments) ->
                context.caller().orElseThrow().function("spin").call();
        long start = System.nanoTime();
        store.limitTime(GRANTED);
        assertStopped(trap("call_host", 0), start, GRANTED);
    }

    @Test
    void aCancelledStoreRefusesToInstantiate() {
        store.cancel();
        assertThatThrownBy(() -> engine.newLinker().trapMissing().instantiate(store, instance.module()))
                .isInstanceOf(Trap.class)
                .hasMessage("cancelled");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void hostFunctionsThatComputeForLongStopAtCheckpoints(boolean inCpuTime) {
        host = (context, arguments) -> {
            while (true) {
                context.checkpoint();
            }
        };
        if (inCpuTime) {
            store.limitCpu(GRANTED);
        } else {
            store.limitTime(GRANTED);
        }
        assertThat(trap("call_host", 1).code()).isEqualTo(TrapCode.DEADLINE_EXCEEDED);
        assertThat(store.cpuTime())
                .as("counts what the host computed for the guest")
                .isPositive();
    }
}
