package dev.ashlar.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FuelTest {
    private final Engine engine = Engine.create(EngineConfig.DEFAULT.withFuel(true));
    private final Module module = engine.compile(GuestModules.read("endless"));

    @AfterEach
    void close() {
        engine.close();
    }

    private Instance instance() {
        return engine.newLinker().trapMissing().instantiate(engine.newStore(), module);
    }

    @ParameterizedTest
    @ValueSource(strings = {"spin", "count", "recurse", "tail", "fill", "copy", "table_fill", "table_copy"})
    void stopsWhatNeverEnds(String function) {
        Instance instance = instance();
        instance.store().setFuel(1_000_000);
        Trap trap = catchThrowableOfType(
                Trap.class, () -> instance.function(function).call());
        assertThat(trap.code()).isEqualTo(TrapCode.OUT_OF_FUEL);
        assertThat(trap).hasMessage("all fuel consumed");
    }

    @Test
    void isTheSameAtEachRepetition() {
        Instance instance = instance();
        Instance other = instance();
        long first = consumed(instance, "work", 1_000);
        for (int i = 0; i < 200; i++) {
            assertThat(consumed(instance, "work", 1_000)).isEqualTo(first);
        }
        assertThat(consumed(other, "work", 1_000)).isEqualTo(first);
    }

    @Test
    void countsInstructionsOfEveryRound() {
        Instance instance = instance();
        long once = consumed(instance, "work", 1);
        long twice = consumed(instance, "work", 2);
        // The loop of $work has 13 instructions with its end.
        assertThat(twice - once).isEqualTo(13);
        assertThat(consumed(instance, "work", 1_001) - once).isEqualTo(13_000);
    }

    @Test
    void bulkOperationsCostByTheirSize() {
        Instance instance = instance();
        instance.store().setFuel(1_000);
        assertThatThrownBy(() -> instance.function("fill").call()).isInstanceOf(Trap.class);
        // 65,536 bytes are 1,024 units: not even the first fill was paid for.
        assertThat(instance.memory("memory").readByte(0)).isZero();
    }

    @Test
    void aStoreHasNoneAtFirst() {
        Instance instance = instance();
        assertThat(instance.store().fuel()).isZero();
        assertThatThrownBy(() -> instance.function("work").call(1)).hasMessage("all fuel consumed");
        instance.store().setFuel(100);
        assertThat(instance.function("work").call(1)).hasSize(1);
        assertThat(instance.store().fuel()).isBetween(1L, 99L);
    }

    @Test
    void otherEnginesDoNotCount() {
        try (Engine plain = Engine.create();
                Store store = plain.newStore()) {
            assertThatThrownBy(store::fuel)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("EngineConfig.withFuel(true)");
        }
    }

    private static long consumed(Instance instance, String function, Object... arguments) {
        instance.store().setFuel(1_000_000);
        instance.function(function).call(arguments);
        return 1_000_000 - instance.store().fuel();
    }
}
