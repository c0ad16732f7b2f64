package dev.ashlar.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Elements of a table are made when somebody looks at them; nobody must be able to tell. */
class PlannedTableTest {
    private static final GlobalType PLACE = new GlobalType(NumberType.I32, false);
    private static final int[] INITIAL = {0, 1, 2, 4, 5, 0, 0, 0};

    private final Engine engine = Engine.create();
    private final Store store = engine.newStore();
    private final Module module = engine.compile(GuestModules.read("tables"));
    private final Instance instance = instantiate(2);

    @AfterEach
    void close() {
        store.close();
        engine.close();
    }

    private Instance instantiate(int place) {
        return engine.newLinker()
                .define("host", "place", store.newGlobal(PLACE, place))
                .instantiate(store, module);
    }

    /** What the element is: the number that its function returns, 0 for null. */
    private static int called(Instance instance, int element) {
        try {
            return (int) instance.function("call").call(element)[0];
        } catch (Trap e) {
            assertThat(e.code()).isEqualTo(TrapCode.UNINITIALIZED_ELEMENT);
            return 0;
        }
    }

    private static int got(Instance instance, int element) {
        Object function = instance.table("planned").get(element);
        return function == null ? 0 : (int) ((Function) function).call()[0];
    }

    @Test
    void elementsAreWhatTheSegmentsSay() {
        for (int i = 0; i < INITIAL.length; i++) {
            assertThat(called(instance, i)).isEqualTo(INITIAL[i]);
            assertThat(got(instance, i)).isEqualTo(INITIAL[i]);
            assertThat(instance.function("is_null").call(i)).containsExactly(INITIAL[i] == 0 ? 1 : 0);
        }
        assertThat(instance.function("call_placed").call(2)).containsExactly(1);
        assertThatThrownBy(() -> instance.function("call").call(8))
                .isInstanceOfSatisfying(
                        Trap.class, trap -> assertThat(trap.code()).isEqualTo(TrapCode.UNDEFINED_ELEMENT));
    }

    @Test
    void anElementIsTheSameFunctionEachTime() {
        Table table = instance.table("planned");
        assertThat(table.get(1)).isSameAs(table.get(1));
        instance.function("copy").call(5, 1, 1);
        assertThat(table.get(5)).isSameAs(table.get(1));
        assertThat(instantiate(2).table("planned").get(1)).isNotSameAs(table.get(1));
    }

    @Test
    void aSegmentBeyondTheTableTraps() {
        assertThatThrownBy(() -> instantiate(4))
                .isInstanceOfSatisfying(
                        Trap.class, trap -> assertThat(trap.code()).isEqualTo(TrapCode.TABLE_OUT_OF_BOUNDS));
    }

    @Test
    void everyOperationSeesAllElements() {
        Random random = new Random(Long.getLong("ashlar.test.seed", 20_261_121));
        for (int round = 0; round < 500; round++) {
            try (Store own = engine.newStore()) {
                Instance fresh = engine.newLinker()
                        .define("host", "place", own.newGlobal(PLACE, 0))
                        .instantiate(own, module);
                int[] expected = INITIAL.clone();
                for (int step = random.nextInt(8); step >= 0; step--) {
                    expected = change(fresh, expected, random);
                    int looked = random.nextInt(expected.length);
                    assertThat(called(fresh, looked)).isEqualTo(expected[looked]);
                }
                for (int i = 0; i < expected.length; i++) {
                    assertThat(got(fresh, i)).isEqualTo(expected[i]);
                }
            }
        }
    }

    private static int[] change(Instance instance, int[] before, Random random) {
        int[] after = before.clone();
        int at = random.nextInt(after.length - 1);
        int from = random.nextInt(after.length - 1);
        int count = random.nextInt(after.length - Math.max(at, from));
        switch (random.nextInt(8)) {
            case 0 -> {
                instance.function("clear").call(at);
                after[at] = 0;
            }
            case 1 -> {
                instance.function("fill").call(at, count);
                Arrays.fill(after, at, at + count, 2);
            }
            case 2, 3 -> {
                instance.function("copy").call(at, from, count);
                System.arraycopy(before, from, after, at, count);
            }
            case 4 -> {
                instance.function("init").call(at);
                after[at] = 5;
                after[at + 1] = 1;
            }
            case 5 -> {
                if (after.length < 16) {
                    assertThat(instance.function("grow").call(2)).containsExactly(before.length);
                    after = Arrays.copyOf(before, before.length + 2);
                    after[before.length] = 5;
                    after[before.length + 1] = 5;
                }
            }
            case 6 -> {
                @Nullable Object other = instance.table("planned").get(from);
                instance.table("planned").set(at, other);
                after[at] = before[from];
            }
            default -> {
                int some = Math.min(count, 4);
                instance.function("copy_out").call(0, from, some);
                for (int i = 0; i < some; i++) {
                    Object copied = instance.table("placed").get(i);
                    assertThat(copied == null ? 0 : (int) ((Function) copied).call()[0])
                            .isEqualTo(before[from + i]);
                }
            }
        }
        return after;
    }
}
