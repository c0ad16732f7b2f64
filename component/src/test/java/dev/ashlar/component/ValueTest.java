package dev.ashlar.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ValueTest {
    @Test
    void textIsWave() {
        assertThat(new Value.U64(-1)).hasToString("18446744073709551615");
        assertThat(new Value.F32(Float.NEGATIVE_INFINITY)).hasToString("-inf");
        assertThat(new Value.F64(1.5)).hasToString("1.5");
        assertThat(new Value.F64(3)).hasToString("3");
        assertThat(new Value.F64(1e300)).hasToString("1.0E300");
        assertThat(new Value.Char('\'')).hasToString("'\\''");
        assertThat(new Value.Str("a\"b\n\u0001")).hasToString("\"a\\\"b\\n\\u{1}\"");
        assertThat(Value.ListOf.ofBytes(new byte[] {1, -1})).hasToString("[1, 255]");
        assertThat(Value.RecordOf.of(Map.of("some", new Value.Bool(true)))).hasToString("{%some: true}");
        assertThat(Value.TupleOf.of(new Value.S8((byte) -1), Value.OptionOf.NONE))
                .hasToString("(-1, none)");
        assertThat(new Value.VariantOf("a-b", Value.ResultOf.ERR)).hasToString("a-b(err)");
        assertThat(Value.FlagsOf.of("read", "write")).hasToString("{read, write}");
        assertThat(Value.OptionOf.some(Value.OptionOf.some(new Value.EnumOf("none"))))
                .hasToString("some(some(%none))");
    }

    @Test
    void packedNumbersEqualBoxedOnes() {
        var packed = new Value.ListOf(NumberList.of(ValType.Primitive.U16, new short[] {1, -1}));
        var boxed = Value.ListOf.of(new Value.U16(1), new Value.U16(65_535));
        assertThat(packed).isEqualTo(boxed).hasSameHashCodeAs(boxed);
        assertThat(boxed).isEqualTo(packed);
        assertThat(packed).isNotEqualTo(new Value.ListOf(NumberList.of(ValType.Primitive.S16, new short[] {1, -1})));
        assertThat(new Value.ListOf(NumberList.of(Double.NaN, -0.0)))
                .isEqualTo(new Value.ListOf(NumberList.of(Double.longBitsToDouble(0x7ff8_0000_0000_0001L), -0.0)))
                .isNotEqualTo(new Value.ListOf(NumberList.of(Double.NaN, 0.0)));
    }

    @Test
    void packedNumbersComeBackAsTheyWere() {
        assertThat(NumberList.of(ValType.Primitive.S32, new int[] {7, -7}).toInts())
                .containsExactly(7, -7);
        assertThat(NumberList.of(ValType.Primitive.U64, new long[] {-7}).toLongs())
                .containsExactly(-7);
        assertThat(NumberList.of(1.5f).toFloats()).containsExactly(1.5f);
        assertThat(NumberList.of(1.5).toDoubles()).containsExactly(1.5);
        assertThat(NumberList.of(ValType.Primitive.S16, new short[] {-2}).toShorts())
                .containsExactly(-2);
        assertThat(NumberList.ofMemory(ValType.Primitive.U32, new byte[] {9, 1, 0, 0, -128, 9}, 1, 1))
                .containsExactly(new Value.U32(0x8000_0001L));
        assertThatThrownBy(() -> NumberList.of(1.5f).toInts()).hasMessage("this is a list of f32, not of s32");
        assertThatThrownBy(() -> NumberList.ofMemory(ValType.Primitive.U32, new byte[8], 0, 1 << 30))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void valuesOutOfRangeAreRefused() {
        assertThatThrownBy(() -> new Value.U8(256)).hasMessage("256 is not in the range of u8, 0 to 255");
        assertThatThrownBy(() -> new Value.U32(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Value.Char(0xD800)).hasMessage("U+D800 is not a Unicode scalar value");
    }

    @Test
    void valuesDoNotChangeWithWhatTheyWereMadeOf() {
        byte[] bytes = {1};
        var list = Value.ListOf.ofBytes(bytes);
        List<Value> elements = new ArrayList<>(List.of(new Value.U8(1)));
        var boxed = new Value.ListOf(elements);
        bytes[0] = 2;
        elements.clear();
        assertThat(list).isEqualTo(boxed);
    }
}
