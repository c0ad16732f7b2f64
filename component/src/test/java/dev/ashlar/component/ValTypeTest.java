package dev.ashlar.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ValTypeTest {
    @Test
    void textIsThatOfWit() {
        var function = new ComponentFunctionType(
                false,
                List.of(new ComponentFunctionType.Parameter("p", new ValType.ListOf(ValType.Primitive.U8))),
                Optional.of(new ValType.ResultOf(Optional.empty(), Optional.of(ValType.Primitive.STRING))));
        assertThat(function).hasToString("func(p: list<u8>) -> result<_, string>");
    }

    @Test
    void resourcesAreThemselves() {
        assertThat(new ValType.Own(new ResourceType("a"))).isNotEqualTo(new ValType.Own(new ResourceType("a")));
    }
}
