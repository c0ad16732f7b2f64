package dev.ashlar.component.abi;

import static dev.ashlar.component.ValType.Primitive.F32;
import static dev.ashlar.component.ValType.Primitive.F64;
import static dev.ashlar.component.ValType.Primitive.S64;
import static dev.ashlar.component.ValType.Primitive.STRING;
import static dev.ashlar.component.ValType.Primitive.U16;
import static dev.ashlar.component.ValType.Primitive.U32;
import static dev.ashlar.component.ValType.Primitive.U8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.component.ComponentFunctionType;
import dev.ashlar.component.ValType;
import dev.ashlar.engine.NumberType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AbiTest {
    private final Abi abi = new Abi(PointerType.I32);

    @Test
    void fieldsAreAlignedAndTheRecordIsRoundedUp() {
        var layout = (Layout.Product) abi.layout(tuple(U8, U32, U16, S64, U8));
        assertThat(layout.members()).extracting(Layout.Member::offset).containsExactly(0L, 4L, 8L, 16L, 24L);
        assertThat(layout.size()).isEqualTo(32);
        assertThat(layout.alignment()).isEqualTo(8);
    }

    @Test
    void aVariantJoinsThePayloadsOfItsCases() {
        var variant = new ValType.ResultOf(Optional.of(tuple(F32, U32)), Optional.of(tuple(U32, F64, F32)));
        var layout = (Layout.Sum) abi.layout(variant);
        assertThat(layout.flat()).containsExactly(NumberType.I32, NumberType.I32, NumberType.I64, NumberType.F32);
        assertThat(layout.payloadOffset()).isEqualTo(8);
        assertThat(layout.size()).isEqualTo(32);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "256, 1", "257, 2", "65536, 2", "65537, 4"})
    void theDiscriminantIsAsWideAsTheCasesNeed(int cases, int bytes) {
        var names = new ValType.EnumOf(
                IntStream.range(0, cases).mapToObj(i -> "c" + i).toList());
        assertThat(abi.layout(names).size()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "8, 1", "9, 2", "16, 2", "17, 4", "32, 4"})
    void flagsTakeTheNextIntegerThatHoldsThem(int names, int bytes) {
        var flags = new ValType.FlagsOf(
                IntStream.range(0, names).mapToObj(i -> "f" + i).toList());
        assertThat(abi.layout(flags).size()).isEqualTo(bytes);
        assertThat(abi.layout(flags).alignment()).isEqualTo(bytes);
    }

    @Test
    void pointersAreAsWideAsTheMemorySays() {
        Abi wide = new Abi(PointerType.I64);
        assertThat(wide.layout(tuple(STRING, U8)).size()).isEqualTo(24);
        assertThat(wide.layout(new ValType.ListOf(U8)).flat()).containsExactly(NumberType.I64, NumberType.I64);
        assertThat(abi.layout(tuple(STRING, U8)).size()).isEqualTo(12);
    }

    @Test
    void aMapIsAListOfPairs() {
        var map = (Layout.Sequence) abi.layout(new ValType.MapOf(U8, S64));
        assertThat(map.element().size()).isEqualTo(16);
        assertThat(map.flat()).hasSize(2);
    }

    @Test
    void aFixedListIsItsElements() {
        Layout list = abi.layout(new ValType.FixedListOf(tuple(U8, U32), 3));
        assertThat(list.size()).isEqualTo(24);
        assertThat(list.flat()).hasSize(6);
        Layout claimed = abi.layout(new ValType.FixedListOf(new ValType.FixedListOf(S64, -1), -1));
        assertThat(claimed.size()).isEqualTo(Abi.HUGE);
        assertThat(claimed.flat()).hasSize(17);
    }

    @Test
    void sixteenParametersAreFlatAndSeventeenAreNot() {
        CoreSignature flat = abi.signature(function(Collections.nCopies(16, U8), Optional.of(U8)), Convention.LIFT);
        assertThat(flat.type().parameters()).hasSize(16);
        assertThat(flat.type().results()).containsExactly(NumberType.I32);
        CoreSignature spilled = abi.signature(function(Collections.nCopies(17, U8), Optional.empty()), Convention.LIFT);
        assertThat(spilled.parametersSpilled()).isTrue();
        assertThat(spilled.type()).hasToString("(i32) -> ()");
    }

    @Test
    void aLargeResultIsReturnedByPointerAndLoweredThroughOne() {
        ComponentFunctionType function = function(List.of(F64), Optional.of(STRING));
        assertThat(abi.signature(function, Convention.LIFT).type()).hasToString("(f64) -> (i32)");
        assertThat(abi.signature(function, Convention.LOWER).type()).hasToString("(f64, i32) -> ()");
        assertThat(abi.signature(function, Convention.LIFT_ASYNC).type()).hasToString("(f64) -> ()");
        assertThat(abi.signature(function, Convention.LIFT_ASYNC_CALLBACK).type())
                .hasToString("(f64) -> (i32)");
        assertThat(abi.signature(function, Convention.LOWER_ASYNC).type()).hasToString("(f64, i32) -> (i32)");
        assertThat(abi.signature(function(Collections.nCopies(5, U8), Optional.of(U8)), Convention.LOWER_ASYNC)
                        .type())
                .hasToString("(i32, i32) -> (i32)");
    }

    @Test
    void sharedTypesCostWhatTheirPartsCost() {
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            ValType type = S64;
            for (int i = 0; i < 100; i++) {
                type = tuple(type, type);
            }
            assertThat(abi.layout(type).size()).isEqualTo(Abi.HUGE);
            assertThat(abi.layout(type).flat()).hasSize(17);
        });
    }

    @Test
    void absurdNestingIsRefused() {
        ValType type = U8;
        for (int i = 0; i < 100_000; i++) {
            type = new ValType.OptionOf(type);
        }
        ValType nested = type;
        assertThatThrownBy(() -> abi.layout(nested)).isInstanceOf(IllegalArgumentException.class);
    }

    private static ValType tuple(ValType... types) {
        return new ValType.TupleOf(List.of(types));
    }

    private static ComponentFunctionType function(List<ValType> parameters, Optional<ValType> result) {
        List<ComponentFunctionType.Parameter> named = new ArrayList<>();
        parameters.forEach(type -> named.add(new ComponentFunctionType.Parameter("p" + named.size(), type)));
        return new ComponentFunctionType(false, named, result);
    }
}
