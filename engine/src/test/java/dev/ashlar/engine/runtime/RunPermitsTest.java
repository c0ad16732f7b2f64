package dev.ashlar.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

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
            }
            assertThat(exec.status()).isEqualTo(ExecutionContext.OUTSIDE);
        }

        private void call(int nesting) {
            int token = exec.begin(Thread.currentThread());
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
            ExecutionContext.poll(exec, 1);
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
    @CsvSource({"1,false", "2,false", "1,true", "2,true", "3,true"})
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
                context(permits).begin(Thread.currentThread());
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
                int token = exec.begin(Thread.currentThread());
                int outer = exec.enterHost(null, DEPTH);
                parked.countDown();
                LockSupport.parkNanos(500_000_000);
                exec.leaveHost(outer, null, null);
                back.set(true);
                exec.end(token);
            });
            parked.await();
            ExecutionContext other = context(permits);
            int token = other.begin(Thread.currentThread());
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
                int token = exec.begin(Thread.currentThread());
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
            other.end(other.begin(Thread.currentThread()));
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
                int token = first.begin(Thread.currentThread());
                int outer = first.enterHost(null, DEPTH);
                second.end(second.begin(Thread.currentThread()));
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
                newcomer.end(newcomer.begin(Thread.currentThread()));
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
        int token = exec.begin(Thread.currentThread());
        while (!stop.get()) {
            ExecutionContext.poll(exec, 1);
        }
        exec.end(token);
    }

    @Test
    void anInterruptWhileWaitingStaysPending() throws InterruptedException {
        try (RunPermits permits = new RunPermits(1, SLICE)) {
            ExecutionContext holder = context(permits);
            int token = holder.begin(Thread.currentThread());
            AtomicBoolean interrupted = new AtomicBoolean();
            Thread waiter = Thread.ofVirtual().start(() -> {
                ExecutionContext exec = context(permits);
                int inner = exec.begin(Thread.currentThread());
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

    /** A guest that leaves host functions by exceptions, also by one that struck in the middle of a transition. */
    @Test
    void repairsTransitionsThatWereCutShort() {
        try (RunPermits permits = new RunPermits(1, SLICE)) {
            ExecutionContext exec = context(permits);
            for (int i = 0; i < 10; i++) {
                int token = exec.begin(Thread.currentThread());
                int outer = exec.enterHost(null, DEPTH);
                exec.begin(Thread.currentThread()); // never ended
                exec.leaveHost(outer, null, null);
                exec.enterHost(null, DEPTH); // never left
                exec.end(token);
                assertThat(exec.status()).isEqualTo(ExecutionContext.OUTSIDE);
                assertThat(exec.depth()).isEqualTo(DEPTH);
            }
            context(permits).begin(Thread.currentThread());
        }
    }
}
