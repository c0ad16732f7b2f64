package dev.ashlar.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Room for a guest's structs and arrays. */
class GuestHeapTest {
    private static final int MIB = 1 << 20;
    private static final int LIMIT = 16 * MIB;

    /** What a node takes: header, type, a number and a reference. */
    private static final int NODE = 24;

    private static final int NODES_OF_A_MIB = MIB / NODE;

    /** Beyond the limit, what may be in use without a collection having noticed. */
    private static final long ALLOWANCE = Math.max(LIMIT, Runtime.getRuntime().maxMemory() / 8);

    private final Engine engine = Engine.create();
    private final Module module = engine.compile(GuestModules.read("gc"));
    private final Store store =
            engine.newStore(StoreConfig.DEFAULT.withLimits(ResourceLimits.STORE_DEFAULT.withMemoryBytes(LIMIT)));
    private final Instance instance = engine.newLinker().instantiate(store, module);

    @AfterEach
    void close() {
        engine.close();
    }

    private Trap keepUntilItTraps(int mebibytes) {
        return catchThrowableOfType(Trap.class, () -> {
            for (int i = 0; i < mebibytes; i++) {
                instance.function("keep").call(NODES_OF_A_MIB);
            }
        });
    }

    @Test
    void aGuestKeepsWhatItMay() {
        assertThat(keepUntilItTraps(LIMIT / MIB / 2)).isNull();
    }

    @Test
    void aGuestThatKeepsMoreIsStopped() {
        int most = (int) ((LIMIT + ALLOWANCE) / MIB * 5 / 4);
        Trap trap = keepUntilItTraps(most);
        assertThat(trap.code()).isEqualTo(TrapCode.HEAP_EXHAUSTED);
        assertThat(trap.getMessage()).contains("the store").contains("limit of " + LIMIT);
        assertThat(store.refusedGrowth()).contains("the store");
        assertThat(store.inUse().memoryBytes()).isLessThanOrEqualTo(LIMIT);

        trap = keepUntilItTraps(1);
        assertThat(trap.code()).isEqualTo(TrapCode.HEAP_EXHAUSTED);
        instance.function("drop").call();
        assertThat(keepUntilItTraps(LIMIT / MIB / 2)).isNull();
    }

    @Test
    void garbageIsFree() {
        assertThat(instance.function("churn").call(40 * LIMIT / NODE)).containsExactly(1);
    }

    @Test
    void largeArraysAreReservedFirst() {
        instance.function("ints").call(LIMIT / 8);
        assertThat(store.inUse().memoryBytes()).isBetween(LIMIT / 2L, LIMIT / 2L + 100);
        Trap trap =
                catchThrowableOfType(Trap.class, () -> instance.function("ints").call(LIMIT));
        assertThat(trap.code()).isEqualTo(TrapCode.HEAP_EXHAUSTED);
        instance.function("churnArrays").call(6, LIMIT / 12);
        assertThat(store.inUse().memoryBytes()).isLessThanOrEqualTo(LIMIT);
    }

    @Test
    void arraysOfAllSizesCount() {
        for (int length : new int[] {1, 100, 10_000, 100_000, 500_000}) {
            instance.function("churnArrays").call(2 * LIMIT / (4 * length + 40), length);
        }
        assertThat(store.inUse().memoryBytes()).isLessThanOrEqualTo(LIMIT);
    }

    @Test
    void aClosedStoreGivesItsRoomBack() {
        instance.function("ints").call(LIMIT / 8);
        assertThat(store.tenant().inUse().memoryBytes()).isGreaterThan(LIMIT / 2);
        store.close();
        assertThat(store.tenant().inUse().memoryBytes()).isZero();
    }
}
