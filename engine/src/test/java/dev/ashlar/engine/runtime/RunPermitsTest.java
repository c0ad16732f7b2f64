package dev.ashlar.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class RunPermitsTest {
    private static final Duration SLICE = Duration.ofMillis(5);
    private static final int DEPTH = 1 << 20;

    private static ExecutionContext context(RunPermits permits) {
        return new ExecutionContext(null, permits, DEPTH, false);
    }

    private static Thread.Builder threads(boolean virtual) {
        return virtual ? Thread.ofVirtual() : Thread.ofPlatform();
    }

    /** A guest that computes, calls host functions that park, say so, or compute, and enters again from there. */
    private static final class Guest implements Runnable {
        private final ExecutionContext exec;
        private final int rounds;
        private final AtomicInteger computing;
        private final AtomicInteger most;

        private Guest(RunPermits permits, int rounds, AtomicInteger computing, AtomicInteger most) {
            this.exec = context(permits);
            this.rounds = rounds;
            this.computing = computing;
            this.most = most;
        }

        @Override
        public void run() {
            for (int i = 0; i < rounds; i++) {
                call(2);
                outside();
            }
            assertThat(exec.status()).isEqualTo(ExecutionContext.OUTSIDE);
        }

        /** The permit may stay with this guest, and may be taken or not when the next call comes. */
        private void outside() {
            switch (ThreadLocalRandom.current().nextInt(60)) {
                case 0 -> LockSupport.parkNanos(100_000);
                case 1, 2, 3 -> Thread.onSpinWait();
                case 4 -> {
                    for (int i = 0; i < 1_000; i++) {
                        call(0);
                    }
                }
                default -> {}
            }
        }

        private void call(int nesting) {
            int token = exec.begin();
            compute();
            if (nesting > 0) {
                host(nesting);
                compute();
            }
            exec.end(token);
        }

        private void compute() {
            most.accumulateAndGet(computing.incrementAndGet(), Math::max);
            Thread.onSpinWait();
            computing.decrementAndGet();
            Polls.poll(exec, 1);
        }

        private void host(int nesting) {
            int outer = exec.enterHost(null, DEPTH);
            switch (ThreadLocalRandom.current().nextInt(6)) {
                case 0 -> LockSupport.parkNanos(50_000);
                case 1 -> blocking();
                case 2 -> call(nesting - 1);
                default -> {}
            }
            exec.leaveHost(outer, null, null);
        }

        private void blocking() {
            try {
                exec.blocking(() -> {
                    LockSupport.parkNanos(20_000);
                    return null;
                });
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1,false", "2,false", "4,false", "11,false", "1,true", "2,true", "3,true", "11,true"})
    void neverGrantsMoreThanThereAreAndLosesNoWakeUp(int count, boolean virtual) throws InterruptedException {
        try (RunPermits permits = new RunPermits(count, Duration.ofNanos(100_000))) {
            AtomicInteger computing = new AtomicInteger();
            AtomicInteger most = new AtomicInteger();
            AtomicInteger failures = new AtomicInteger();
            List<Thread> guests = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                guests.add(threads(virtual)
                        .uncaughtExceptionHandler((thread, e) -> failures.incrementAndGet())
                        .start(new Guest(permits, 1_000, computing, most)));
            }
            for (Thread guest : guests) {
                guest.join();
            }
            assertThat(failures).hasValue(0);
            assertThat(most.get()).isBetween(1, count);
            // All permits came back: as many guests as there are permits enter without waiting.
            for (int i = 0; i < count; i++) {
                context(permits).begin();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"false", "true"})
    void takesThePermitOfAHostFunctionThatParks(boolean virtual) throws InterruptedException {
        try (RunPermits permits = new RunPermits(1, SLICE)) {
            CountDownLatch parked = new CountDownLatch(1);
            AtomicBoolean back = new AtomicBoolean();
            ExecutionContext exec = context(permits);
            Thread blocked = threads(virtual).start(() -> {
                int token = exec.begin();
                int outer = exec.enterHost(null, DEPTH);
                parked.countDown();
                LockSupport.parkNanos(500_000_000);
                exec.leaveHost(outer, null, null);
                back.set(true);
                exec.end(token);
            });
            parked.await();
            ExecutionContext other = context(permits);
            int token = other.begin();
            assertThat(exec.status()).isEqualTo(ExecutionContext.WITHOUT_PERMIT);
            Thread.sleep(600);
            assertThat(back).as("waits for the permit").isFalse();
            other.end(token);
            blocked.join();
            assertThat(back).isTrue();
            assertThat(Duration.ofNanos(exec.cpuNanos())).isLessThan(Duration.ofMillis(450));
        }
    }

    @Test
    void takesThePermitOfAHostFunctionThatComputesForLong() throws InterruptedException {
        try (RunPermits permits = new RunPermits(1, SLICE)) {
            CountDownLatch inHost = new CountDownLatch(1);
            AtomicBoolean stop = new AtomicBoolean();
            ExecutionContext exec = context(permits);
            Thread computing = Thread.ofPlatform().start(() -> {
                int token = exec.begin();
                int outer = exec.enterHost(null, DEPTH);
                inHost.countDown();
                while (!stop.get()) {
                    Thread.onSpinWait();
                }
                exec.leaveHost(outer, null, null);
                exec.end(token);
            });
            inHost.await();
            ExecutionContext other = context(permits);
            other.end(other.begin());
            stop.set(true);
            computing.join();
        }
    }

    @Test
    void aHostFunctionMayEnterAnotherStoreWhileThereIsOnePermit() {
        try (RunPermits permits = new RunPermits(1, SLICE)) {
            ExecutionContext first = context(permits);
            ExecutionContext second = context(permits);
            for (int i = 0; i < 1_000; i++) {
                int token = first.begin();
                int outer = first.enterHost(null, DEPTH);
                second.end(second.begin());
                first.leaveHost(outer, null, null);
                first.end(token);
            }
        }
    }

    @Test
    void aNewcomerGoesBeforeThoseThatComputeWithoutEnd() throws InterruptedException {
        Duration slice = Duration.ofMillis(100);
        try (RunPermits permits = new RunPermits(1, slice)) {
            AtomicBoolean stop = new AtomicBoolean();
            List<Thread> spinners = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                spinners.add(Thread.ofPlatform().start(() -> spin(context(permits), stop)));
            }
            Thread.sleep(1_000);
            long shortest = Long.MAX_VALUE;
            for (int i = 0; i < 10; i++) {
                Thread.sleep(17);
                long start = System.nanoTime();
                ExecutionContext newcomer = context(permits);
                newcomer.end(newcomer.begin());
                shortest = Math.min(shortest, System.nanoTime() - start);
            }
            assertThat(Duration.ofNanos(shortest)).isLessThan(slice.dividedBy(3));
            stop.set(true);
            for (Thread spinner : spinners) {
                spinner.join();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"false", "true"})
    void sharesTimeEqually(boolean virtual) throws InterruptedException {
        try (RunPermits permits = new RunPermits(1, SLICE)) {
            AtomicBoolean stop = new AtomicBoolean();
            List<ExecutionContext> contexts = new ArrayList<>();
            List<Thread> spinners = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                ExecutionContext exec = context(permits);
                contexts.add(exec);
                spinners.add(threads(virtual).start(() -> spin(exec, stop)));
            }
            Thread.sleep(1_000);
            stop.set(true);
            for (Thread spinner : spinners) {
                spinner.join();
            }
            long all = contexts.stream().mapToLong(ExecutionContext::cpuNanos).sum();
            for (ExecutionContext exec : contexts) {
                assertThat((double) exec.cpuNanos() / all).isBetween(0.05, 0.7);
            }
        }
    }

    private static void spin(ExecutionContext exec, AtomicBoolean stop) {
        int token = exec.begin();
        while (!stop.get()) {
            Polls.poll(exec, 1);
        }
        exec.end(token);
    }

    @Test
    void anInterruptWhileWaitingStaysPending() throws InterruptedException {
        try (RunPermits permits = new RunPermits(1, SLICE)) {
            ExecutionContext holder = context(permits);
            int token = holder.begin();
            AtomicBoolean interrupted = new AtomicBoolean();
            Thread waiter = Thread.ofVirtual().start(() -> {
                ExecutionContext exec = context(permits);
                int inner = exec.begin();
                interrupted.set(Thread.currentThread().isInterrupted());
                exec.end(inner);
            });
            Thread.sleep(20);
            waiter.interrupt();
            Thread.sleep(20);
            assertThat(waiter.isAlive()).isTrue();
            holder.end(token);
            waiter.join();
            assertThat(interrupted).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"1", "2"})
    void aPermitThatRestsIsNobodysObstacle(int count) {
        try (RunPermits permits = new RunPermits(count, SLICE)) {
            List<ExecutionContext> contexts = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                contexts.add(context(permits));
            }
            for (int i = 0; i < 10_000; i++) {
                ExecutionContext exec = contexts.get(i % contexts.size());
                exec.end(exec.begin());
                assertThat(exec.status()).isEqualTo(ExecutionContext.OUTSIDE);
            }
        }
    }

    @Test
    void aClosedDoorKeepsNoPermit() {
        try (RunPermits permits = new RunPermits(1, SLICE)) {
            for (int i = 0; i < 100; i++) {
                ExecutionContext exec = context(permits);
                exec.end(exec.begin());
                exec.close();
                assertThatThrownBy(exec::begin).isInstanceOf(IllegalStateException.class);
            }
            context(permits).begin();
        }
    }

    @Test
    void oneThreadAtATime() throws InterruptedException {
        try (RunPermits permits = new RunPermits(3, SLICE)) {
            ExecutionContext exec = context(permits);
            AtomicInteger inside = new AtomicInteger();
            AtomicInteger most = new AtomicInteger();
            AtomicInteger done = new AtomicInteger();
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                threads.add(threads(i % 2 == 0).start(() -> {
                    while (done.get() < 200_000) {
                        int token;
                        try {
                            token = exec.begin();
                        } catch (IllegalStateException refused) {
                            Thread.yield();
                            continue;
                        }
                        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                        done.incrementAndGet();
                        inside.decrementAndGet();
                        exec.end(token);
                    }
                }));
            }
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(most).hasValue(1);
        }
    }

    /** Calls too short for the clock, by the clock. */
    @Test
    void metersShortCallsByLookingAtRandomTimes() {
        try (RunPermits permits = new RunPermits(2, SLICE)) {
            ExecutionContext exec = context(permits);
            int sampled = 0;
            long inside = 0;
            long start = System.nanoTime();
            for (long now = start; now - start < 1_000_000_000; now = System.nanoTime()) {
                int token = exec.begin();
                sampled += PermitHolder.isSampled(exec.place()) ? 1 : 0;
                pass(1_000);
                exec.end(token);
                inside += System.nanoTime() - now;
                pass(1_000);
            }
            long all = System.nanoTime() - start;
            assertThat(sampled).isPositive();
            assertThat((double) exec.cpuNanos() / all).isCloseTo((double) inside / all, within(0.25));
        }
    }

    /** One long call among short ones is seen by the ticker, and by the clock from then on. */
    @Test
    void metersALongCallAmongShortOnes() {
        try (RunPermits permits = new RunPermits(2, SLICE)) {
            ExecutionContext exec = context(permits);
            for (int i = 0; i < 20; i++) {
                for (long end = System.nanoTime() + 5_000_000; System.nanoTime() < end; ) {
                    exec.end(exec.begin());
                }
                long before = exec.cpuNanos();
                int token = exec.begin();
                long start = System.nanoTime();
                while (System.nanoTime() - start < 20_000_000) {
                    Polls.poll(exec, 1);
                }
                long took = System.nanoTime() - start;
                exec.end(token);
                assertThat(exec.cpuNanos() - before).isBetween(took / 2, took * 3 / 2 + 5_000_000);
            }
        }
    }

    private static void pass(long nanos) {
        for (long end = System.nanoTime() + nanos; System.nanoTime() < end; ) {
            Thread.onSpinWait();
        }
    }

    /** A guest that leaves host functions by exceptions, also by one that struck in the middle of a transition. */
    @Test
    void repairsTransitionsThatWereCutShort() {
        try (RunPermits permits = new RunPermits(1, SLICE)) {
            ExecutionContext exec = context(permits);
            for (int i = 0; i < 10; i++) {
                int token = exec.begin();
                int outer = exec.enterHost(null, DEPTH);
                exec.begin(); // never ended
                exec.leaveHost(outer, null, null);
                exec.enterHost(null, DEPTH); // never left
                exec.end(token);
                assertThat(exec.status()).isEqualTo(ExecutionContext.OUTSIDE);
                assertThat(exec.depth()).isEqualTo(DEPTH);
            }
            context(permits).begin();
        }
    }
}
