package dev.ashlar.bindgen;

import static dev.ashlar.bindgen.Compiler.assertThatItCompilesWithoutWarnings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.wit.Wit;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** WIT that makes it hard. */
class TortureTest {
    @TempDir
    private Path folder;

    @Test
    void namesThatJavaKeepsOrThatClashAreChanged() {
        var bindings = Wits.generateAll(Wits.file("torture.wit"), "torture");

        assertThat(bindings.omissions()).isEmpty();
        assertThatItCompilesWithoutWarnings(bindings, folder);
    }

    @Test
    void filesDifferInMoreThanCase() {
        var paths = new HashSet<String>();
        for (var file : Wits.generateAll(Wits.file("torture.wit"), "torture").files()) {
            assertThat(paths.add(file.path().toLowerCase(Locale.ROOT)))
                    .as(file.path())
                    .isTrue();
        }
    }

    @Test
    void theSameInputGivesTheSameFiles() {
        assertThat(Wits.generateAll(Wits.file("torture.wit"), "a"))
                .isEqualTo(Wits.generateAll(Wits.file("torture.wit"), "a"));
    }

    @Test
    void versionsThatStandInForEachOtherShareAPackageUntilTheyMeet() {
        var alone = paths("a:b/i@1.2.3");
        assertThat(alone).contains("a/b/v1/i/R.java");
        assertThat(paths("a:b/i@0.2.7")).contains("a/b/v0_2/i/R.java");
        assertThat(paths("a:b/i@0.0.7")).contains("a/b/v0_0_7/i/R.java");
        assertThat(paths("a:b/i@0.2.0-draft-1")).contains("a/b/v0_2_0_draft_1/i/R.java");
        assertThat(paths("a:b/i")).contains("a/b/i/R.java");
        assertThat(paths("a:b/i@0.2.3", "a:b/i@0.2.12", "a:b/i@0.3.0"))
                .contains("a/b/v0_2/i/R.java", "a/b/v0_2_3/i/R.java", "a/b/v0_3/i/R.java", "t/w/w/W.java");
    }

    private java.util.List<String> paths(String... interfaces) {
        var text = new StringBuilder("package t:w;\nworld w {\n");
        for (String name : interfaces) {
            text.append("import ").append(name).append(";\n");
        }
        text.append("}\n");
        for (String name : interfaces) {
            String version = name.contains("@") ? name.substring(name.indexOf('@')) : "";
            text.append("package a:b").append(version).append(" { interface i { resource r { m: func(); } } }\n");
        }
        var bindings = Wits.generateAll(Wit.parse("versions.wit", text.toString()), "");
        assertThatItCompilesWithoutWarnings(bindings, folder);
        return bindings.files().stream().map(JavaFile::path).toList();
    }

    @Test
    void whatIsProvidedIsReferredToAndNotGenerated() {
        var wit = Wits.wasi("0.2.12", "wasi:cli/command");
        var options = new BindgenOptions("mine", Map.of("wasi", "theirs", "wasi:io", "others"));
        var bindings = Bindgen.generate(wit, java.util.List.of(Bindgen.findWorld(wit, "all")), options);

        assertThat(bindings.files())
                .extracting(JavaFile::path)
                .containsExactly("mine/test/all/all/All.java", "mine/test/all/all/package-info.java");
        assertThat(bindings.files().getFirst().text())
                .contains("import theirs.wasi.cli.v0_2.run.Run;", "import others.wasi.io.v0_2.streams.Streams;");
    }

    @Test
    void typesThatDoubleWithEachNameAreLeftOut() {
        String types = IntStream.range(1, 40)
                .mapToObj(i -> "type t%d = tuple<t%d, t%d>;".formatted(i, i - 1, i - 1))
                .collect(Collectors.joining("\n"));
        var wit = Wit.parse(
                "explosion.wit",
                "package a:b; interface i { type t0 = u8; %s f: func(x: t39); g: func(x: t3); } world w { import i; }"
                        .formatted(types));
        var bindings = Wits.generateAll(wit, "x");

        assertThat(bindings.omissions())
                .extracting(Omission::item)
                .contains("a:b/i#t39", "a:b/i#f")
                .doesNotContain("a:b/i#g");
        assertThatItCompilesWithoutWarnings(bindings, folder);
    }

    @Test
    void whatExceedsAMethodsParametersIsLeftOut() {
        String fields = IntStream.range(0, 128).mapToObj(i -> "x" + i + ": u64").collect(Collectors.joining(", "));
        String tuple = IntStream.range(0, 17).mapToObj(i -> "u8").collect(Collectors.joining(", "));
        var wit = Wit.parse(
                "wide.wit",
                "package a:b; interface i { record wide { %s } f: func() -> wide; g: func(%s); h: func() -> tuple<%s>; }"
                                .formatted(fields, fields, tuple)
                        + "world w { import i; }");
        var bindings = Wits.generateAll(wit, "x");

        assertThat(bindings.omissions())
                .extracting(Omission::toString)
                .containsExactly(
                        "a:b/i#wide: it has more fields than a method of Java can have parameters",
                        "a:b/i#f: it has more fields than a method of Java can have parameters",
                        "a:b/i#g: it has more parameters than a method of Java can have parameters",
                        "a:b/i#h: it has a tuple of more than 16 elements");
    }

    @Test
    void namesOfFilesAreNeverTooLong() {
        String name = "n".repeat(1_000);
        var wit = Wit.parse(
                "long.wit",
                "package %1$s:%1$s; interface %1$s { record %1$sa { x: u8 } record %1$sb { x: u8 } f: func() -> result<_, tuple<%1$sa, %1$sb>>; } world w { import %1$s; }"
                        .formatted(name));
        var bindings = Wits.generateAll(wit, "x");

        assertThat(bindings.files())
                .allSatisfy(file -> assertThat(file.path().split("/"))
                        .allSatisfy(part -> assertThat(part).hasSizeLessThan(200)));
        assertThatItCompilesWithoutWarnings(bindings, folder);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/ public class Escaped {} /*",
                "\\u002a/ \\u000a public class Escaped {} // \\uu0041 \\\\u0041 \\\\\\u0041",
                "@deprecated\n@since 1\n  @author x",
                "{@link Nothing} {@snippet : } {@",
                "<script> & &amp; &nothing; a < b > c <https://example.com> <b>",
                "[none] [Nothing][x] [`code`] [text](https://example.com) [a b] ] [",
                "```\nfenced @see {@link X} <b>\n\\u0041\n```\nafter @see",
                "```\nnever closed <b>",
                "`code <b> @x` and ``two ` <b>`` and `open <b>",
                "# heading\n\n- list\n  - nested\n\n    indented <b>\n\n| a | b |\n|---|---|\n| 1 | <2> |",
                "a very long line " + LONG + LONG + LONG,
                "[ref]: https://example.com\n[ref] and [other][ref]",
                "tab\tand \u00e9\ud83d\ude00",
            })
    void documentationIsNeverMoreThanThat(String docs) {
        String comment = docs.lines().map(line -> "/// " + line).collect(Collectors.joining("\n"));
        var wit = Wit.parse(
                "docs.wit",
                "package a:b;\n%1$s\ninterface i {\n%1$s\nrecord r {\n%1$s\nf: u8 }\n%1$s\nenum e {\n%1$s\nc }\n%1$s\nf: func(); }\nworld w { import i; }"
                        .formatted(comment));
        var bindings = Wits.generateAll(wit, "x");

        assertThat(bindings.files()).hasSize(6);
        assertThatItCompilesWithoutWarnings(bindings, folder);
    }

    private static final String LONG = "of many words that fill it until there is no more room for any other ";

    @Test
    void findsWorldsByName() {
        var wit = Wits.wasi("0.2.12", "wasi:cli/command");

        assertThat(Bindgen.findWorld(wit, "")).hasToString("test:all/all");
        assertThat(Bindgen.findWorld(wit, "command")).hasToString("wasi:cli/command@0.2.12");
        assertThat(Bindgen.findWorld(wit, "wasi:io/imports@0.2.12")).hasToString("wasi:io/imports@0.2.12");
        assertThatThrownBy(() -> Bindgen.findWorld(wit, "imports"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("expected one world imports, found 7; there are: wasi:");
        assertThatThrownBy(() -> new BindgenOptions("com.class"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("\"com.class\" is not the name of a Java package");
    }
}
