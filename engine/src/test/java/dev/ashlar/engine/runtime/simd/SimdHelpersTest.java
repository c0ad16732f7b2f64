package dev.ashlar.engine.runtime.simd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.engine.V128;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each instruction against the reference, on random operands that are rich in edge values. */
class SimdHelpersTest {
    private static final int ROUNDS = 1_000;

    /** The floating-point instructions that may return another NaN than the reference. */
    private static final Set<String> ARITHMETIC = Set.of(
            "min",
            "max",
            "add",
            "sub",
            "mul",
            "div",
            "sqrt",
            "ceil",
            "floor",
            "trunc",
            "nearest",
            "promote_low_f32x4",
            "demote_f64x2_zero");

    static Stream<SimdOp> helped() {
        return IntStream.range(0, 256)
                .mapToObj(SimdOp::of)
                .filter(Objects::nonNull)
                .filter(op -> op.shape().hasHelper());
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
        boolean agrees = isArithmetic(op) ? agree(op, in, (V128) expected, (V128) actual) : expected.equals(actual);
        assertThat(agrees)
                .as("%s of %s is %s, not %s", op.name(), in, expected, actual)
                .isTrue();
    }

    private static boolean isArithmetic(SimdOp op) {
        return op.name().startsWith("f")
                && ARITHMETIC.contains(op.name().substring(op.name().indexOf('.') + 1));
    }

    private static boolean agree(SimdOp op, SimdInput in, V128 expected, V128 actual) {
        int bits = op.lanes().bytes() * 8;
        long[] want = SimdReference.lanes(expected, bits, true);
        long[] have = SimdReference.lanes(actual, bits, true);
        boolean canonical = hasOnlyCanonicalNans(in);
        return IntStream.range(0, want.length)
                .allMatch(i -> isNan(want[i], bits) ? isNanResult(have[i], bits, canonical) : want[i] == have[i]);
    }

    /** A quiet NaN, of no other payload if no operand had one. */
    private static boolean isNanResult(long lane, int bits, boolean canonical) {
        long quiet = canonicalNan(bits);
        return canonical ? magnitude(lane, bits) == quiet : (lane & quiet) == quiet;
    }

    private static boolean hasOnlyCanonicalNans(SimdInput in) {
        return Stream.of(in.a(), in.b())
                .allMatch(vector -> hasOnlyCanonicalNans(vector, 32) && hasOnlyCanonicalNans(vector, 64));
    }

    private static boolean hasOnlyCanonicalNans(V128 vector, int bits) {
        return IntStream.range(0, 128 / bits)
                .mapToLong(i -> SimdReference.lanes(vector, bits, true)[i])
                .allMatch(lane -> !isNan(lane, bits) || magnitude(lane, bits) == canonicalNan(bits));
    }

    private static boolean isNan(long lane, int bits) {
        return bits == 32 ? Float.isNaN(Float.intBitsToFloat((int) lane)) : Double.isNaN(Double.longBitsToDouble(lane));
    }

    private static long magnitude(long lane, int bits) {
        return lane & (-1L >>> (65 - bits));
    }

    private static long canonicalNan(int bits) {
        return bits == 32 ? 0x7FC00000L : 0x7FF8000000000000L;
    }
}
