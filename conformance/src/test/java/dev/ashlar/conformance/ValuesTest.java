package dev.ashlar.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ashlar.conformance.Value.Bits.Exact;
import dev.ashlar.conformance.Value.Bits.Nan;
import dev.ashlar.conformance.Value.Either;
import dev.ashlar.conformance.Value.Host;
import dev.ashlar.conformance.Value.NonNull;
import dev.ashlar.conformance.Value.Null;
import dev.ashlar.conformance.Value.Number;
import dev.ashlar.conformance.Value.Vector;
import dev.ashlar.engine.V128;
import java.util.List;
import org.junit.jupiter.api.Test;

class ValuesTest {
    @Test
    void numbersMatchTheirCarrierOnly() {
        Value minusOne = Number.of(Lane.I32, -1);
        assertThat(Values.carrier(minusOne)).isEqualTo(-1);
        assertThat(Values.matches(minusOne, -1)).isTrue();
        assertThat(Values.matches(minusOne, -1L)).isFalse();
        assertThat(Values.matches(minusOne, 1)).isFalse();
        assertThat(Values.matches(minusOne, null)).isFalse();
        assertThat(Values.matches(Number.of(Lane.I64, Long.MIN_VALUE), Long.MIN_VALUE))
                .isTrue();
        assertThat(Values.matches(Number.of(Lane.I64, 0), 0)).isFalse();
    }

    @Test
    void floatsAreComparedByTheirBits() {
        Value zero = Number.of(Lane.F32, 0);
        assertThat(Values.matches(zero, 0f)).isTrue();
        assertThat(Values.matches(zero, -0f)).isFalse();
        assertThat(Values.matches(zero, 0.0)).isFalse();

        float payload = Float.intBitsToFloat(0x7fa0_0001);
        assertThat(Values.matches(Number.of(Lane.F32, 0x7fa0_0001), payload)).isTrue();
        assertThat(Values.matches(Number.of(Lane.F32, 0x7fa0_0000), payload)).isFalse();
        assertThat(Values.matches(Number.of(Lane.F64, 0x8000_0000_0000_0000L), -0.0))
                .isTrue();
    }

    @Test
    void canonicalNanIsTheQuietBitAndAnySign() {
        Value canonical = new Number(Lane.F32, Nan.CANONICAL);
        assertThat(Values.matches(canonical, Float.intBitsToFloat(0x7fc0_0000))).isTrue();
        assertThat(Values.matches(canonical, Float.intBitsToFloat(0xffc0_0000))).isTrue();
        assertThat(Values.matches(canonical, Float.intBitsToFloat(0x7fc0_0001))).isFalse();
        assertThat(Values.matches(canonical, Float.intBitsToFloat(0x7f80_0000))).isFalse();
        assertThat(Values.matches(canonical, 1f)).isFalse();

        Value wide = new Number(Lane.F64, Nan.CANONICAL);
        assertThat(Values.matches(wide, Double.longBitsToDouble(0xfff8_0000_0000_0000L)))
                .isTrue();
        assertThat(Values.matches(wide, Double.longBitsToDouble(0x7ff8_0000_0000_0001L)))
                .isFalse();
    }

    @Test
    void arithmeticNanIsTheQuietBitAndAnyPayload() {
        Value arithmetic = new Number(Lane.F64, Nan.ARITHMETIC);
        assertThat(Values.matches(arithmetic, Double.longBitsToDouble(0x7ff8_0000_0000_0000L)))
                .isTrue();
        assertThat(Values.matches(arithmetic, Double.longBitsToDouble(0xfff8_0000_0000_1234L)))
                .isTrue();
        assertThat(Values.matches(arithmetic, Double.longBitsToDouble(0x7ff4_0000_0000_0000L)))
                .isFalse();
        assertThat(Values.matches(arithmetic, Double.POSITIVE_INFINITY)).isFalse();
    }

    @Test
    void vectorsAreComparedLaneByLane() {
        List<Value.Bits> lanes = List.of(new Exact(1), Nan.CANONICAL, new Exact(0x8000_0000L), new Exact(4));
        Vector vector = new Vector(Lane.F32, lanes);
        assertThat(Values.matches(vector, new V128(0x7fc0_0000_0000_0001L, 0x0000_0004_8000_0000L)))
                .isTrue();
        assertThat(Values.matches(vector, new V128(0x7fc0_0001_0000_0001L, 0x0000_0004_8000_0000L)))
                .isFalse();
        assertThat(Values.matches(vector, new V128(0x7fc0_0000_0000_0001L, 0x0000_0004_0000_0000L)))
                .isFalse();
    }

    @Test
    void laneZeroIsTheLowestByteOfAVector() {
        List<Value.Bits> lanes = List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 255).stream()
                .<Value.Bits>map(lane -> new Exact(lane))
                .toList();
        V128 carrier = new V128(0x0807_0605_0403_0201L, 0xff0f_0e0d_0c0b_0a09L);
        Vector vector = new Vector(Lane.I8, lanes);
        assertThat(Values.carrier(vector)).isEqualTo(carrier);
        assertThat(Values.matches(vector, carrier)).isTrue();
        assertThat(Values.show(new Object[] {carrier}, List.of(vector))).isEqualTo(vector.toString());
    }

    @Test
    void referencesMatchByIdentityAndKind() {
        Value seven = new Host("externref", 7);
        assertThat(Values.matches(seven, Values.carrier(seven))).isTrue();
        assertThat(Values.matches(seven, Values.carrier(new Host("externref", 8))))
                .isFalse();
        assertThat(Values.matches(seven, null)).isFalse();
        assertThat(Values.matches(new Null("funcref"), null)).isTrue();
        assertThat(Values.matches(new Null("funcref"), "something")).isFalse();
        assertThat(Values.matches(new NonNull("externref"), "something")).isTrue();
        assertThat(Values.matches(new NonNull("externref"), null)).isFalse();
        assertThat(Values.matches(new NonNull("funcref"), "something")).isFalse();
        assertThat(Values.matches(new NonNull("exnref"), "something")).isFalse();
    }

    @Test
    void eitherMatchesEveryAlternativeAndNothingElse() {
        Value either = new Either(List.of(Number.of(Lane.I32, 1), Number.of(Lane.I32, 2)));
        assertThat(Values.matches(either, 1)).isTrue();
        assertThat(Values.matches(either, 2)).isTrue();
        assertThat(Values.matches(either, 3)).isFalse();
    }

    @Test
    void theNumberOfResultsCounts() {
        List<Value> expected = List.of(Number.of(Lane.I32, 1));
        assertThat(Values.match(expected, new Object[] {1})).isTrue();
        assertThat(Values.match(expected, new Object[] {1, 1})).isFalse();
        assertThat(Values.match(expected, new Object[0])).isFalse();
        assertThat(Values.match(List.of(), new Object[0])).isTrue();
    }

    @Test
    void patternsAreNoArguments() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Values.carrier(new Number(Lane.F32, Nan.CANONICAL)))
                .withMessageContaining("nan:canonical");
        assertThatIllegalArgumentException().isThrownBy(() -> Values.carrier(new NonNull("externref")));
    }
}
