package dev.ashlar.component.wave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.component.ComponentFunctionType;
import dev.ashlar.component.ComponentFunctionType.Parameter;
import dev.ashlar.component.ResourceType;
import dev.ashlar.component.ValType;
import dev.ashlar.component.ValType.Primitive;
import dev.ashlar.component.Value;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WaveTest {
    private static final ValType OPTION = new ValType.OptionOf(Primitive.U8);
    private static final ValType RESULT =
            new ValType.ResultOf(Optional.of(Primitive.U8), Optional.of(Primitive.STRING));
    private static final ValType RECORD = new ValType.RecordOf(
            List.of(new ValType.Field("must-have", Primitive.U8), new ValType.Field("optional", OPTION)));
    private static final ValType OPTIONAL = new ValType.RecordOf(List.of(new ValType.Field("optional", OPTION)));
    private static final ValType VARIANT = new ValType.VariantOf(List.of(
            new ValType.Case("empty", Optional.empty()),
            new ValType.Case("body", Optional.of(new ValType.ListOf(Primitive.U8))),
            new ValType.Case("err", Optional.of(Primitive.STRING))));
    private static final ValType ENUM = new ValType.EnumOf(List.of("ok", "not-found", "HTTP3"));
    private static final ValType FLAGS = new ValType.FlagsOf(List.of("read", "write", "exec"));

    /** The text that the value is written as again. */
    private static String again(ValType type, String text) {
        return Wave.parse(type, text).toString();
    }

    private static void refuses(ValType type, String text, String message) {
        assertThatThrownBy(() -> Wave.parse(type, text))
                .isInstanceOf(WaveException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            BOOL | true
            S8 | -128
            S8 | 0
            U8 | 255
            S16 | -32768
            U16 | 65535
            S32 | -2147483648
            U32 | 4294967295
            S64 | -9223372036854775808
            U64 | 18446744073709551615
            F32 | 3.14
            F32 | inf
            F64 | 6.022E23
            F64 | nan
            F64 | -inf
            F64 | -0
            F64 | 0.1
            CHAR | '☃'
            CHAR | '\\''
            CHAR | '\\u{0}'
            STRING | "abc\\t123 👋 \\"\\\\"
            STRING | ""
            """)
    void readsWhatIsWritten(Primitive type, String text) {
        assertThat(again(type, text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "S8, 128",
        "U8, 256",
        "U8, -1",
        "U8, -0",
        "U32, 4294967296",
        "S64, 9223372036854775808",
        "U64, 18446744073709551616",
        "S32, 1.5",
        "U16, 1e3",
        "U64, -1"
    })
    void numbersHaveARange(Primitive type, String text) {
        refuses(type, text, "column 1: " + text + " is no " + type);
    }

    @Test
    void escapes() {
        assertThat(Wave.parse(Primitive.STRING, "\"\\u{1f44B}\\n\\'\\\"\\\\\\r\""))
                .isEqualTo(new Value.Str("👋\n'\"\\\r"));
        refuses(Primitive.STRING, "\"\\x\"", "column 2: no such escape; there are \\\\ \\' \\\" \\t \\n \\r \\u{…}");
        refuses(Primitive.CHAR, "'\\u{d800}'", "column 2: U+d800 is not a Unicode scalar value");
        refuses(Primitive.CHAR, "'\\u{110000}'", "column 2: U+110000 is not a Unicode scalar value");
        refuses(Primitive.CHAR, "'\\u{}'", "column 2: an escape is written \\u{1f600}");
        refuses(Primitive.CHAR, "''", "column 2: a character is missing between the quotes");
        refuses(Primitive.CHAR, "'ab'", "column 3: a character ends with ' after one code point");
        refuses(Primitive.STRING, "\"👋\n\"", "line 1, column 3: a line break in a string is written \\n");
        refuses(Primitive.STRING, "\"👋", "column 3: the string is not closed");
        refuses(Primitive.STRING, "\"\\", "column 2: no such escape; there are \\\\ \\' \\\" \\t \\n \\r \\u{…}");
        refuses(Primitive.STRING, "\"\uD800\"", "column 2: half of a surrogate pair");
    }

    @Test
    void stringsOfSeveralLines() {
        assertThat(Wave.parse(Primitive.STRING, "\"\"\"\nA single line\n\"\"\""))
                .isEqualTo(new Value.Str("A single line"));
        assertThat(Wave.parse(Primitive.STRING, "\"\"\"\r\n    Indentation determined\r\n      by the end\n  \"\"\""))
                .isEqualTo(new Value.Str("  Indentation determined\n    by the end"));
        assertThat(Wave.parse(Primitive.STRING, "\"\"\"\n  at end of line: \\r\n  triplets: \"\"\\\"\"\n  \"\"\""))
                .isEqualTo(new Value.Str("at end of line: \r\ntriplets: \"\"\"\""));
        assertThat(Wave.parse(Primitive.STRING, "\"\"\"\n\"\"\"")).isEqualTo(new Value.Str(""));
        refuses(
                Primitive.STRING,
                "\"\"\"\n a\n  \"\"\"",
                "line 2, column 1: the line has less indentation than the closing \"\"\"");
        refuses(Primitive.STRING, "\"\"\"a\"\"\"", "column 4: a line break has to follow \"\"\"");
        refuses(
                Primitive.STRING,
                "\"\"\"\na\"\"\"",
                "line 2, column 1: the line of the closing \"\"\" may have spaces before them only");
        refuses(Primitive.STRING, "\"\"\"\na", "line 2, column 2: the string is not closed");
    }

    @Test
    void compounds() {
        assertThat(again(new ValType.TupleOf(List.of(Primitive.U8, Primitive.STRING)), "( 123 ,\"abc\",) // end"))
                .isEqualTo("(123, \"abc\")");
        assertThat(again(new ValType.ListOf(Primitive.CHAR), "[]")).isEqualTo("[]");
        assertThat(again(new ValType.ListOf(Primitive.CHAR), "['a', 'b','c',]")).isEqualTo("['a', 'b', 'c']");
        assertThat(again(new ValType.FixedListOf(Primitive.U8, 2), "[1, 2]")).isEqualTo("[1, 2]");
        assertThat(again(new ValType.MapOf(Primitive.STRING, Primitive.U8), "[(\"a\", 1), (\"b\", 2)]"))
                .isEqualTo("[(\"a\", 1), (\"b\", 2)]");
        assertThat(again(RECORD, "{must-have: 123}")).isEqualTo("{must-have: 123, optional: none}");
        assertThat(again(RECORD, "{%optional: 5, must-have: 123,}")).isEqualTo("{must-have: 123, optional: some(5)}");
        assertThat(again(OPTIONAL, "{:}")).isEqualTo("{optional: none}");
        assertThat(again(FLAGS, "{exec, %read,}")).isEqualTo("{read, exec}");
        assertThat(again(FLAGS, "{}")).isEqualTo("{}");
        assertThat(again(ENUM, "%ok")).isEqualTo("%ok");
        assertThat(again(ENUM, "HTTP3")).isEqualTo("HTTP3");
        assertThat(again(VARIANT, "empty")).isEqualTo("empty");
        assertThat(again(VARIANT, "body([79, 75])")).isEqualTo("body([79, 75])");
        assertThat(again(VARIANT, "%err(\"oops\")")).isEqualTo("%err(\"oops\")");
    }

    @Test
    void optionsAndResultsHaveShortForms() {
        assertThat(again(OPTION, "123")).isEqualTo("some(123)");
        assertThat(again(OPTION, "none")).isEqualTo("none");
        assertThat(again(new ValType.OptionOf(OPTION), "some(none)")).isEqualTo("some(none)");
        refuses(new ValType.OptionOf(OPTION), "1", "column 1: 1 where some(…) or none is expected");
        assertThat(again(RESULT, "123")).isEqualTo("ok(123)");
        assertThat(again(RESULT, "err(\"oops\")")).isEqualTo("err(\"oops\")");
        ValType bare = new ValType.ResultOf(Optional.empty(), Optional.empty());
        assertThat(again(bare, "ok")).isEqualTo("ok");
        assertThat(again(bare, "err")).isEqualTo("err");
        refuses(bare, "1", "column 1: 1 where ok or err is expected");
        refuses(bare, "ok(1)", "column 3: ok has no payload");
        refuses(new ValType.OptionOf(RESULT), "1", "column 1: 1 where some(…) or none is expected");
        assertThat(again(new ValType.OptionOf(ENUM), "not-found")).isEqualTo("some(not-found)");
    }

    @Test
    void saysWhatIsWrong() {
        refuses(RECORD, "{}", "column 2: a record without fields is written {:}");
        refuses(RECORD, "{:}", "column 3: field must-have is missing");
        refuses(RECORD, "{must: 1}", "column 2: no field must in record { must-have: u8, optional: option<u8> }");
        refuses(RECORD, "{must-have: 1, must-have: 2}", "column 16: field must-have is there twice");
        refuses(FLAGS, "{read, read}", "column 8: flag read is there twice");
        refuses(FLAGS, "{run}", "column 2: no flag run in flags { read, write, exec }");
        refuses(ENUM, "ok", "column 1: the case ok is written %ok");
        refuses(ENUM, "lost", "column 1: no case lost in enum { ok, not-found, HTTP3 }");
        refuses(VARIANT, "empty(1)", "column 6: empty has no payload");
        refuses(VARIANT, "body", "column 5: the end where body(list<u8>) is expected");
        refuses(new ValType.FixedListOf(Primitive.U8, 2), "[1]", "column 1: 1 element where list<u8, 2> is expected");
        refuses(
                new ValType.TupleOf(List.of(Primitive.U8, Primitive.U8)),
                "(1)",
                "column 3: 1 element where tuple<u8, u8> is expected");
        refuses(new ValType.ListOf(Primitive.U8), "[1 2]", "column 4: 2 where ',' or ']' is expected");
        refuses(new ValType.ListOf(Primitive.U8), "[1,", "column 4: the end where u8 is expected");
        refuses(Primitive.U8, "1 2", "column 3: 2 where the end is expected");
        refuses(Primitive.U8, "\"1\"", "column 1: a string where u8 is expected");
        refuses(Primitive.BOOL, "", "column 1: the end where true or false is expected");
        refuses(Primitive.U8, "01", "column 1: not a number; numbers are written in decimal, without leading zeros");
        refuses(Primitive.U8, "0x1", "column 1: not a number; numbers are written in decimal, without leading zeros");
        refuses(ENUM, "not_found", "column 1: not a label; labels are words of one case, joined by hyphens");
        refuses(ENUM, "é", "column 1: nothing starts with é");
        refuses(
                new ValType.Own(new ResourceType("file")),
                "1",
                "column 1: a value of type own<file> cannot be written");
    }

    @Test
    void errorsOfSeveralLinesNameTheLine() {
        refuses(new ValType.ListOf(Primitive.U8), "[1, // first\n 256]", "line 2, column 2: 256 is no u8");
    }

    @Test
    void calls() {
        ComponentFunctionType type = new ComponentFunctionType(
                false,
                List.of(new Parameter("a", Primitive.U32), new Parameter("b", OPTION), new Parameter("c", OPTION)),
                Optional.empty());
        WaveCall call = Wave.parseCall("docs:adder/add@0.1.0#add (1, 2)");
        assertThat(call.function()).isEqualTo("docs:adder/add@0.1.0#add");
        assertThat(call.arguments(type))
                .containsExactly(new Value.U32(1), Value.OptionOf.some(new Value.U8(2)), Value.OptionOf.NONE);
        assertThat(Wave.parseArguments(type, "(1)"))
                .containsExactly(new Value.U32(1), Value.OptionOf.NONE, Value.OptionOf.NONE);
        ComponentFunctionType none = new ComponentFunctionType(false, List.of(), Optional.empty());
        assertThat(Wave.parseCall("run").arguments(none)).isEmpty();
        assertThat(Wave.parseCall("run()").arguments(none)).isEmpty();
        assertThatThrownBy(() -> Wave.parseCall("run(1)").arguments(none))
                .hasMessage("column 5: the function takes no arguments");
        assertThatThrownBy(() -> Wave.parseCall("f()").arguments(type))
                .hasMessage("column 3: argument 1 is missing, a: u32");
        assertThatThrownBy(() -> Wave.parseCall("f").arguments(type))
                .hasMessage("column 3: argument 1 is missing, a: u32");
        assertThatThrownBy(() -> Wave.parseCall("f(-1)").arguments(type)).hasMessage("column 3: -1 is no u32");
        assertThatThrownBy(() -> Wave.parseCall("f(1) 2").arguments(type))
                .hasMessage("column 6: 2 where the end is expected");
        assertThatThrownBy(() -> Wave.parseCall("(1)")).hasMessage("column 1: the name of a function is missing");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5_000})
    void listsOfNumbersArePacked(int size) {
        for (Primitive type :
                List.of(Primitive.U8, Primitive.S16, Primitive.U32, Primitive.S64, Primitive.F32, Primitive.F64)) {
            StringBuilder text = new StringBuilder("[");
            for (int i = 0; i < size; i++) {
                text.append(i == 0 ? "" : ", ").append(i % 100);
            }
            Value value = Wave.parse(new ValType.ListOf(type), text.append(']').toString());
            assertThat(value)
                    .isEqualTo(new Value.ListOf(
                            ((Value.ListOf) value).elements().stream().toList()));
            assertThat(((Value.ListOf) value).elements()).hasSize(size);
            assertThat(value).hasToString(text.toString());
        }
    }
}
