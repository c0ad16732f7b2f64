package dev.ashlar.component.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.component.ComponentFunctionType;
import dev.ashlar.component.ComponentHostFunction;
import dev.ashlar.component.ResourceType;
import dev.ashlar.component.ValType;
import dev.ashlar.component.ValType.Primitive;
import dev.ashlar.component.abi.Abi;
import dev.ashlar.component.abi.PointerType;
import dev.ashlar.component.binary.StringEncoding;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who shares the code that calls a method of the host. */
class SharedImportsTest {
    interface Thing {}

    interface Host {
        String text(long number, List<Optional<String>> names);

        void things(Thing first, Thing second);
    }

    private static final ComponentHostFunction NEVER_CALLED = (context, arguments) -> {
        throw new AssertionError();
    };

    private static final ValType NAMES = new ValType.ListOf(new ValType.OptionOf(Primitive.STRING));

    private static MethodHandle code(String method, StringEncoding encoding, ComponentFunctionType type) {
        var java = Arrays.stream(Host.class.getMethods())
                .filter(one -> one.getName().equals(method))
                .findFirst()
                .orElseThrow();
        var target = new StaticHostFunction(
                java,
                MethodHandles.lookup(),
                Optional.of(context -> new Object()),
                (handle, resource, wanted) -> handle,
                NEVER_CALLED);
        var code = HostImport.of(type, encoding, new Abi(PointerType.I32), java, MethodHandles.lookup());
        code.prepare(target);
        return code.constructor(target);
    }

    private static ComponentFunctionType type(Optional<ValType> result, ValType... parameters) {
        var named = new ArrayList<ComponentFunctionType.Parameter>();
        for (ValType parameter : parameters) {
            named.add(new ComponentFunctionType.Parameter("p" + System.identityHashCode(parameter), parameter));
        }
        return new ComponentFunctionType(false, named, result);
    }

    private static MethodHandle text(StringEncoding encoding, Primitive number, ValType names) {
        return code("text", encoding, type(Optional.of(Primitive.STRING), number, names));
    }

    private static MethodHandle things(ResourceType first, ResourceType second) {
        return code(
                "things", StringEncoding.UTF8, type(Optional.empty(), new ValType.Own(first), new ValType.Own(second)));
    }

    @Test
    void typesOfOneStructureShare() {
        var again = new ValType.ListOf(new ValType.OptionOf(Primitive.STRING));
        assertThat(text(StringEncoding.UTF8, Primitive.U32, NAMES))
                .isSameAs(text(StringEncoding.UTF8, Primitive.U32, again));
        assertThat(things(new ResourceType("a"), new ResourceType("b")))
                .isSameAs(things(new ResourceType("x"), new ResourceType("y")));
    }

    /** All of these are a {@code long}, or two things, in Java. */
    @Test
    void otherNumbersEncodingsAndResourcesDoNot() {
        var first = text(StringEncoding.UTF8, Primitive.U32, NAMES);
        assertThat(text(StringEncoding.UTF8, Primitive.S64, NAMES)).isNotSameAs(first);
        assertThat(text(StringEncoding.UTF16, Primitive.U32, NAMES)).isNotSameAs(first);
        var one = new ResourceType("a");
        assertThat(things(one, one)).isNotSameAs(things(one, new ResourceType("a")));
    }
}
