package dev.ashlar.engine.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.engine.Feature;
import java.lang.reflect.Field;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperatorTest {
    private static Stream<Operator> group(int prefix) {
        return IntStream.range(0, 0x200)
                .mapToObj(number -> Operator.of(prefix == 0 ? number : Opcodes.prefixed(prefix, number)))
                .filter(Objects::nonNull);
    }

    @Test
    void hasTheInstructionsOfTheSpecification() {
        assertThat(group(0)).hasSize(194);
        assertThat(group(Opcodes.PREFIX_GC)).hasSize(31);
        assertThat(group(Opcodes.PREFIX_MISC)).hasSize(18);
        assertThat(group(Opcodes.PREFIX_SIMD).filter(o -> o.feature() == Feature.SIMD))
                .hasSize(236);
        assertThat(group(Opcodes.PREFIX_SIMD).filter(o -> o.feature() == Feature.RELAXED_SIMD))
                .hasSize(20);
        assertThat(Operator.of(0x06)).isNull();
        assertThat(Operator.of(-1)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "0x6A, i32.add, ii:i, NONE, 0",
        "0x29, i64.load, i:l, MEMARG, 3",
        "0x39, f64.store, id:, MEMARG, 3",
        "0xA7, i32.wrap_i64, l:i, NONE, 0",
        "0xBF, f64.reinterpret_i64, l:d, NONE, 0",
        "0xC4, i64.extend32_s, l:l, NONE, 0",
        "0xFC0007, i64.trunc_sat_f64_u, d:l, NONE, 0",
        "0xFC000A, memory.copy, *, MEMORY_MEMORY, 0",
        "0xFD0054, v128.load8_lane, iv:v, MEMARG_LANE, 0",
        "0xFD0021, f64x2.extract_lane, v:d, LANE, 2",
    })
    void describesAnInstruction(int opcode, String name, String signature, Immediate immediate, int limit) {
        Operator operator = Objects.requireNonNull(Operator.of(opcode));
        assertThat(operator.name()).isEqualTo(name);
        assertThat(operator.signature()).isEqualTo(signature);
        assertThat(operator.immediate()).isEqualTo(immediate);
        assertThat(operator.limit()).isEqualTo(limit);
        assertThat(Operator.named(name)).isSameAs(operator);
    }

    @Test
    void everyNamedOpcodeIsInTheTable() throws IllegalAccessException {
        for (Field field : Opcodes.class.getFields()) {
            if (!field.getName().startsWith("PREFIX_")) {
                Operator operator = Objects.requireNonNull(Operator.of(field.getInt(null)), field.getName());
                assertThat(field.getName())
                        .startsWith(operator.name().toUpperCase(Locale.ROOT).replace('.', '_'));
            }
        }
    }

    @Test
    void packsSignatures() {
        assertThat(Operator.named("nop").packedSignature()).isZero();
        assertThat(Operator.named("i64.store").packedSignature()).isEqualTo(1 << 6 | 2 << 3);
        assertThat(Operator.withLongAddress(Operator.named("i32.store").packedSignature()))
                .isEqualTo(2 << 6 | 1 << 3);
        assertThat(Operator.withLongAddress(Operator.named("v128.load8_lane").packedSignature()))
                .isEqualTo(2 << 6 | 5 << 3 | 5);
        assertThat(Operator.named("v128.bitselect").packedSignature()).isEqualTo(05555);
        assertThat(Operator.named("drop").packedSignature()).isEqualTo(-1);
        assertThatThrownBy(() -> Operator.named("i32.nonsense")).hasMessageContaining("i32.nonsense");
    }
}
