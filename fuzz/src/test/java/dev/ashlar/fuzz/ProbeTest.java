package dev.ashlar.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.engine.Engine;
import dev.ashlar.engine.LinkException;
import dev.ashlar.engine.MalformedModuleException;
import dev.ashlar.engine.Trap;
import dev.ashlar.engine.TrapCode;
import java.lang.reflect.Proxy;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What the probe says of engines that misbehave. */
class ProbeTest {
    private static final byte[] MODULE = new byte[100];
    private static volatile Object sink = "";

    @Test
    void documentedExceptionPasses() {
        Verdict verdict = probe(bytes -> {
            throw new MalformedModuleException(100, "the end");
        });
        assertThat(verdict.failure()).isEmpty();
        assertThat(verdict.outcome()).isEqualTo("MalformedModuleException");
        assertThat(verdict.stage()).isEqualTo(Stage.COMPILE);
    }

    @Test
    void undocumentedExceptionFails() {
        assertThat(causeOf(bytes -> {
                    throw new ArrayIndexOutOfBoundsException(7);
                }))
                .startsWith("compile throws java.lang.ArrayIndexOutOfBoundsException in ");
    }

    @Test
    void errorFails() {
        assertThat(causeOf(bytes -> {
                    throw new StackOverflowError();
                }))
                .startsWith("compile throws java.lang.StackOverflowError in ");
    }

    @Test
    void exceptionOfAnotherStageFails() {
        assertThat(causeOf(bytes -> {
                    throw new Trap(TrapCode.UNREACHABLE);
                }))
                .startsWith("compile throws dev.ashlar.engine.Trap");
        assertThat(causeOf(bytes -> {
                    throw new LinkException("no such import");
                }))
                .startsWith("compile throws dev.ashlar.engine.LinkException");
    }

    @Test
    void offsetOutsideOfTheModuleFails() {
        for (int offset : new int[] {-1, 101}) {
            assertThat(causeOf(bytes -> {
                        throw new MalformedModuleException(offset, "somewhere");
                    }))
                    .startsWith("compile throws dev.ashlar.engine.MalformedModuleException");
        }
    }

    @Test
    void allocatingMuchForASmallModuleFails() {
        assertThat(causeOf(bytes -> {
                    sink = new byte[1_000_000];
                    throw new MalformedModuleException(0, "claims a million");
                }))
                .isEqualTo("compile allocates too much");
    }

    @Test
    void takingLongForASmallModuleFails() {
        assertThat(causeOf(bytes -> {
                    Meter meter = new Meter();
                    while (meter.nanos() < 600_000_000) {
                        Thread.onSpinWait();
                    }
                    throw new MalformedModuleException(0, "after much thought");
                }))
                .isEqualTo("compile takes too long");
    }

    @Test
    void failureThatDoesNotRepeatPasses() {
        boolean[] loaded = {false};
        Verdict verdict = probe(bytes -> {
            if (!loaded[0]) {
                loaded[0] = true;
                sink = new byte[1_000_000];
            }
            throw new MalformedModuleException(0, "as ever");
        });
        assertThat(verdict.failure()).isEmpty();
    }

    private static String causeOf(Function<byte[], Object> compile) {
        return probe(compile).failure().orElseThrow().cause();
    }

    private static Verdict probe(Function<byte[], Object> compile) {
        Engine engine = (Engine) Proxy.newProxyInstance(
                Engine.class.getClassLoader(),
                new Class<?>[] {Engine.class},
                (proxy, method, arguments) -> compile.apply((byte[]) arguments[0]));
        return new Probe(engine).probe(MODULE);
    }
}
