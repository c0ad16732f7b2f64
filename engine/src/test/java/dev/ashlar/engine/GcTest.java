package dev.ashlar.engine;

import static dev.ashlar.engine.binary.ModuleBytes.CODE;
import static dev.ashlar.engine.binary.ModuleBytes.EXPORT;
import static dev.ashlar.engine.binary.ModuleBytes.FUNCTION;
import static dev.ashlar.engine.binary.ModuleBytes.IMPORT;
import static dev.ashlar.engine.binary.ModuleBytes.TYPE;
import static dev.ashlar.engine.binary.ModuleBytes.body;
import static dev.ashlar.engine.binary.ModuleBytes.leb;
import static dev.ashlar.engine.binary.ModuleBytes.module;
import static dev.ashlar.engine.binary.ModuleBytes.name;
import static dev.ashlar.engine.binary.ModuleBytes.section;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Structs, arrays and i31 between guest and host. */
class GcTest {
    private final Engine engine = Engine.create();
    private final Module module = engine.compile(GuestModules.read("gc"));
    private final Store store = engine.newStore();
    private final Instance instance = engine.newLinker().instantiate(store, module);

    @AfterEach
    void close() {
        engine.close();
    }

    private Object call(String function, Object... arguments) {
        return instance.function(function).call(arguments)[0];
    }

    private Trap trapOf(String function, Object... arguments) {
        return catchThrowableOfType(
                Trap.class, () -> instance.function(function).call(arguments));
    }

    @Test
    void theHostReadsAndWritesAStructOfTheGuest() {
        StructRef first = (StructRef) call("node", 7, null);
        StructRef second = (StructRef) call("node", 8, first);
        assertThat(second.store()).isSameAs(store);
        assertThat(second.fieldCount()).isEqualTo(2);
        assertThat(second.field(0)).isEqualTo(8);
        assertThat(second.field(1)).isSameAs(first);
        second.setField(0, 9);
        assertThat(call("value", second)).isEqualTo(9);
        call0("set", second, -1);
        assertThat(second.field(0)).isEqualTo(-1);
    }

    private void call0(String function, Object... arguments) {
        assertThat(instance.function(function).call(arguments)).isEmpty();
    }

    @Test
    void everyFieldTypeKeepsItsValue() {
        StructRef wide = (StructRef) call("wide");
        Function function = instance.function("wide");
        List<Object> values = List.of(
                1,
                wide,
                Long.MIN_VALUE,
                -128,
                -32768,
                1.5f,
                -0.0,
                new V128(1, 2),
                function,
                "an object of the host",
                new I31(-1));
        for (int i = 0; i < values.size(); i++) {
            wide.setField(i, values.get(i));
        }
        for (int i = 0; i < values.size(); i++) {
            assertThat(wide.field(i)).isEqualTo(values.get(i));
        }
        assertThatThrownBy(() -> wide.setField(11, 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("immutable");
        assertThatThrownBy(() -> wide.field(12)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> wide.setField(-1, 1)).isInstanceOf(IndexOutOfBoundsException.class);
        wide.setField(3, 0x1FF);
        assertThat(wide.field(3)).isEqualTo(-1);
    }

    @Test
    void everyElementTypeKeepsItsValue() {
        Map<String, Object> values = Map.of(
                "bytes",
                -7,
                "shorts",
                30_000,
                "ints",
                1 << 30,
                "longs",
                1L << 60,
                "floats",
                Float.MIN_VALUE,
                "doubles",
                Math.PI,
                "vectors",
                new V128(-1, 5),
                "functions",
                instance.function("wide"),
                "anys",
                "an object of the host");
        values.forEach((maker, value) -> {
            ArrayRef array = (ArrayRef) call(maker, 3);
            assertThat(array.length()).isEqualTo(3);
            array.setElement(2, value);
            assertThat(array.element(2)).isEqualTo(value);
            assertThat(array.element(1)).isNotEqualTo(value);
            assertThat(call("length", array)).isEqualTo(3);
            assertThatThrownBy(() -> array.setElement(3, value)).isInstanceOf(IndexOutOfBoundsException.class);
            ArrayRef made = store.newArray(array.type(), 2, value);
            assertThat(made.element(1)).isEqualTo(value);
        });
        ArrayRef frozen = (ArrayRef) call("frozen");
        assertThat(frozen.element(1)).isEqualTo(8);
        assertThatThrownBy(() -> frozen.setElement(0, 1)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theHostMakesStructsThatTheGuestTakes() {
        StructRef made = (StructRef) call("node", 7, null);
        StructRef own = store.newStruct(made.type(), 6, made);
        assertThat(call("value", own)).isEqualTo(6);
        assertThat(call("isNode", own)).isEqualTo(1);
        assertThat(own.type()).isEqualTo(made.type());
        assertThat(store.newStruct(((StructRef) call("nothing")).type()).fieldCount())
                .isZero();
        assertThatThrownBy(() -> store.newStruct(made.type(), 6)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.newStruct(made.type(), 6L, null)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.newArray(made.type(), 1, null)).isInstanceOf(IllegalArgumentException.class);
        ConcreteHeapType bytes = ((ArrayRef) call("bytes", 1)).type();
        assertThatThrownBy(() -> store.newArray(bytes, -1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.newStruct(bytes)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void constantExpressionsMakeStructsAndArrays() {
        StructRef constant = (StructRef) instance.global("constant").get();
        assertThat(constant.field(0)).isEqualTo(41);
        assertThat(((StructRef) constant.field(1)).field(0)).isEqualTo(42);
        ArrayRef constants = (ArrayRef) instance.global("constants").get();
        assertThat(constants.element(0)).isEqualTo(new I31(-5));
        assertThat(((ArrayRef) constants.element(1)).element(1)).isEqualTo(new V128(1, 2));
        assertThat(((StructRef) constants.element(2)).fieldCount()).isEqualTo(12);
    }

    @Test
    void equivalentTypesOfTwoModulesAreOne() {
        Instance other = engine.newLinker().instantiate(store, engine.compile(GuestModules.read("gc")));
        Object node = call("node", 3, null);
        assertThat(other.function("value").call(node)).containsExactly(3);
        assertThat(other.function("isNode").call(node)).containsExactly(1);
        assertThat(other.function("isNode").call(call("wide"))).containsExactly(1);
        assertThat(other.function("isNode").call(call("nothing"))).containsExactly(0);
        assertThat(((StructRef) node).type())
                .isEqualTo(((StructRef) other.function("node").call(1, null)[0]).type());
    }

    @Test
    void valuesOfOtherTypesAndOtherStoresAreRefused() {
        Object node = call("node", 3, null);
        for (Object wrong : List.of(call("nothing"), call("bytes", 1), new I31(3), 3, "text")) {
            assertThatThrownBy(() -> call("value", wrong)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> call("length", node)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> call("signed", 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> call("equal", "text", null)).isInstanceOf(IllegalArgumentException.class);
        try (Store elsewhere = engine.newStore()) {
            Instance other = engine.newLinker().instantiate(elsewhere, module);
            assertThatThrownBy(() -> other.function("value").call(node))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("another store");
            assertThatThrownBy(() -> other.function("internalise").call(node))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("another store");
            StructRef wide = (StructRef) call("wide");
            Object theirs = other.function("node").call(3, null)[0];
            assertThatThrownBy(() -> wide.setField(10, theirs))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("another store");
        }
    }

    @Test
    void handlesCheckReferencesToo() throws Throwable {
        var handle = instance.function("value").handle();
        Object result = handle.invoke(call("node", 5, null));
        assertThat(result).isEqualTo(5);
        assertThatThrownBy(() -> {
                    Object ignored = handle.invoke((Object) "text");
                })
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void i31IsANumberOf31Bits() {
        assertThat(call("i31", -1)).isEqualTo(new I31(-1));
        assertThat(call("i31", 1 << 30)).isEqualTo(new I31(-1 << 30));
        assertThat(call("signed", new I31(-1 << 30))).isEqualTo(-1 << 30);
        assertThat(call("unsigned", new I31(-1))).isEqualTo(0x7FFF_FFFF);
        assertThat(call("equal", new I31(7), call("i31", 7))).isEqualTo(1);
        assertThat(call("equal", new I31(7), new I31(8))).isEqualTo(0);
        assertThat(call("equal", null, null)).isEqualTo(1);
        assertThatThrownBy(() -> new I31(1 << 30)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anObjectOfTheHostStaysWhatItIs() {
        Object object = new Object();
        assertThat(call("internalise", object)).isSameAs(object);
        assertThat(call("isNode", 12)).isEqualTo(0);
        assertThat(call("internalise", new Object[] {null})).isNull();
    }

    /** A struct and an array made of more operands than a call of the JVM takes. */
    @Test
    void largeStructsAndArraysAreMadeAtOnce() {
        int count = 3_001;
        StringBuilder operands = new StringBuilder();
        for (int i = 0; i < count; i++) {
            operands.append("41").append(leb(i % 64));
        }
        byte[] bytes = module(
                section(TYPE, "5F" + leb(count) + "7F 00".repeat(count), "5E 7B 00", "60 00 02 63 00 64 01"),
                section(FUNCTION, "02"),
                section(EXPORT, name("make") + "00 00"),
                section(
                        CODE,
                        body("00" + operands + "FB 00 00" + "41 05 FD 11".repeat(19) + "FB 08 01" + leb(19) + "0B")));
        Object[] made = engine.newLinker()
                .instantiate(store, engine.compile(bytes))
                .function("make")
                .call();
        for (int i = 0; i < count; i++) {
            assertThat(((StructRef) made[0]).field(i)).isEqualTo(i % 64);
        }
        assertThat(((ArrayRef) made[1]).length()).isEqualTo(19);
        assertThat(((ArrayRef) made[1]).element(18)).isEqualTo(new V128(0x5_0000_0005L, 0x5_0000_0005L));
        assertThat(((ArrayRef) made[1]).element(0)).isEqualTo(new V128(0x5_0000_0005L, 0x5_0000_0005L));
    }

    /** The import's type is one of two in a recursion group. */
    @Test
    void aHostFunctionIsOfTheTypeThatItsImportDeclares() {
        byte[] bytes = module(
                section(TYPE, "4E 02 60 00 01 7F 5F 00"),
                section(IMPORT, name("host") + name("number") + "00 00"),
                section(EXPORT, name("number") + "00 00"));
        Instance importing = engine.newLinker()
                .function("host", "number", FunctionType.returning(NumberType.I32), (context, arguments) ->
                        new Object[] {17})
                .instantiate(store, engine.compile(bytes));
        assertThat(importing.function("number").call()).containsExactly(17);
    }

    /** Likewise. */
    @Test
    void aTagIsOfTheTypeThatItWasAskedFor() {
        Module importing = engine.compile(module(
                section(TYPE, "4E 02 60 01 7F 00 5F 00"),
                section(IMPORT, name("host") + name("tag") + "04 00 00"),
                section(EXPORT, name("tag") + "04 00")));
        TagType wanted = (TagType) importing.imports().getFirst().type();
        Tag tag = store.newTag(wanted);
        assertThat(tag.type()).isEqualTo(wanted);
        assertThat(engine.newLinker()
                        .define("host", "tag", tag)
                        .instantiate(store, importing)
                        .tag("tag"))
                .isSameAs(tag);

        Linker plain = engine.newLinker().define("host", "tag", store.newTag(new TagType(wanted.function())));
        assertThatThrownBy(() -> plain.instantiate(store, importing)).isInstanceOf(LinkException.class);
        var other = new TagType(FunctionType.accepting(NumberType.I64), wanted.declared());
        assertThatThrownBy(() -> store.newTag(other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(i64) -> ()");
    }

    @Test
    void whatDoesNotFitTraps() {
        assertThat(trapOf("value", (Object) null).code()).isEqualTo(TrapCode.NULL_REFERENCE);
        assertThat(trapOf("set", null, 1).code()).isEqualTo(TrapCode.NULL_REFERENCE);
        assertThat(trapOf("length", (Object) null).code()).isEqualTo(TrapCode.NULL_REFERENCE);
        assertThat(trapOf("signed", (Object) null).code()).isEqualTo(TrapCode.NULL_REFERENCE);
        assertThat(trapOf("castToWide", call("node", 1, null)).code()).isEqualTo(TrapCode.CAST_FAILURE);
        assertThat(trapOf("castToWide", (Object) null).code()).isEqualTo(TrapCode.CAST_FAILURE);
        assertThat(trapOf("bytes", -1).code()).isEqualTo(TrapCode.HEAP_EXHAUSTED);
    }
}
