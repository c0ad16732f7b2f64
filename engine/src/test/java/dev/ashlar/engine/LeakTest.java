package dev.ashlar.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** However an instance ends, the next one in its place finds nothing of it: in memories of all kinds, tables, globals. */
class LeakTest {
    private static final int ROUNDS = 6;

    private static Instance instantiate(Engine engine, Store store, Module module) {
        return engine.newLinker()
                .function("host", "fail", FunctionType.accepting(), (context, values) -> {
                    throw new IllegalStateException("the host's own");
                })
                .instantiate(store, module);
    }

    @ParameterizedTest
    @CsvSource({
        "soil, false, ''",
        "fall, false, unreachable",
        "escape, false, memory-out-of-bounds",
        "host_fails, false, host",
        "recurse, false, call-stack-exhausted",
        "spin, false, deadline-exceeded",
        "soil, true, ''",
        "fall, true, unreachable",
        "escape, true, memory-out-of-bounds",
        "host_fails, true, host",
        "recurse, true, call-stack-exhausted",
        "spin, true, deadline-exceeded",
    })
    void nothingIsLeft(String ending, boolean trackWrites, String expected) {
        try (Engine engine = Engine.create(EngineConfig.DEFAULT.withTrackWrites(trackWrites))) {
            Module module = engine.compile(GuestModules.read("leaks"));
            for (int round = 0; round < ROUNDS; round++) {
                try (Store store = engine.newStore()) {
                    Instance instance = instantiate(engine, store, module);
                    assertClean(instance);
                    end(store, instance, ending, expected);
                    assertThat((long) instance.function("traces").call()[0]).isNotZero();
                }
                try (Store store = engine.newStore()) {
                    Instance instance = instantiate(engine, store, module);
                    instance.function("grow").call();
                    assertClean(instance);
                }
            }
        }
    }

    private static void end(Store store, Instance instance, String ending, String expected) {
        instance.function("keep").call("a secret");
        if (expected.equals(TrapCode.DEADLINE_EXCEEDED.id())) {
            store.limitTime(Duration.ofMillis(100));
        }
        Function function = instance.function(ending);
        switch (expected) {
            case "" -> assertThat(function.call()).isEmpty();
            case "host" -> assertThatThrownBy(function::call).isInstanceOf(IllegalStateException.class);
            default ->
                assertThatThrownBy(function::call)
                        .isInstanceOfSatisfying(
                                Trap.class, trap -> assertThat(trap.code().id()).isEqualTo(expected));
        }
        store.clearDeadlines();
    }

    /** As the guest sees it, and as the host does. */
    private static void assertClean(Instance instance) {
        assertThat((long) instance.function("traces").call()[0]).isZero();
        for (String name : new String[] {"main", "open", "large"}) {
            Memory memory = instance.memory(name);
            byte[] contents = memory.read(0, (int) memory.size());
            assertThat(Arrays.equals(contents, new byte[contents.length]))
                    .as(name)
                    .isTrue();
        }
    }
}
