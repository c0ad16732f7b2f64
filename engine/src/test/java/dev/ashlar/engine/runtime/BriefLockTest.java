package dev.ashlar.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BriefLockTest {
    private final BriefLock lock = new BriefLock();

    @Test
    void admitsOneAtATime() throws InterruptedException {
        int[] counter = new int[1];
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Thread.Builder builder = i % 2 == 0 ? Thread.ofVirtual() : Thread.ofPlatform();
            threads.add(builder.start(() -> {
                for (int round = 0; round < 20_000; round++) {
                    lock.lock();
                    counter[0]++;
                    lock.unlock();
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(counter[0]).isEqualTo(160_000);
    }

    /** With a lock of the JDK the platform thread would wait until the virtual one before it gets a carrier. */
    @Test
    void aThreadWithoutCarrierHoldsNobodyUp() throws InterruptedException {
        AtomicBoolean stop = new AtomicBoolean();
        lock.lock();
        Thread first = Thread.startVirtualThread(this::lockAndUnlock);
        Thread.sleep(20);
        Thread second = Thread.ofPlatform().start(this::lockAndUnlock);
        Thread.sleep(20);
        List<Thread> spinners = new ArrayList<>();
        for (int i = 0; i < Runtime.getRuntime().availableProcessors() + 1; i++) {
            spinners.add(Thread.startVirtualThread(() -> {
                while (!stop.get()) {
                    Thread.onSpinWait();
                }
            }));
        }
        Thread.sleep(50);
        lock.unlock();
        assertThat(second.join(Duration.ofSeconds(10))).isTrue();
        stop.set(true);
        first.join();
        for (Thread spinner : spinners) {
            spinner.join();
        }
    }

    private void lockAndUnlock() {
        lock.lock();
        lock.unlock();
    }
}
