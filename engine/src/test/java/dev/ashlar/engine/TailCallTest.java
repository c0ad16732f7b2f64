package dev.ashlar.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TailCallTest {
    @Test
    void tenMillionInConstantStack() throws InterruptedException {
        int count = 10_000_000;
        Object[][] results = new Object[1][];
        try (Engine engine = Engine.create()) {
            Instance instance = engine.newLinker()
                    .trapMissing()
                    .instantiate(engine.newStore(), engine.compile(GuestModules.read("endless")));
            Thread little = Thread.ofPlatform()
                    .stackSize(192 * 1024)
                    .start(() -> results[0] = instance.function("tail_count").call(count, 0L));
            little.join();
        }
        assertThat(results[0]).containsExactly((long) count);
    }
}
