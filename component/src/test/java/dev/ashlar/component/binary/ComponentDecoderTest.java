package dev.ashlar.component.binary;

import static dev.ashlar.component.binary.Wasm.bytes;
import static dev.ashlar.component.binary.Wasm.component;
import static dev.ashlar.component.binary.Wasm.extern;
import static dev.ashlar.component.binary.Wasm.items;
import static dev.ashlar.component.binary.Wasm.join;
import static dev.ashlar.component.binary.Wasm.name;
import static dev.ashlar.component.binary.Wasm.repeat;
import static dev.ashlar.component.binary.Wasm.section;
import static dev.ashlar.component.binary.Wasm.u32;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.component.ComponentFeature;
import dev.ashlar.component.ComponentOutline;
import dev.ashlar.component.InvalidComponentException;
import dev.ashlar.component.MalformedComponentException;
import dev.ashlar.component.UnsupportedComponentFeatureException;
import dev.ashlar.component.ValType;
import dev.ashlar.engine.Section;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class ComponentDecoderTest {
    @Test
    void decodesDefinitionsInOrder() {
        byte[] module = {0, 'a', 's', 'm', 1, 0, 0, 0};
        ComponentSyntax syntax = ComponentDecoder.decode(component(
                section(0, name("producers"), bytes(0)),
                section(1, module),
                items(7, bytes(0x70, 0x7D)),
                items(10, join(extern("f"), bytes(1, 0)))));

        assertThat(syntax.items()).hasSize(3);
        assertThat(syntax.items().get(0))
                .isInstanceOfSatisfying(
                        Item.CoreModule.class,
                        item -> assertThat(item.end() - item.start()).isEqualTo(8));
        assertThat(syntax.items().get(1))
                .isInstanceOfSatisfying(
                        Item.Type.class,
                        item -> assertThat(item.type())
                                .isEqualTo(new TypeSyntax.ListOf(new ValTypeRef.Primitive(ValType.Primitive.U8))));
        assertThat(syntax.items().get(2))
                .isInstanceOfSatisfying(
                        Item.Import.class, item -> assertThat(item.type()).isEqualTo(new ExternSyntax.Function(0)));
        assertThat(syntax.sections())
                .extracting(Section::name)
                .containsExactly("producers", "core module", "type", "import");
    }

    @Test
    void saysThatACoreModuleIsNoComponent() {
        assertThatThrownBy(() -> ComponentDecoder.decode(bytes(0, 'a', 's', 'm', 1, 0, 0, 0)))
                .isInstanceOf(MalformedComponentException.class)
                .hasMessageContaining("byte 0x4")
                .hasMessageContaining("core module, not a component");
        assertThat(ComponentOutline.isComponent(component())).isTrue();
        assertThat(ComponentOutline.isComponent(bytes(0, 'a', 's', 'm', 1, 0, 0, 0)))
                .isFalse();
        assertThat(ComponentOutline.isComponent(bytes(0))).isFalse();
    }

    @Test
    void rejectsClaimsThatTheBytesCannotHold() {
        byte[] huge = section(7, u32(1 << 28), bytes(0x70, 0x7D));

        assertThatThrownBy(() -> ComponentDecoder.decode(component(huge)))
                .isInstanceOf(MalformedComponentException.class)
                .hasMessageContaining("length out of bounds");
    }

    @Test
    void boundsTheNumberOfElements() {
        byte[] many = section(7, u32(1_000_001), repeat(1_000_001, bytes(0x7D)));

        assertThatThrownBy(() -> ComponentDecoder.decode(component(many)))
                .isInstanceOf(InvalidComponentException.class)
                .hasMessageContaining("1,000,000");
    }

    @Test
    void boundsNestingOfComponents() {
        byte[] nested = component();
        for (int i = 0; i < 100; i++) {
            nested = component(section(4, nested));
        }
        byte[] deepest = nested;

        assertThat(ComponentDecoder.decode(deepest).items()).hasSize(1);
        assertThatThrownBy(() -> ComponentDecoder.decode(component(section(4, deepest))))
                .isInstanceOf(InvalidComponentException.class)
                .hasMessageContaining("nested more than 100 deep");
    }

    @Test
    void boundsNestingOfTypes() {
        byte[] type = repeat(100_000, bytes(0x42, 1, 1));

        assertThatThrownBy(() -> ComponentDecoder.decode(component(section(7, u32(1), type))))
                .isInstanceOf(InvalidComponentException.class)
                .hasMessageContaining("nested more than 100 deep");
    }

    @Test
    void namesFeaturesThatItCannotRead() {
        assertThatThrownBy(() -> ComponentDecoder.decode(component(section(9, bytes(0, 0, 0)))))
                .isInstanceOf(UnsupportedComponentFeatureException.class)
                .hasMessageContaining("values")
                .asInstanceOf(InstanceOfAssertFactories.type(UnsupportedComponentFeatureException.class))
                .extracting(UnsupportedComponentFeatureException::feature)
                .isEqualTo(ComponentFeature.VALUES);
    }
}
