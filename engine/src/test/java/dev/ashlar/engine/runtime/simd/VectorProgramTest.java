package dev.ashlar.engine.runtime.simd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.engine.Engine;
import dev.ashlar.engine.EngineConfig;
import dev.ashlar.engine.Instance;
import dev.ashlar.engine.V128;
import java.lang.invoke.MethodHandle;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random programs of vector instructions compute what the reference does: instructions meet in all forms of vectors. The build
 * runs this twice, once with the Vector API.
 */
class VectorProgramTest {
    private static final int PROGRAMS = 250;
    private static final int RUNS = 3;
    private static final int HOT_PROGRAMS = 6;
    private static final int HOT_RUNS = 12_000;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void agreesWithTheReference(int seed) throws Throwable {
        Random random = new Random(seed);
        Engine engine = Engine.create(EngineConfig.DEFAULT);
        for (int i = 0; i < PROGRAMS; i++) {
            VectorProgram program = new VectorProgram(random, 5 + random.nextInt(120));
            Instance instance =
                    engine.newLinker().instantiate(engine.newStore(), engine.compile(program.binary(), "p"));
            for (int run = 0; run < RUNS; run++) {
                SimdInput in = SimdInput.random(random, 1);
                assertThat((V128) instance.function("run").handle().invokeExact(in.a(), in.b()))
                        .as("program %d of seed %d: %s", i, seed, program)
                        .isEqualTo(program.evaluate(in.a(), in.b()));
            }
        }
    }

    /** As often as it takes until C2 has compiled it. */
    @Test
    void agreesWhenHot() throws Throwable {
        Random random = new Random(5);
        Engine engine = Engine.create(EngineConfig.DEFAULT);
        for (int i = 0; i < HOT_PROGRAMS; i++) {
            VectorProgram program = new VectorProgram(random, 40);
            MethodHandle run = engine.newLinker()
                    .instantiate(engine.newStore(), engine.compile(program.binary(), "p"))
                    .function("run")
                    .handle();
            SimdInput in = SimdInput.random(random, 1);
            V128 expected = program.evaluate(in.a(), in.b());
            for (int hot = 0; hot < HOT_RUNS; hot++) {
                V128 actual = (V128) run.invokeExact(in.a(), in.b());
                if (!actual.equals(expected)) {
                    assertThat(actual).as("run %d of %s", hot, program).isEqualTo(expected);
                }
            }
        }
    }
}
