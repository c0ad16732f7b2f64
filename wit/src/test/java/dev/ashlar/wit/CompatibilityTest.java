package dev.ashlar.wit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompatibilityTest {
    private static final String BEFORE = """
            interface types {
              record header { name: string, text: string }
              record request { path: string, headers: list<header>, value: u32 }
              variant answer { ok(list<u8>), failed(u16), none }
              enum method { get, put }
              flags rights { read, write }
              type size = u32;
              resource body {
                constructor(length: size);
                read: func(n: size) -> list<u8>;
                merge: static func(one: body, other: body) -> body;
              }
              handle: func(of: request, by: borrow<body>) -> result<answer, string>;
              again: func(of: request, max: size) -> option<method>;
            }
            """;

    @Test
    void theSameIsCompatible() {
        assertThat(compare(BEFORE, BEFORE)).isEmpty();
    }

    @Test
    void moreIsCompatible() {
        var more = BEFORE.replace("handle:", "more: func(); type extra = u8; handle:")
                .replace("read: func", "write: func(bytes: list<u8>); read: func");
        assertThat(compare(BEFORE, more)).isEmpty();
        assertThat(compare(more, BEFORE))
                .containsExactly(
                        "types.body.write: missing, was func(bytes: list<u8>)",
                        "types.extra: missing, was a type",
                        "types.more: missing, was func()");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            value: u32                      | value: u64                 | types.request.fields[2].value: u32 → u64
            value: u32                      | other: u32                 | types.request.fields[2].value: missing, was u32; types.request.fields[2].other: added, u32
            path: string, headers: list<header> | headers: list<header>, path: string | types.request.fields: path, headers, value → headers, path, value
            name: string, text: string      | name: string, text: list<u8> | types.header.fields[1].text: string → list<u8>
            failed(u16), none               | failed(u16)                | types.answer.cases[2].none: missing
            failed(u16)                     | failed                     | types.answer.cases[1].failed: u16 → nothing
            { get, put }                    | { get, put, post }         | types.method.cases[2].post: added
            { read, write }                 | { write, read }            | types.rights.flags: read, write → write, read
            type size = u32                 | type size = u64            | types.size: u32 → u64
            enum method { get, put }        | variant method { get, put } | types.method: enum → variant
            (n: size)                       | (count: size)              | types.body.read.parameters: (n) → (count)
            (n: size) -> list<u8>           | (n: size) -> list<u16>     | types.body.read.result: list<u8> → list<u16>
            (n: size) -> list<u8>           | (n: size)                  | types.body.read.result: list<u8> → nothing
            read: func                      | read: async func           | types.body.read: func → async func
            merge: static                   | merge:                     | types.body.merge: missing, was static func(one: body, other: body) -> body
            constructor(length: size);      | ""                         | types.body.constructor: missing, was func(length: size) -> body
            borrow<body>                    | body                       | types.handle.parameters[1].by: borrow<body> → body
            result<answer, string>          | result<answer>             | types.handle.result: result<answer, string> → result<answer>
            again: func(of: request, max: size) -> option<method>; | "" | types.again: missing, was func(of: request, max: size) -> option<method>
            option<method>                  | option<tuple<u8>>          | types.again.result: option<method> → option<tuple<u8>>
            interface types                 | interface typos            | types: missing, was an interface
            """)
    void changesAreNamedOnceAndWhereTheyAre(String old, String replacement, String report) {
        assertThat(BEFORE).contains(old);
        assertThat(String.join("; ", compare(BEFORE, BEFORE.replace(old, replacement))))
                .isEqualTo(report);
    }

    @Test
    void anotherNameForTheSameTypeIsCompatible() {
        var after = BEFORE.replace("max: size", "max: u32").replace("type size = u32", "type n = u32; type size = n");
        assertThat(compare(BEFORE, after)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0.2.0, 0.2.12, ''",
        "0.2.12, 0.2.0, ''",
        "1.0.0, 1.9.3, ''",
        "0.2.12, 0.3.0, a:b: 0.2.12 → 0.3.0 (below 1.0.0 the second number has to stay)",
        "0.0.1, 0.0.2, a:b: 0.0.1 → 0.0.2 (below 0.1.0 every version stands alone)",
        "1.2.0, 2.0.0, a:b: 1.2.0 → 2.0.0 (the first number has to stay)",
        "0.2.0-draft, 0.2.0-draft, ''",
        "0.2.0-draft, 0.2.0, a:b: 0.2.0-draft → 0.2.0 (drafts and other prereleases are compatible with themselves only)",
        "0.3.0-rc.1, 0.3.0-rc.2, a:b: 0.3.0-rc.1 → 0.3.0-rc.2 (drafts and other prereleases are compatible with themselves only)"
    })
    void versionsFollowTheRule(String before, String after, String report) {
        var text = "package a:b@%s; interface i { resource r; f: func() -> r; }";
        var found = Wit.compare(Wit.parse("a", text.formatted(before)), Wit.parse("b", text.formatted(after)));
        assertThat(lines(found)).containsExactlyElementsOf(report.isEmpty() ? List.of() : List.of(report));
    }

    @Test
    void aWorldMayExportMoreAndImportLess() {
        var types = "interface i { f: func(); } interface j {} ";
        var small = types + "world w { import i; export j; }";
        var big = types + "world w { import i; import j; import k: func(); export j; export i; }";
        var exporting = types + "world w { export j; export i; }";
        assertThat(compare(small, exporting)).isEmpty();
        assertThat(compare(exporting, small))
                .containsExactly(
                        "w exports i: missing, was an interface",
                        "w imports i: added, an interface (nobody provides it)");
        assertThat(compare(small, big))
                .containsExactly(
                        "w imports j: added, an interface (nobody provides it)",
                        "w imports k: added, func() (nobody provides it)");
    }

    @Test
    void anImportMayNotAskForMore() {
        var text = "package a:b; world w { import x:y/i@0.2.%s; export x:y/i@0.2.%s; } package x:y@0.2.%s"
                + " { interface i { %s f: func(a: %s); } }";
        var before = Wit.parse("before", text.formatted("1", "1", "1", "", "u8"));
        var after = Wit.parse("after", text.formatted("2", "2", "2", "g: func();", "u8"));
        assertThat(lines(Wit.compare(before, after)))
                .containsExactly("w imports x:y/i@0.2.2.g: added, func() (nobody provides it)");
        var changed = Wit.parse("changed", text.formatted("2", "2", "2", "", "u16"));
        assertThat(lines(Wit.compare(before, changed)))
                .containsExactly(
                        "w exports x:y/i@0.2.1.f.parameters[0].a: u8 → u16",
                        "w imports x:y/i@0.2.2.f.parameters[0].a: u8 → u16");
    }

    @Test
    void resourcesAreKnownByWhereTheyComeFrom() {
        var text = "interface i { resource r; } interface j { resource r; } interface k { use %s.{r}; f: func(a: r); }";
        assertThat(compare(text.formatted("i"), text.formatted("j")))
                .containsExactly("i.r: a:b/i#r → a:b/j#r", "k.f.parameters[0].a: a:b/i#r → a:b/j#r");
    }

    @Test
    void theReportKnowsItsParts() {
        var found = Wit.compare(
                Wit.parse("a", "package a:b;" + BEFORE),
                Wit.parse("b", "package a:b;" + BEFORE.replace("value: u32", "value: u64")));
        assertThat(found).singleElement().satisfies(one -> {
            assertThat(one.kind()).isEqualTo(Incompatibility.Kind.CHANGED);
            assertThat(one.path()).isEqualTo("types.request.fields[2].value");
            assertThat(one.before()).contains("u32");
            assertThat(one.after()).contains("u64");
        });
    }

    private static List<String> lines(List<Incompatibility> found) {
        return found.stream().map(Incompatibility::toString).toList();
    }

    private static List<String> compare(String before, String after) {
        return lines(
                Wit.compare(Wit.parse("before", "package a:b;" + before), Wit.parse("after", "package a:b;" + after)));
    }
}
