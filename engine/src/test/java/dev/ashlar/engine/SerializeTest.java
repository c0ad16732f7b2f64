package dev.ashlar.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SerializeTest {
    private final Engine engine = Engine.create();
    private final Module module = engine.compile(GuestModules.read("traps"), "fallback");
    private final byte[] serialized = module.serialize();

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void comesBackTheSame() {
        try (Engine other = Engine.create()) {
            Module back = other.deserialize(serialized);
            assertThat(back.name()).isEqualTo("traps");
            assertThat(back.imports()).isEqualTo(module.imports());
            assertThat(back.exports()).isEqualTo(module.exports());
            assertThat(back.sections()).isEqualTo(module.sections());
            assertThat(back.functionName(1)).isEqualTo(module.functionName(1));
            assertThat(back.features()).isEqualTo(module.features());
            assertThat(back.serialize()).isEqualTo(serialized);
            Instance instance = other.newLinker().trapMissing().instantiate(other.newStore(), back);
            assertThat(instance.function("descend").call(7)).containsExactly(7);
        }
    }

    @Test
    void tailCallsComeBackToo() {
        Module back =
                engine.deserialize(engine.compile(GuestModules.read("endless")).serialize());
        Instance instance = engine.newLinker().trapMissing().instantiate(engine.newStore(), back);
        assertThat(instance.function("tail_count").call(10_000, 0L)).containsExactly(10_000L);
    }

    @Test
    void keepsPositions() {
        Trap fresh = outOfBounds(engine, module);
        Trap back = outOfBounds(engine, engine.deserialize(serialized));
        assertThat(back.backtrace()).isEqualTo(fresh.backtrace());
        assertThat(back.backtrace().getFirst().offset()).isPositive();
    }

    private static Trap outOfBounds(Engine engine, Module module) {
        Instance instance = engine.newLinker().trapMissing().instantiate(engine.newStore(), module);
        return catchThrowableOfType(Trap.class, () -> instance.function("outer").call(0));
    }

    @Test
    void damageIsNoticed() {
        Random random = new Random(1);
        for (int i = 0; i < 500; i++) {
            byte[] damaged = serialized.clone();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            refused(damaged);
        }
        for (int length : new int[] {0, 1, 20, 60, 100, serialized.length / 2, serialized.length - 1}) {
            refused(Arrays.copyOf(serialized, length));
        }
        refused(Arrays.copyOf(serialized, serialized.length + 1));
    }

    private void refused(byte[] bytes) {
        assertThatThrownBy(() -> engine.deserialize(bytes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("compile it again from its binary");
    }

    @Test
    void anotherVersionIsRefused() {
        byte[] older = serialized.clone();
        int digit = new String(older, 0, 40, StandardCharsets.ISO_8859_1).indexOf("module ") + "module ".length();
        older[digit]++;
        assertThatThrownBy(() -> engine.deserialize(older))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "not a compiled module of this version and configuration; compile it again from its binary");
    }

    @Test
    void anotherConfigurationIsRefused() {
        try (Engine counting = Engine.create(EngineConfig.DEFAULT.withFuel(true))) {
            assertThatThrownBy(() -> counting.deserialize(serialized))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("not a compiled module of this version and configuration");
        }
    }

    @Test
    void aBinaryIsNoSerializedModule() {
        refused(GuestModules.read("traps"));
    }
}
