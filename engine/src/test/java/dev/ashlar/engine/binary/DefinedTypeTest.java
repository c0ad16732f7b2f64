package dev.ashlar.engine.binary;

import static dev.ashlar.engine.binary.ModuleBytes.TYPE;
import static dev.ashlar.engine.binary.ModuleBytes.module;
import static dev.ashlar.engine.binary.ModuleBytes.section;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.engine.ConcreteHeapType;
import dev.ashlar.engine.FunctionType;
import dev.ashlar.engine.NumberType;
import dev.ashlar.engine.ReferenceType;
import dev.ashlar.engine.ValueType;
import java.lang.ref.WeakReference;
import org.junit.jupiter.api.Test;

class DefinedTypeTest {
    /** {@code (func (param (ref null $0)))} for a member of its own group and for another type 0. */
    private static final String TAKES_TYPE_0 = "60 01 63 00 00";

    private static TypeTable types(String... types) {
        return ModuleDecoder.decode(module(section(TYPE, types))).types();
    }

    @Test
    void plainFunctionTypesAreEqualAcrossModulesAndHosts() {
        DefinedType a = types("60 00 00", "60 02 7F 7E 01 7D").canonical(1);
        DefinedType b = types("60 02 7F 7E 01 7D").canonical(0);
        FunctionType shown = FunctionType.returning(NumberType.F32, NumberType.I32, NumberType.I64);
        assertThat(a).isSameAs(b).isSameAs(DefinedType.of(shown)).hasToString("(func (param i32 i64) (result f32))");
        assertThat(a.functionType()).isEqualTo(shown);
        assertThat(a).isNotSameAs(types("60 02 7E 7F 01 7D").canonical(0));
    }

    @Test
    void recursionIsComparedByPlaceInTheGroup() {
        TypeTable single = types(TAKES_TYPE_0);
        TypeTable shifted = types("60 00 00", "60 01 63 01 00");
        assertThat(shifted.canonical(1)).isSameAs(single.canonical(0));

        TypeTable pair = types("4E 02" + TAKES_TYPE_0 + "60 01 63 01 00");
        assertThat(pair.canonical(0)).isNotSameAs(single.canonical(0)).isNotSameAs(pair.canonical(1));
        assertThat(types("4E 02" + TAKES_TYPE_0 + "60 01 63 01 00").canonical(1))
                .isSameAs(pair.canonical(1));
    }

    @Test
    void aReferenceOutsideTheGroupIsNotOneInside() {
        TypeTable outside = types("60 00 00", TAKES_TYPE_0);
        assertThat(outside.canonical(1)).isNotSameAs(types(TAKES_TYPE_0).canonical(0));
        assertThat(types("60 01 7F 00", "60 00 00", "60 01 63 01 00").canonical(2))
                .isSameAs(outside.canonical(1));
        assertThat(types("60 01 7F 00", TAKES_TYPE_0).canonical(1)).isNotSameAs(outside.canonical(1));
    }

    @Test
    void declaredSupertypesMakeSubtypes() {
        TypeTable types = types("50 00 60 00 00", "50 01 00 60 00 00", "4F 01 01 60 00 00", "60 00 00");
        DefinedType top = types.canonical(0);
        DefinedType middle = types.canonical(1);
        DefinedType bottom = types.canonical(2);
        assertThat(bottom.isSubtypeOf(top)).isTrue();
        assertThat(bottom.isSubtypeOf(middle)).isTrue();
        assertThat(bottom.isSubtypeOf(bottom)).isTrue();
        assertThat(middle.isSubtypeOf(bottom)).isFalse();
        assertThat(types.canonical(3).isSubtypeOf(top)).isFalse();
    }

    @Test
    void concreteTypesCrossThePublicApi() {
        TypeTable types = types("50 00 60 00 00", "50 01 00 60 00 00", "60 01 64 01 00");
        FunctionType taking = types.canonical(2).functionType();
        ValueType parameter = taking.parameters().getFirst();
        assertThat(parameter)
                .isEqualTo(new ReferenceType(false, types.canonical(1).heapType()))
                .hasToString("(ref (func))");
        assertThat(DefinedType.of(taking)).isSameAs(types.canonical(2));
        assertThat(PublicTypes.isSubtype(parameter, ReferenceType.FUNCREF)).isTrue();
        assertThat(PublicTypes.isSubtype(
                        parameter, new ReferenceType(true, types.canonical(0).heapType())))
                .isTrue();
        assertThat(PublicTypes.isSubtype(ReferenceType.FUNCREF, parameter)).isFalse();
        assertThat(PublicTypes.isSubtype(parameter, ReferenceType.EXTERNREF)).isFalse();
    }

    @Test
    void typesGoWithTheirLastUser() throws InterruptedException {
        ConcreteHeapType heapType = defineRareType();
        WeakReference<Object> canary = new WeakReference<>(new Object());
        for (int i = 0; i < 100 && canary.get() != null; i++) {
            System.gc();
            Thread.sleep(10);
        }
        FunctionType user = FunctionType.accepting(new ReferenceType(true, heapType));
        assertThatThrownBy(() -> DefinedType.of(user)).hasMessageContaining("no module that defines it is in use");
    }

    private static ConcreteHeapType defineRareType() {
        return types("60 0C 7F 7E 7D 7C 7F 7E 7D 7C 7F 7E 7D 7C 00")
                .canonical(0)
                .heapType();
    }
}
