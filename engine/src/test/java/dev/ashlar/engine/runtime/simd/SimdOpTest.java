package dev.ashlar.engine.runtime.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SimdOpTest {

    static Stream<SimdOp> all() {
        return IntStream.range(0, 256).mapToObj(SimdOp::of).filter(Objects::nonNull);
    }

    static Stream<SimdOp.Helper> helpers() {
        return all().filter(SimdOp::hasHelper)
                .flatMap(op -> op.shape().isSplit() ? Stream.of(op.helperLo(), op.helperHi()) : Stream.of(op.helper()));
    }

    @Test
    void hasTheInstructionsOfTheSpecification() {
        assertThat(all()).hasSize(236);
        assertThat(all().map(SimdOp::name)).doesNotHaveDuplicates();
        assertThat(IntStream.range(0, 256).filter(opcode -> SimdOp.of(opcode) == null))
                .containsExactly(
                        0x9A, 0xA2, 0xA5, 0xA6, 0xAF, 0xB0, 0xB2, 0xB3, 0xB4, 0xBB, 0xC2, 0xC5, 0xC6, 0xCF, 0xD0, 0xD2,
                        0xD3, 0xD4, 0xE2, 0xEE);
        assertThat(SimdOp.of(-1)).isNull();
        assertThat(SimdOp.of(0x114)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "0x00, v128.load, i:v, 16, 4",
        "0x02, v128.load8x8_u, i:v, 8, 3",
        "0x05, v128.load32x2_s, i:v, 8, 3",
        "0x07, v128.load8_splat, i:v, 1, 0",
        "0x0A, v128.load64_splat, i:v, 8, 3",
        "0x0B, v128.store, iv:, 16, 4",
        "0x55, v128.load16_lane, iv:v, 2, 1",
        "0x5A, v128.store32_lane, iv:, 4, 2",
        "0x5C, v128.load32_zero, i:v, 4, 2",
        "0x5D, v128.load64_zero, i:v, 8, 3",
    })
    void describesMemoryAccesses(int opcode, String name, String signature, int bytes, int alignment) {
        SimdOp op = op(opcode);
        assertThat(op.name()).isEqualTo(name);
        assertThat(op.signature()).isEqualTo(signature);
        assertThat(op.accessBytes()).isEqualTo(bytes);
        assertThat(op.naturalAlignment()).isEqualTo(alignment);
        assertThat(op.shape().isMemory()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "0x15, i8x16.extract_lane_s, v:i, 16",
        "0x1A, i16x8.replace_lane, vi:v, 8",
        "0x1D, i64x2.extract_lane, v:l, 2",
        "0x20, f32x4.replace_lane, vf:v, 4",
        "0x21, f64x2.extract_lane, v:d, 2",
        "0x54, v128.load8_lane, iv:v, 16",
        "0x5B, v128.store64_lane, iv:, 2",
    })
    void describesLaneImmediates(int opcode, String name, String signature, int lanes) {
        SimdOp op = op(opcode);
        assertThat(op.name()).isEqualTo(name);
        assertThat(op.signature()).isEqualTo(signature);
        assertThat(op.hasLane()).isTrue();
        assertThat(op.laneCount()).isEqualTo(lanes);
    }

    @ParameterizedTest
    @CsvSource({
        "0x0C, v128.const, :v",
        "0x0D, i8x16.shuffle, vv:v",
        "0x12, i64x2.splat, l:v",
        "0x14, f64x2.splat, d:v",
        "0x23, i8x16.eq, vv:v",
        "0x4F, v128.andnot, vv:v",
        "0x52, v128.bitselect, vvv:v",
        "0x53, v128.any_true, v:i",
        "0x6B, i8x16.shl, vi:v",
        "0x94, f64x2.nearest, v:v",
        "0xBA, i32x4.dot_i16x8_s, vv:v",
        "0xCD, i64x2.shr_u, vi:v",
        "0xD6, i64x2.eq, vv:v",
        "0xDF, i64x2.extmul_high_i32x4_u, vv:v",
        "0xF7, f64x2.pmax, vv:v",
        "0xFF, f64x2.convert_low_i32x4_u, v:v",
    })
    void describesOperandsAndResults(int opcode, String name, String signature) {
        SimdOp op = op(opcode);
        assertThat(op.name()).isEqualTo(name);
        assertThat(op.signature()).isEqualTo(signature);
        assertThat(op.accessBytes()).isZero();
    }

    @ParameterizedTest
    @MethodSource("helpers")
    void namesHelpersThatGeneratedCodeCanCall(SimdOp.Helper helper) throws NoSuchMethodException {
        MethodType type = MethodType.fromMethodDescriptorString(helper.descriptor(), null);
        Method method = helper.owner().getDeclaredMethod(helper.name(), type.parameterArray());
        assertThat(method.getReturnType()).isEqualTo(type.returnType());
        assertThat(Modifier.isStatic(method.getModifiers())).isTrue();
        assertThat(Modifier.isPublic(method.getModifiers())).isTrue();
        assertThat(Modifier.isPublic(helper.owner().getModifiers())).isTrue();
    }

    @Test
    void carriesOutRelaxedInstructionsAsInTheDeterministicProfile() {
        assertThat(IntStream.range(0x100, 0x114).mapToObj(SimdOp::of)).doesNotContainNull();
        assertThat(op(0x100).name()).isEqualTo("i8x16.swizzle");
        assertThat(op(0x10A).name()).isEqualTo("v128.bitselect");
        assertThat(op(0x111).name()).isEqualTo("i16x8.q15mulr_sat_s");
    }

    @Test
    void refusesAHelperThatTheShapeDoesNotHave() {
        assertThatThrownBy(() -> op(0x00).helper()).hasMessageContaining("v128.load has no helper");
        assertThatThrownBy(() -> op(0x0E).helper()).hasMessageContaining("ask for helperLo and helperHi");
        assertThatThrownBy(() -> op(0x6E).helperLo()).hasMessageContaining("i8x16.add has no helper for each half");
    }

    private static SimdOp op(int opcode) {
        return Objects.requireNonNull(SimdOp.of(opcode));
    }
}
