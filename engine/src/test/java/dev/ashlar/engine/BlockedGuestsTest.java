package dev.ashlar.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many guests that wait in a host function cost neither threads nor permits. */
@Timeout(120)
class BlockedGuestsTest {
    private static final int GUESTS = Integer.getInteger("ashlar.test.guests", 1_500);

    private final CountDownLatch waiting = new CountDownLatch(GUESTS);
    private final Semaphore goOn = new Semaphore(0);

    private Object[] block() throws InterruptedException {
        waiting.countDown();
        goOn.acquire();
        return new Object[0];
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void allWaitAtOnce(boolean said) throws InterruptedException {
        AtomicInteger done = new AtomicInteger();
        try (Engine engine = Engine.create()) {
            Linker linker = engine.newLinker()
                    .function(
                            "host",
                            "call",
                            FunctionType.accepting(NumberType.I32),
                            said
                                    ? (context, arguments) -> context.blocking(this::block)
                                    : (context, arguments) -> block());
            Module module = engine.compile(GuestModules.read("endless"));
            List<Thread> guests = new ArrayList<>();
            for (int i = 0; i < GUESTS; i++) {
                guests.add(Thread.startVirtualThread(() -> {
                    try (Store store = engine.newStore()) {
                        linker.instantiate(store, module).function("call_host").call(0);
                    }
                    done.incrementAndGet();
                }));
            }
            waiting.await();
            assertThat(ManagementFactory.getThreadMXBean().getThreadCount()).isLessThan(60);
            try (Store neighbour = engine.newStore()) {
                assertThat(linker.instantiate(neighbour, module)
                                .function("work")
                                .call(1_000))
                        .hasSize(1);
            }
            goOn.release(GUESTS);
            for (Thread guest : guests) {
                guest.join();
            }
            assertThat(engine.newStore().tenant().inUse()).isEqualTo(new ResourceLimits(0, 0, 0, 0, 0));
        }
        assertThat(done).hasValue(GUESTS);
    }
}
