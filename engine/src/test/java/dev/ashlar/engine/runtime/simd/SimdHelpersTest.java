package dev.ashlar.engine.runtime.simd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.engine.V128;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each instruction against the reference, on random operands that are rich in edge values. */
class SimdHelpersTest {
    private static final int ROUNDS = 1_000;

    static Stream<SimdOp> helped() {
        return IntStream.range(0, 0x114)
                .mapToObj(SimdOp::of)
                .filter(Objects::nonNull)
                .filter(SimdOp::hasHelper)
                .distinct();
    }

    static Stream<SimdOp> binaryBytes() {
        return helped().filter(op -> op.shape() == SimdShape.BINARY_HALF && op.lanes() == Lanes.I8X16);
    }

    @ParameterizedTest
    @MethodSource("helped")
    void agreesWithTheReference(SimdOp op) throws Throwable {
        Random random = new Random(op.opcode());
        SimdCall call = new SimdCall(op);
        for (int i = 0; i < ROUNDS; i++) {
            check(op, call, SimdInput.random(random, op.laneCount()));
        }
    }

    @ParameterizedTest
    @MethodSource("binaryBytes")
    void agreesWithTheReferenceOnAllPairsOfBytes(SimdOp op) throws Throwable {
        SimdInput base = SimdInput.random(new Random(0), op.laneCount());
        SimdCall call = new SimdCall(op);
        long ascending = 0x0706050403020100L;
        for (int a = 0; a < 256; a++) {
            for (int b = 0; b < 256; b += 16) {
                V128 second = new V128(I8x16.splat(b) | ascending, I8x16.splat(b | 8) | ascending);
                check(op, call, base.withOperands(new V128(I8x16.splat(a), I8x16.splat(a)), second));
            }
        }
    }

    private static void check(SimdOp op, SimdCall call, SimdInput in) throws Throwable {
        Object expected = SimdReference.run(op.name(), in);
        Object actual = call.run(in);
        assertThat(actual).as("%s of %s", op.name(), in).isEqualTo(expected);
    }
}
