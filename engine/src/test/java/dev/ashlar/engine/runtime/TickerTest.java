package dev.ashlar.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class TickerTest {
    private static final long NEVER = Long.MAX_VALUE;

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            Thread.sleep(5);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    @Test
    void startsWithWorkStopsWithoutAndStartsAgain() throws InterruptedException {
        AtomicInteger left = new AtomicInteger();
        Ticker ticker = new Ticker(() -> left.getAndUpdate(n -> Math.max(0, n - 1)) > 0 ? 100_000 : 0, () -> NEVER);
        assertThat(ticker.isStopped()).isTrue();
        for (int i = 0; i < 2; i++) {
            left.set(50);
            ticker.wake();
            assertThat(ticker.isStopped()).isFalse();
            await(() -> left.get() == 0);
            await(ticker::isStopped);
        }
        ticker.close();
    }

    @Test
    void workThatComesUpWhileItDozesIsSeenAtOnce() throws InterruptedException {
        AtomicInteger left = new AtomicInteger();
        Ticker ticker = new Ticker(() -> left.getAndUpdate(n -> Math.max(0, n - 1)) > 0 ? 100_000 : 0, () -> NEVER);
        int slow = 0;
        for (int i = 0; i < 60; i++) {
            left.set(1);
            ticker.wake();
            long start = System.nanoTime();
            await(() -> left.get() == 0);
            slow += System.nanoTime() - start > 500_000_000 ? 1 : 0; // a doze takes a second
            Thread.sleep(i);
        }
        assertThat(slow).isLessThan(6);
        ticker.close();
    }

    @Test
    void wakesForADeadline() throws InterruptedException {
        AtomicInteger calls = new AtomicInteger();
        Ticker ticker = new Ticker(
                () -> {
                    calls.incrementAndGet();
                    return 0;
                },
                () -> 40_000_000);
        ticker.wake();
        await(() -> calls.get() > 50);
        assertThat(ticker.isStopped()).isFalse();
        ticker.close();
        assertThat(ticker.isStopped()).isTrue();
        ticker.wake();
        assertThat(ticker.isStopped()).as("closed for good").isTrue();
    }
}
