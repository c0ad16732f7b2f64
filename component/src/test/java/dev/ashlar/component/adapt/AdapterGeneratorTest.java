package dev.ashlar.component.adapt;

import static dev.ashlar.component.ValType.Primitive.BOOL;
import static dev.ashlar.component.ValType.Primitive.CHAR;
import static dev.ashlar.component.ValType.Primitive.F32;
import static dev.ashlar.component.ValType.Primitive.S8;
import static dev.ashlar.component.ValType.Primitive.STRING;
import static dev.ashlar.component.ValType.Primitive.U16;
import static dev.ashlar.component.ValType.Primitive.U32;
import static dev.ashlar.component.ValType.Primitive.U64;
import static dev.ashlar.component.ValType.Primitive.U8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.component.ComponentFunctionType;
import dev.ashlar.component.ResourceType;
import dev.ashlar.component.UnsupportedComponentFeatureException;
import dev.ashlar.component.ValType;
import dev.ashlar.component.abi.Abi;
import dev.ashlar.component.abi.CanonicalTrap;
import dev.ashlar.component.abi.PointerType;
import dev.ashlar.component.binary.StringEncoding;
import dev.ashlar.engine.Function;
import dev.ashlar.engine.Trap;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdapterGeneratorTest {
    private AdapterBed bed = new AdapterBed(StringEncoding.UTF8, StringEncoding.UTF8);

    @AfterEach
    void close() {
        bed.close();
    }

    private void encodings(StringEncoding caller, StringEncoding callee) {
        bed.close();
        bed = new AdapterBed(caller, callee);
    }

    @Test
    void scalarsAreWrappedAndNormalised() {
        List<Object> received = new ArrayList<>();
        bed.callee = (context, arguments) -> {
            Collections.addAll(received, arguments);
            return new Object[] {0x1FF};
        };
        Object[] results = bed.adapter(Optional.of(S8), BOOL, U8, S8, U16, CHAR, U64, F32)
                .call(7, 0x1FF, 0xFF, 0x12345, 0x10FFFF, -1L, 1.5f);
        assertThat(received).containsExactly(1, 0xFF, -1, 0x2345, 0x10FFFF, -1L, 1.5f);
        assertThat(results).containsExactly(-1);
        assertThat(bed.log).containsExactly("post-return [511] flags 0");
        assertThat(bed.flags(AdapterBed.CALLEE)).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"0xD800", "0xDFFF", "0x110000", "-1"})
    void charactersAreChecked(int bits) {
        Function adapter = bed.adapter(Optional.empty(), CHAR);
        assertTrap(adapter, CanonicalTrap.INVALID_CHAR, Integer.decode(Integer.toString(bits)));
    }

    @ParameterizedTest
    @CsvSource({
        "UTF8, UTF8, h\u00e9llo",
        "UTF8, UTF16, h\u00e9llo \uD83D\uDE00",
        "UTF8, LATIN1_UTF16, h\u00e9llo",
        "UTF8, LATIN1_UTF16, h\u00e9\u0416",
        "UTF16, UTF8, hello",
        "UTF16, UTF8, h\u00e9\u0416\uD83D\uDE00",
        "UTF16, UTF16, h\u00e9\u0416",
        "UTF16, LATIN1_UTF16, hello\u0416 and more",
        "LATIN1_UTF16, UTF8, h\u00e9llo"
    })
    void stringsAreTranscoded(StringEncoding caller, StringEncoding callee, String text) {
        encodings(caller, callee);
        List<String> received = new ArrayList<>();
        bed.callee = (context, arguments) -> {
            received.add(read(callee, (int) arguments[0], (int) arguments[1]));
            return new Object[0];
        };
        byte[] bytes = text.getBytes(
                switch (caller) {
                    case UTF8 -> StandardCharsets.UTF_8;
                    case UTF16 -> StandardCharsets.UTF_16LE;
                    case LATIN1_UTF16 -> StandardCharsets.ISO_8859_1;
                });
        bed.memory(AdapterBed.CALLER).write(16, bytes, 0, bytes.length);
        bed.adapter(Optional.empty(), STRING)
                .call(16, caller == StringEncoding.UTF16 ? bytes.length / 2 : bytes.length);
        assertThat(received).containsExactly(text);
        assertThat(bed.log.getLast()).startsWith("post-return");
        assertThat(bed.log.getFirst()).endsWith("flags 0");
    }

    private String read(StringEncoding encoding, int address, int length) {
        boolean wide = encoding == StringEncoding.UTF16 || encoding == StringEncoding.LATIN1_UTF16 && length < 0;
        byte[] bytes = new byte[(length & Integer.MAX_VALUE) * (wide ? 2 : 1)];
        bed.memory(AdapterBed.CALLEE).read(address, bytes, 0, bytes.length);
        return new String(
                bytes,
                wide
                        ? StandardCharsets.UTF_16LE
                        : encoding == StringEncoding.UTF8 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
    }

    @Test
    void reallocIsCalledForTheBestCaseThenTheWorstThenForWhatWasNeeded() {
        encodings(StringEncoding.UTF16, StringEncoding.UTF8);
        byte[] bytes = "ab\u00e9".getBytes(StandardCharsets.UTF_16LE);
        bed.memory(AdapterBed.CALLER).write(16, bytes, 0, bytes.length);
        bed.adapter(Optional.empty(), STRING).call(16, 3);
        assertThat(bed.log)
                .containsExactly(
                        "realloc [0, 0, 1, 3] flags 0",
                        "realloc [1024, 3, 1, 9] flags 0",
                        "realloc [1027, 9, 1, 4] flags 0",
                        "post-return [] flags 0");
    }

    @Test
    void invalidStringsTrap() {
        Function adapter = bed.adapter(Optional.empty(), STRING);
        bed.memory(AdapterBed.CALLER).write(0, new byte[] {'a', (byte) 0xC3, 'b', (byte) 0xC3}, 0, 4);
        assertTrap(adapter, CanonicalTrap.INVALID_UTF8, 0, 3);
        bed.flags(AdapterBed.CALLEE, 3);
        assertTrap(adapter, CanonicalTrap.INCOMPLETE_UTF8, 3, 1);
        bed.flags(AdapterBed.CALLEE, 3);
        assertTrap(adapter, CanonicalTrap.STRING_OUT_OF_BOUNDS, 65_530, 7);
        bed.flags(AdapterBed.CALLEE, 3);
        assertTrap(adapter, CanonicalTrap.STRING_TOO_LONG, 0, 1 << 28);
        bed.flags(AdapterBed.CALLEE, 3);
        assertTrap(adapter, CanonicalTrap.STRING_OUT_OF_BOUNDS, -1, 5);
        assertTrap(adapter, CanonicalTrap.CANNOT_ENTER, 0, 0);
    }

    @Test
    void listsAreCheckedAndCopied() {
        Function adapter = bed.adapter(Optional.empty(), new ValType.ListOf(U32), new ValType.ListOf(BOOL));
        bed.callee = (context, arguments) -> {
            assertThat(arguments).containsExactly(1024, 2, 1032, 3);
            return new Object[0];
        };
        bed.memory(AdapterBed.CALLER).writeLong(8, 0x1234_5678_9ABC_DEF0L);
        bed.memory(AdapterBed.CALLER).writeInt(16, 0x00_05_00);
        adapter.call(8, 2, 16, 3);
        assertThat(bed.memory(AdapterBed.CALLEE).readLong(1024)).isEqualTo(0x1234_5678_9ABC_DEF0L);
        assertThat(bed.memory(AdapterBed.CALLEE).readInt(1032)).isEqualTo(0x00_01_00);
        assertTrap(adapter, CanonicalTrap.UNALIGNED_POINTER, 2, 1, 0, 0);
        bed.flags(AdapterBed.CALLEE, 3);
        assertTrap(adapter, CanonicalTrap.LIST_OUT_OF_BOUNDS, 0, 20_000, 0, 0);
        bed.flags(AdapterBed.CALLEE, 3);
        assertTrap(adapter, CanonicalTrap.LIST_TOO_LONG, 0, 1 << 26, 0, 0);
    }

    @Test
    void whatReallocReturnsIsChecked() {
        Function adapter = bed.adapter(Optional.empty(), new ValType.ListOf(U32));
        bed.realloc = (context, arguments) -> new Object[] {65_536 - 2};
        assertTrap(adapter, CanonicalTrap.REALLOC_UNALIGNED, 0, 1);
        bed.flags(AdapterBed.CALLEE, 3);
        bed.realloc = (context, arguments) -> new Object[] {65_536 - 4};
        assertTrap(adapter, CanonicalTrap.REALLOC_OUT_OF_BOUNDS, 0, 2);
        bed.flags(AdapterBed.CALLEE, 3);
        bed.realloc = (context, arguments) -> new Object[] {-4};
        assertTrap(adapter, CanonicalTrap.REALLOC_OUT_OF_BOUNDS, 0, 1);
    }

    @Test
    void spilledParametersAndResultsGoThroughMemory() {
        ValType[] parameters = Collections.nCopies(17, U8).toArray(ValType[]::new);
        Function adapter = bed.adapter(Optional.of(new ValType.TupleOf(List.of(U64, BOOL))), parameters);
        bed.callee = (context, arguments) -> {
            assertThat(arguments).containsExactly(1024);
            byte[] copied = new byte[18];
            bed.memory(AdapterBed.CALLEE).read(1024, copied, 0, 18);
            assertThat(copied).startsWith(0, 1, 2).endsWith(15, 16, 0);
            bed.memory(AdapterBed.CALLEE).writeLong(64, 99);
            bed.memory(AdapterBed.CALLEE).writeByte(72, (byte) 8);
            return new Object[] {64};
        };
        for (int i = 0; i < 20; i++) {
            bed.memory(AdapterBed.CALLER).writeByte(100 + i, (byte) i);
        }
        adapter.call(100, 200);
        assertThat(bed.memory(AdapterBed.CALLER).readLong(200)).isEqualTo(99);
        assertThat(bed.memory(AdapterBed.CALLER).readLong(208)).isEqualTo(1);
        bed.callee = (context, arguments) -> new Object[] {64};
        assertTrap(adapter, CanonicalTrap.UNALIGNED_POINTER, 100, 204);
        bed.flags(AdapterBed.CALLEE, 3);
        assertTrap(adapter, CanonicalTrap.POINTER_OUT_OF_BOUNDS, 65_520, 200);
    }

    @Test
    void aVariantPassesThePayloadOfItsCaseAlone() {
        ValType variant = new ValType.ResultOf(Optional.of(F32), Optional.of(new ValType.TupleOf(List.of(U8, U64))));
        Function adapter = bed.adapter(Optional.empty(), variant);
        List<Object> received = new ArrayList<>();
        bed.callee = (context, arguments) -> {
            received.addAll(List.of(arguments));
            return new Object[0];
        };
        adapter.call(0, Float.floatToRawIntBits(2.5f), 77L);
        adapter.call(1, 0x101, -5L);
        assertThat(received).containsExactly(0, Float.floatToRawIntBits(2.5f), 0L, 1, 1, -5L);
        assertTrap(adapter, CanonicalTrap.INVALID_DISCRIMINANT, 2, 0, 0L);
    }

    @Test
    void manyCasesFindTheirPayload() {
        List<ValType.Case> cases = IntStream.range(0, 1_000)
                .mapToObj(i -> new ValType.Case(
                        "c" + i, i % 7 == 0 ? Optional.empty() : Optional.of(i % 2 == 0 ? U8 : (ValType) STRING)))
                .toList();
        Function adapter = bed.adapter(Optional.empty(), new ValType.VariantOf(cases));
        List<Object> received = new ArrayList<>();
        bed.callee = (context, arguments) -> {
            received.addAll(List.of(arguments[0], arguments[1]));
            return new Object[0];
        };
        for (int i = 0; i < 1_000; i++) {
            received.clear();
            adapter.call(i, i % 2 == 0 ? 0x1FF : 0, 0);
            assertThat(received.get(0)).isEqualTo(i);
            if (i % 7 == 0) {
                assertThat(received.get(1)).isEqualTo(0);
            } else if (i % 2 == 0) {
                assertThat(received.get(1)).isEqualTo(0xFF);
            }
        }
    }

    @Test
    void handlesGoThroughIntrinsicsAndLendingIsFramed() {
        ResourceType resource = new ResourceType("r");
        Function adapter = bed.adapter(Optional.empty(), new ValType.Borrow(resource), new ValType.Own(resource));
        bed.callee = (context, arguments) -> {
            bed.log.add(List.of(arguments).toString());
            return new Object[0];
        };
        adapter.call(1, 2);
        assertThat(bed.log)
                .containsExactly(
                        "BeginCall[caller=0, callee=1]",
                        "LendBorrow[from=0, fromType=r, to=1, toType=r]",
                        "TransferOwn[from=0, fromType=r, to=1, toType=r]",
                        "[101, 102]",
                        "post-return [] flags 0",
                        "EndCall[caller=0, callee=1]");
    }

    @Test
    void aCallerThatMayNotLeaveTraps() {
        Function adapter = bed.adapter(Optional.empty());
        bed.flags(AdapterBed.CALLER, 0);
        assertTrap(adapter, CanonicalTrap.CANNOT_LEAVE);
    }

    @Test
    void codeGrowsWithTheTypesAsWritten() {
        ValType type = new ValType.TupleOf(List.of(STRING, U8));
        for (int i = 0; i < 60; i++) {
            type = new ValType.VariantOf(List.of(
                    new ValType.Case("a", Optional.of(type)),
                    new ValType.Case("b", Optional.of(new ValType.TupleOf(List.of(U8, type)))),
                    new ValType.Case("c", Optional.of(new ValType.ListOf(type)))));
        }
        var function = new ComponentFunctionType(
                false, List.of(new ComponentFunctionType.Parameter("p", type)), Optional.of(type));
        var side =
                new AdapterSpec.Side(0, StringEncoding.UTF8, OptionalInt.of(0), OptionalInt.of(1), OptionalInt.empty());
        var spec = new AdapterSpec("f", function, function, side, side, 2, List.of());
        GeneratedAdapters adapters = AdapterGenerator.generate(List.of(spec), new Abi(PointerType.I32));
        assertThat(adapters.module()).hasSizeLessThan(200_000);
    }

    @Test
    void streamsAreNotSupportedYet() {
        assertThatThrownBy(() -> bed.adapter(Optional.empty(), new ValType.StreamOf(Optional.empty())))
                .isInstanceOf(UnsupportedComponentFeatureException.class);
    }

    private static void assertTrap(Function adapter, CanonicalTrap expected, Object... arguments) {
        assertThatThrownBy(() -> adapter.call(arguments)).isInstanceOfSatisfying(Trap.class, trap -> {
            assertThat(trap.code()).isEqualTo(expected.code());
            assertThat(trap.detail()).isEqualTo(expected.detail());
        });
    }
}
