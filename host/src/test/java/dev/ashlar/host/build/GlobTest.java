package dev.ashlar.host.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {
    private static boolean matches(String pattern, String path) {
        return Glob.of(pattern).stream()
                .anyMatch(glob -> path.startsWith(glob.root())
                        && glob.matches(path.substring(glob.root().length())));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "src/**/*.rs | src/main.rs | true",
                "src/**/*.rs | src/a/b/main.rs | true",
                "src/**/*.rs | src/main.c | false",
                "src/**/*.rs | main.rs | false",
                "src/**/**/*.rs | src/a/main.rs | true",
                "src/** | src/a/b | true",
                "src/** | other/a | false",
                "** | a/b/c | true",
                "**/wit/*.wit | wit/a.wit | true",
                "**/wit/*.wit | a/b/wit/a.wit | true",
                "**/wit/*.wit | a/b/wit/c/a.wit | false",
                "*.c | a.c | true",
                "*.c | a/b.c | false",
                "*.{c,h} | a.h | true",
                "*.{c,h} | a.o | false",
                "{src,lib}/*.{c,h} | lib/a.c | true",
                "a?c | abc | true",
                "a?c | ac | false",
                "a*b*c | aXbXbXc | true",
                "a*b*c | aXbXbX | false",
                "Cargo.toml | Cargo.toml | true",
                "./a.c | ./a.c | true",
                "../shared/*.wit | ../shared/a.wit | true",
                "a.{c | a.{c | true",
            })
    void matchesPaths(String pattern, String path, boolean expected) {
        assertThat(matches(pattern, path)).isEqualTo(expected);
    }

    @Test
    void entersOnlyDirectoriesInWhichSomethingMayMatch() {
        var shallow = Glob.of("*.c").getFirst();
        assertThat(shallow.reaches("node_modules")).isFalse();
        var middle = Glob.of("*/wit/*.wit").getFirst();
        assertThat(middle.reaches("a")).isTrue();
        assertThat(middle.reaches("a/wit")).isTrue();
        assertThat(middle.reaches("a/src")).isFalse();
        assertThat(middle.reaches("a/wit/b")).isFalse();
        var deep = Glob.of("src/**").getFirst();
        assertThat(deep.root()).isEqualTo("src/");
        assertThat(deep.reaches("a/b/c")).isTrue();
    }

    @Test
    void takesNoLongerForWickedPatterns() {
        var pattern = "*a".repeat(2_000) + "b";
        assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> assertThat(matches(pattern, "a".repeat(4_000))).isFalse());
        var deep = "**/a/".repeat(500) + "b";
        assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> assertThat(matches(deep, "a/".repeat(2_000) + "c")).isFalse());
        assertThat(Glob.of("{a,b}".repeat(40))).hasSizeLessThan(200);
    }
}
