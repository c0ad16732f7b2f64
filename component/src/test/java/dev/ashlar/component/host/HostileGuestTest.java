package dev.ashlar.component.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.component.ComponentFunctionType;
import dev.ashlar.component.ComponentTraps;
import dev.ashlar.component.ValType;
import dev.ashlar.component.ValType.Primitive;
import dev.ashlar.component.Value;
import dev.ashlar.component.abi.Abi;
import dev.ashlar.component.abi.Convention;
import dev.ashlar.component.abi.PointerType;
import dev.ashlar.component.binary.StringEncoding;
import dev.ashlar.component.runtime.Composition;
import dev.ashlar.component.runtime.GuestBoundary;
import dev.ashlar.component.runtime.InstanceState;
import dev.ashlar.component.runtime.RuntimeResource;
import dev.ashlar.engine.Engine;
import dev.ashlar.engine.FunctionType;
import dev.ashlar.engine.NumberType;
import dev.ashlar.engine.Store;
import dev.ashlar.engine.Trap;
import dev.ashlar.engine.TrapCode;
import dev.ashlar.engine.runtime.FunctionReference;
import dev.ashlar.engine.runtime.LinearMemory;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a guest may claim to have, and must not get away with. */
class HostileGuestTest {
    private static final int RESULT = 64;
    private static final int PAGES = 16;
    private static final int SIZE = PAGES * 65_536;

    private final Engine engine = Engine.create();

    private static ValType list(ValType element) {
        return new ValType.ListOf(element);
    }

    @Test
    void listsOutOfBounds() {
        traps(list(Primitive.U8), ComponentTraps.INVALID_POINTER, "list content out-of-bounds", SIZE - 3, 4);
        traps(list(Primitive.U8), ComponentTraps.INVALID_POINTER, "list content out-of-bounds", SIZE + 1, 0);
        traps(list(Primitive.U8), ComponentTraps.INVALID_POINTER, "list content out-of-bounds", -1, 1);
        traps(list(Primitive.U64), ComponentTraps.INVALID_POINTER, "list content out-of-bounds", 0, 1 << 24);
        traps(list(Primitive.STRING), ComponentTraps.INVALID_POINTER, "list content out-of-bounds", 0, SIZE / 8 + 1);
        assertThat(lift(list(Primitive.U8), SIZE, 0)).isEqualTo(Value.ListOf.of());
    }

    @Test
    void listsTooLong() {
        traps(list(Primitive.U8), ComponentTraps.INVALID_POINTER, "more than 268435455 bytes", 0, 1 << 28);
        traps(list(Primitive.U8), ComponentTraps.INVALID_POINTER, "more than 268435455 bytes", 0, -1);
        traps(list(Primitive.U64), ComponentTraps.INVALID_POINTER, "more than 268435455 bytes", 0, 1 << 29);
        traps(list(Primitive.STRING), ComponentTraps.INVALID_POINTER, "more than 268435455 bytes", 0, 1 << 25);
        traps(Primitive.STRING, ComponentTraps.INVALID_POINTER, "more than 268435455 bytes", 0, 1 << 28);
    }

    @Test
    void misalignedPointers() {
        traps(list(Primitive.U16), ComponentTraps.INVALID_POINTER, "unaligned pointer", 1, 0);
        traps(list(Primitive.U64), ComponentTraps.INVALID_POINTER, "unaligned pointer", 4, 1);
        traps(list(Primitive.STRING), ComponentTraps.INVALID_POINTER, "unaligned pointer", 2, 1);
        for (StringEncoding encoding : List.of(StringEncoding.UTF16, StringEncoding.LATIN1_UTF16)) {
            traps(encoding, Primitive.STRING, ComponentTraps.INVALID_POINTER, "unaligned pointer", 1, 0);
        }
    }

    @Test
    void strings() {
        traps(Primitive.STRING, ComponentTraps.INVALID_POINTER, "string content out-of-bounds", SIZE - 1, 2);
        traps(Primitive.STRING, ComponentTraps.INVALID_VALUE, "invalid utf-8", RESULT + 8, 2, 0x41FF);
        traps(Primitive.STRING, ComponentTraps.INVALID_VALUE, "invalid utf-8", RESULT + 8, 3, 0x80_A0_ED);
        traps(Primitive.STRING, ComponentTraps.INVALID_VALUE, "incomplete utf-8", RESULT + 8, 2, 0x80E2);
        assertThat(lift(Primitive.STRING, RESULT + 8, 3, 0xBD_BF_EF)).isEqualTo(new Value.Str("\uFFFD"));
        for (int units : new int[] {0xD800, 0x41D800, 0xDC00, 0xD800DC00}) {
            traps(
                    StringEncoding.UTF16,
                    Primitive.STRING,
                    ComponentTraps.INVALID_VALUE,
                    "invalid utf-16",
                    RESULT + 8,
                    2,
                    units);
            traps(
                    StringEncoding.LATIN1_UTF16,
                    Primitive.STRING,
                    ComponentTraps.INVALID_VALUE,
                    "invalid utf-16",
                    RESULT + 8,
                    2 | 1 << 31,
                    units);
        }
        traps(
                StringEncoding.UTF16,
                Primitive.STRING,
                ComponentTraps.INVALID_POINTER,
                "more than 268435455",
                0,
                1 << 27);
        traps(
                StringEncoding.LATIN1_UTF16,
                Primitive.STRING,
                ComponentTraps.INVALID_POINTER,
                "more than 268435455",
                0,
                1 << 27 | 1 << 31);
    }

    @Test
    void discriminantsCharactersAndFlags() {
        var option = new ValType.OptionOf(Primitive.U32);
        traps(option, ComponentTraps.INVALID_VALUE, "invalid variant discriminant", 2);
        traps(option, ComponentTraps.INVALID_VALUE, "invalid variant discriminant", 255);
        assertThat(lift(option, 0xFFFF_FF01, 7)).isEqualTo(Value.OptionOf.some(new Value.U32(7)));
        var pair = new ValType.TupleOf(List.of(new ValType.EnumOf(List.of("a", "b")), Primitive.U8));
        traps(pair, ComponentTraps.INVALID_VALUE, "invalid variant discriminant", 2);
        var character = new ValType.TupleOf(List.of(Primitive.CHAR, Primitive.U8));
        for (int invalid : new int[] {0xD800, 0xDFFF, 0x110000, -1}) {
            traps(character, ComponentTraps.INVALID_VALUE, "invalid `char`", invalid);
        }
        assertThat(lift(character, 0x10FFFF, 1)).hasToString("('\uDBFF\uDFFF', 1)");
        var flags = new ValType.TupleOf(List.of(new ValType.FlagsOf(List.of("a", "b")), Primitive.BOOL));
        assertThat(lift(flags, 0x80FE)).hasToString("({b}, true)");
    }

    @Test
    void flatDiscriminants() {
        var option = new ValType.ResultOf(Optional.empty(), Optional.empty());
        assertThatExceptionOfType(Trap.class)
                .isThrownBy(() -> new Scripted(option, StringEncoding.UTF8, List.of(), 7).call())
                .withMessageContaining("invalid variant discriminant");
        assertThat(new Scripted(option, StringEncoding.UTF8, List.of(), 1).call())
                .contains(Value.ResultOf.ERR);
    }

    @Test
    void resultPointers() {
        var pair = new ValType.TupleOf(List.of(Primitive.U64, Primitive.U8));
        assertThatThrownBy(() -> new Scripted(pair, StringEncoding.UTF8, List.of(), 4).call())
                .hasMessageContaining("unaligned pointer");
        assertThatThrownBy(() -> new Scripted(pair, StringEncoding.UTF8, List.of(), SIZE - 8).call())
                .hasMessageContaining("out of bounds");
        assertThatThrownBy(() -> new Scripted(pair, StringEncoding.UTF8, List.of(), -8).call())
                .hasMessageContaining("out of bounds");
    }

    /** A megabyte, claimed 131,072 times. */
    @Test
    void overlappingLists() {
        var guest = new Scripted(list(list(Primitive.U8)), StringEncoding.UTF8, List.of(), RESULT);
        for (int i = 0; i < SIZE / 8; i++) {
            guest.memory.writeInt(i * 8L, 0);
            guest.memory.writeInt(i * 8L + 4, SIZE);
        }
        guest.memory.writeInt(RESULT, 0);
        guest.memory.writeInt(RESULT + 4, SIZE / 8);
        assertThatExceptionOfType(Trap.class)
                .isThrownBy(guest::call)
                .withMessageContaining("too much data passed to the host");
    }

    /** Few bytes of memory, many of Java. */
    @Test
    void listsOfLargeRecords() {
        ValType type = Primitive.U8;
        for (int i = 0; i < 4; i++) {
            ValType inner = type;
            type = new ValType.RecordOf(IntStream.range(0, 20)
                    .mapToObj(field -> new ValType.Field("f" + field, inner))
                    .toList());
        }
        var guest = new Scripted(list(list(type)), StringEncoding.UTF8, List.of(), RESULT);
        guest.memory.writeInt(RESULT, 128);
        guest.memory.writeInt(RESULT + 4, 100);
        for (int i = 0; i < 100; i++) {
            guest.memory.writeInt(128 + 8L * i + 4, 6);
        }
        assertThatExceptionOfType(Trap.class)
                .isThrownBy(guest::call)
                .satisfies(trap -> assertThat(trap.code()).isEqualTo(ComponentTraps.HOST_BUDGET));
        assertThat(lift(list(type), 0, 1)).isInstanceOf(Value.ListOf.class);
    }

    @Test
    void reallocThatLies() {
        var text = List.<ValType>of(list(Primitive.U32));
        var argument = Value.ListOf.of(new Value.U32(1));
        assertThatThrownBy(() -> new Scripted(Primitive.U8, StringEncoding.UTF8, text, 6).call(argument))
                .hasMessageContaining("realloc return: result not aligned");
        assertThatThrownBy(() -> new Scripted(Primitive.U8, StringEncoding.UTF8, text, SIZE).call(argument))
                .hasMessageContaining("realloc return: beyond end of memory");
        assertThatThrownBy(() -> new Scripted(Primitive.U8, StringEncoding.UTF8, text, -4).call(argument))
                .hasMessageContaining("realloc return: beyond end of memory");
        assertThat(new Scripted(Primitive.U8, StringEncoding.UTF8, text, SIZE - 4).call(argument))
                .contains(new Value.U8(252));
    }

    @Test
    void hostValuesOfAnotherType() {
        var guest = new Scripted(Primitive.U8, StringEncoding.UTF8, List.of(list(Primitive.STRING)), 0);
        assertThatThrownBy(() -> guest.call(Value.ListOf.of(new Value.U8(3))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("parameter p0: expected string, got U8 3");
        assertThatThrownBy(() -> guest.call())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the function takes 1 arguments, not 0");
        assertThat(guest.call(Value.ListOf.of())).contains(new Value.U8(0));
    }

    private void traps(ValType type, TrapCode code, String text, int... words) {
        traps(StringEncoding.UTF8, type, code, text, words);
    }

    private void traps(StringEncoding encoding, ValType type, TrapCode code, String text, int... words) {
        assertThatExceptionOfType(Trap.class)
                .isThrownBy(() -> lift(encoding, type, words))
                .withMessageContaining(text)
                .satisfies(trap -> assertThat(trap.code()).isEqualTo(code));
    }

    private Value lift(ValType type, int... words) {
        return lift(StringEncoding.UTF8, type, words);
    }

    /** Lifts a result that lies in memory as these words. */
    private Value lift(StringEncoding encoding, ValType type, int... words) {
        var guest = new Scripted(type, encoding, List.of(), RESULT);
        for (int i = 0; i < words.length; i++) {
            guest.memory.writeInt(RESULT + 4L * i, words[i]);
        }
        return guest.call().orElseThrow();
    }

    /** A guest whose function and whose {@code realloc} both return a given number. */
    private final class Scripted {
        private final LinearMemory memory;
        private final BoundExport export;

        Scripted(ValType result, StringEncoding encoding, List<ValType> parameters, int answer) {
            var abi = new Abi(PointerType.I32);
            var type = new ComponentFunctionType(
                    false,
                    IntStream.range(0, parameters.size())
                            .mapToObj(i -> new ComponentFunctionType.Parameter("p" + i, parameters.get(i)))
                            .toList(),
                    Optional.of(result));
            Store store = engine.newStore();
            FunctionType core = abi.signature(type, Convention.LIFT).type();
            var instance = engine.newLinker().instantiate(store, engine.compile(module(core, answer)));
            memory = (LinearMemory) instance.memory("memory");
            var function = instance.function("f");
            var state =
                    new InstanceState(new Composition(((FunctionReference) function).entry(), null), null, "scripted");
            var boundary = new GuestBoundary(
                    state,
                    new RuntimeResource[0],
                    memory,
                    instance.function("realloc").handle());
            export = HostExport.dynamic(type, encoding, abi).bind(boundary, function, null);
        }

        Optional<Value> call(Value... arguments) {
            return export.call(List.of(arguments));
        }

        private static byte[] module(FunctionType core, int answer) {
            var out = new WasmBytes().add(0, 'a', 's', 'm', 1, 0, 0, 0);
            var i32 = NumberType.I32;
            out.section(
                    1,
                    new WasmBytes()
                            .unsigned(2)
                            .add(0x60)
                            .types(List.of(i32, i32, i32, i32))
                            .types(List.of(i32))
                            .add(0x60)
                            .types(core.parameters())
                            .types(core.results()));
            out.section(3, new WasmBytes().unsigned(2).add(0, 1));
            out.section(5, new WasmBytes().unsigned(1).add(0).unsigned(PAGES));
            out.section(
                    7,
                    new WasmBytes()
                            .unsigned(3)
                            .name("memory")
                            .add(2, 0)
                            .name("realloc")
                            .add(0, 0)
                            .name("f")
                            .add(0, 1));
            var body = new WasmBytes().unsigned(0).constant(answer).add(0x0B);
            out.section(10, new WasmBytes().unsigned(2).function(body).function(body));
            return out.toByteArray();
        }
    }
}
