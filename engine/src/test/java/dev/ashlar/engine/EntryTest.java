package dev.ashlar.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who may enter a store when. */
class EntryTest {
    private final Engine engine = Engine.create();
    private final Store store = engine.newStore();
    private HostFunction host = (context, arguments) -> new Object[0];
    private final Module module = engine.compile(GuestModules.read("endless"));
    private final Instance instance = engine.newLinker()
            .function("host", "call", FunctionType.accepting(NumberType.I32), (c, a) -> host.call(c, a))
            .instantiate(store, module);

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void aSecondThreadIsRefusedAtOnce() throws InterruptedException {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        host = (context, arguments) -> {
            inside.countDown();
            leave.await();
            return new Object[0];
        };
        Thread first =
                Thread.startVirtualThread(() -> instance.function("call_host").call(0));
        inside.await();
        long start = System.nanoTime();
        assertThatThrownBy(() -> instance.function("work").call(1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("another thread is inside this store; a store serves one thread at a time");
        assertThatThrownBy(() -> engine.newLinker().trapMissing().instantiate(store, module))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(store::close)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a call is in progress in this store; cancel it first");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
        leave.countDown();
        first.join();
        assertThat(instance.function("work").call(1)).hasSize(1);
    }

    @Test
    void hostFunctionsFindTheDataOfTheirStore() {
        host = (context, arguments) -> {
            context.store().data(StringBuilder.class).append("called");
            return new Object[0];
        };
        StringBuilder data = new StringBuilder();
        Store mine = engine.newStore(StoreConfig.DEFAULT.withData(data));
        engine.newLinker()
                .function("host", "call", FunctionType.accepting(NumberType.I32), (c, a) -> host.call(c, a))
                .instantiate(mine, module)
                .function("call_host")
                .call(0);
        assertThat(data).hasToString("called");
        assertThatThrownBy(() -> mine.data(Thread.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the store's data is a java.lang.StringBuilder, not a java.lang.Thread");
        assertThatThrownBy(() -> store.data(Thread.class)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void threadsTakeTurns() throws InterruptedException {
        AtomicInteger done = new AtomicInteger();
        for (int i = 0; i < 50; i++) {
            Thread.Builder builder = i % 2 == 0 ? Thread.ofVirtual() : Thread.ofPlatform();
            builder.start(() -> {
                        instance.function("work").call(10);
                        done.incrementAndGet();
                    })
                    .join();
        }
        assertThat(done).hasValue(50);
    }

    @Test
    void aHostFunctionMayComeBackIn() {
        host = (context, arguments) -> {
            int n = (int) arguments[0];
            Instance caller = context.caller().orElseThrow();
            assertThat(caller).isSameAs(instance);
            return n == 0 ? new Object[0] : caller.function("call_host").call(n - 1);
        };
        assertThat(instance.function("call_host").call(50)).isEmpty();
    }

    @Test
    void aClosedStoreRefuses() {
        store.close();
        store.close();
        assertThatThrownBy(() -> instance.function("work").call(1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the store is closed");
    }

    @Test
    void aStoreIsNotClosedFromInside() {
        host = (context, arguments) -> {
            context.store().close();
            return new Object[0];
        };
        assertThatThrownBy(() -> instance.function("call_host").call(0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a store cannot be closed from inside a call");
    }

    @Test
    void theThreadLeavesWithEveryKindOfException() {
        for (Throwable thrown : new Throwable[] {
            new Trap(TrapCode.UNREACHABLE), new IllegalStateException(), new StackOverflowError(), new AssertionError()
        }) {
            host = (context, arguments) -> {
                if (thrown instanceof Error error) {
                    throw error;
                }
                throw (RuntimeException) thrown;
            };
            assertThat(catchThrowable(() -> instance.function("call_host").call(0)))
                    .isSameAs(thrown);
            assertThat(instance.function("work").call(1)).hasSize(1);
        }
    }
}
