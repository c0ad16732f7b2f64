package dev.ashlar.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.engine.Engine;
import dev.ashlar.engine.EngineConfig;
import dev.ashlar.engine.Instance;
import dev.ashlar.engine.Memory;
import dev.ashlar.engine.Module;
import dev.ashlar.engine.Store;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** An engine that was told nothing tracks writes where instances live briefly, and leaves nothing behind then either. */
class LifetimesTest {
    private static final int SIZE = 16 * Memory.PAGE_SIZE;
    private static final int ROUNDS = 1_500;

    /** Exports a memory of 16 pages, and {@code put}, an {@code i32.store}. */
    private static final byte[] OWNER = HexFormat.of()
            .parseHex("0061736d01000000010601" + "60027f7f00" + "03020100" + "0503010010"
                    + "071002066d656d6f72790200" + "037075740000"
                    + "0a0b010900200020013602000b");

    /** Imports a memory of any size as {@code m} {@code memory}, and exports {@code poke}, an {@code i32.store}. */
    private static final byte[] GUEST = HexFormat.of()
            .parseHex("0061736d01000000010601" + "60027f7f00" + "020d01016d066d656d6f7279020001" + "03020100"
                    + "07080104706f6b650000" + "0a0b010900200020013602000b");

    private static boolean isTracked(Memory memory) {
        return ((LinearMemory) memory).marks.length > 0;
    }

    @Test
    void tellsShortLivesFromLongOnes() {
        Lifetimes lifetimes = new Lifetimes();
        for (int i = 0; i < 1_000; i++) {
            assertThat(lifetimes.areShort()).isEqualTo(i >= 100);
            lifetimes.ended(10_000, SIZE);
        }
        for (int i = 0; i < 10; i++) {
            assertThat(lifetimes.areShort()).isTrue();
            lifetimes.ended(1_000_000, SIZE);
        }
        lifetimes.ended(1_000_000, SIZE);
        assertThat(lifetimes.areShort()).isFalse();
    }

    @Test
    void whatComesAfterShortLivesIsClean() {
        byte[] zeros = new byte[SIZE];
        Random random = new Random(20_261_122);
        int tracked = 0;
        try (Engine engine = Engine.create()) {
            Module owner = engine.compile(OWNER);
            Module guest = engine.compile(GUEST);
            for (int round = 0; round < ROUNDS; round++) {
                try (Store store = engine.newStore()) {
                    Instance first = engine.newLinker().instantiate(store, owner);
                    assertThat(first.module()).isSameAs(owner);
                    Memory memory = first.memory("memory");
                    tracked += isTracked(memory) ? 1 : 0;
                    assertThat(Arrays.equals(memory.read(0, SIZE), zeros)).isTrue();
                    soil(random, memory, first, engine, guest);
                }
            }
        }
        assertThat(tracked).isPositive();
    }

    private static void soil(Random random, Memory memory, Instance first, Engine engine, Module guest) {
        first.function("put").call(random.nextInt(SIZE - 3), -1);
        if (random.nextInt(3) == 0) {
            memory.writeByte(random.nextInt(SIZE), (byte) 1);
        }
        if (random.nextInt(3) == 0) {
            Instance second = engine.newLinker().instance("m", first).instantiate(first.store(), guest);
            second.function("poke").call(random.nextInt(SIZE - 3), -1);
        }
        if (random.nextInt(8) == 0) {
            assertThat(memory.grow(1)).isEqualTo(16);
            assertThat(memory.read(SIZE, Memory.PAGE_SIZE)).containsOnly(0);
            memory.writeByte(SIZE + random.nextInt(Memory.PAGE_SIZE), (byte) 1);
        }
    }

    @Test
    void anEngineThatTracksDoesSoFromTheStart() {
        try (Engine engine = Engine.create(EngineConfig.DEFAULT.withTrackWrites(true));
                Store store = engine.newStore()) {
            Instance first = engine.newLinker().instantiate(store, engine.compile(OWNER));
            assertThat(isTracked(first.memory("memory"))).isTrue();
        }
    }
}
