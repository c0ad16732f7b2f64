package dev.ashlar.component.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.component.validate.ParsedName.Kind;
import dev.ashlar.component.validate.ParsedName.NameException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParsedNameTest {
    @ParameterizedTest
    @CsvSource({
        "a, LABEL",
        "a1-B22-ccc, LABEL",
        "a-0, LABEL",
        "[constructor]file, CONSTRUCTOR",
        "[method]file.read, METHOD",
        "[static]file.open, STATIC",
        "wasi:io/streams@0.2.12, INTERFACE",
        "a:b/C, INTERFACE",
        "a:b/c@1.0.0-rc.1+build.5, INTERFACE",
    })
    void acceptsNamesOfEachKind(String name, Kind kind) throws NameException {
        assertThat(ParsedName.parse(name, null).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1a",
                "aB",
                "a--b",
                "a-",
                "a_b",
                "é",
                "[method]a",
                "[getter]a.b",
                "a:b",
                "A:b/c",
                "a:B/c",
                "a:b/c/d",
                "a:b/c@1",
                "a:b/c@01.0.0",
                "a:b/c@1.0.0-",
                "a@1.0.0:b/c"
            })
    void rejectsOtherNames(String name) {
        assertThatThrownBy(() -> ParsedName.parse(name, null)).isInstanceOf(NameException.class);
    }

    @Test
    void completesCanonicalVersions() throws NameException {
        assertThat(ParsedName.parse("a:b/c@0.2", ".12").kind()).isEqualTo(Kind.INTERFACE);
        assertThatThrownBy(() -> ParsedName.parse("a:b/c@0.2.1", "2")).hasMessageContaining("not a canonical version");
    }

    @Test
    void boundsTheLengthOfVersions() {
        String long_ = "a:b/c@1.0.0-" + "a.".repeat(1_000_000) + "a";

        assertThatThrownBy(() -> ParsedName.parse(long_, null)).isInstanceOf(NameException.class);
    }

    /** The example of the specification. */
    @Test
    void tellsStronglyUniqueNames() throws NameException {
        Set<String> keys = new HashSet<>();
        for (String name :
                List.of("foo", "foo-bar", "[constructor]foo", "[method]foo.bar", "[static]foo.baz", "foo:bar/baz")) {
            assertThat(keys.add(ParsedName.parse(name, null).key())).as(name).isTrue();
        }
        for (String name : List.of(
                "foo",
                "FOO",
                "foo-BAR",
                "[constructor]FOO",
                "[method]foo.BAR",
                "[static]foo.bar",
                "[method]foo.baz",
                "[method]foo.foo",
                "[static]foo-BAR.FOO-bar",
                "foo:bar/BAZ")) {
            assertThat(keys).as(name).contains(ParsedName.parse(name, null).key());
        }
    }
}
