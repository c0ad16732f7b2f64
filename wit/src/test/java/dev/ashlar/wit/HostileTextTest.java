package dev.ashlar.wit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bad text ends in the exception that is documented, in bounded time. {@code -Dashlar.wit.mutants} says how many. */
class HostileTextTest {
    private static final int MUTANTS = Integer.getInteger("ashlar.wit.mutants", 4_000);
    private static final long SEED = Long.getLong("ashlar.wit.seed", 1L);
    private static final Duration MOMENT = Duration.ofSeconds(20);

    @Test
    void mutantsAreReadOrRefused() {
        int accepted = 0;
        for (int i = 0; i < MUTANTS; i++) {
            var random = new Random(SEED + i);
            var text = i % 2 == 0 ? Samples.EVERYTHING : new RandomWit(random).write();
            accepted += readOrRefuse(Mutation.of(text, random)) ? 1 : 0;
        }
        assertThat(accepted).as("mutants that are still valid").isBetween(MUTANTS / 100, MUTANTS * 3 / 4);
    }

    /** What is read must print such that it reads the same. */
    private static boolean readOrRefuse(String text) {
        WitResolution read;
        try {
            read = Wit.parse("mutant", text, WitOptions.ALL_FEATURES);
        } catch (WitException e) {
            assertThat(e.file()).isEqualTo("mutant");
            return false;
        }
        assertThat(Wit.parse("printed", Wit.print(read), WitOptions.ALL_FEATURES))
                .as(text)
                .isEqualTo(read);
        return true;
    }

    @ParameterizedTest
    @MethodSource("bombs")
    void bombsAreRefused(String text, String reason) {
        assertTimeoutPreemptively(
                MOMENT,
                () -> assertThatThrownBy(() -> Wit.parse("bomb", "package a:b;\n" + text))
                        .isInstanceOf(WitException.class)
                        .hasMessageContaining(reason));
    }

    static List<Arguments> bombs() {
        int many = 100_000;
        return List.of(
                arguments("interface i { type t = " + "list<".repeat(many), "nested more than"),
                arguments("interface i { " + chain(many) + " }", "nested more than"),
                arguments("interface i { " + chain(many).replace("u8", "t0") + " }", "nested more than"),
                arguments("/*".repeat(many), "not closed"),
                arguments("use " + "a:".repeat(many) + "b/c;", "at most"),
                arguments("interface " + "a".repeat(many) + "- {}", "is no name"),
                arguments("package a:c@1.0.0-" + "a.".repeat(many) + "b {}", "expected a version"),
                arguments("interface i { use j0.{t}; } " + ring(many), "depends on itself"),
                arguments(includes(2_000), "imports, exports and types"),
                arguments("interface i { f: func(" + "a: u8, ".repeat(many) + "); }", "already defined"));
    }

    /** Each type needs the one after it. */
    private static String chain(int length) {
        return IntStream.range(0, length)
                        .mapToObj(i -> "type t" + i + " = option<t" + (i + 1) + ">;")
                        .collect(Collectors.joining())
                + " type t" + length + " = u8;";
    }

    private static String ring(int length) {
        return IntStream.range(0, length)
                .mapToObj(i -> "interface j" + i + " { use j" + (i + 1) % length + ".{t}; }")
                .collect(Collectors.joining());
    }

    /** A world with many imports that many others include. */
    private static String includes(int count) {
        var imports = IntStream.range(0, count)
                .mapToObj(i -> "import f-" + i + ": func();")
                .collect(Collectors.joining("", "world w { ", " }"));
        return imports
                + IntStream.range(0, count)
                        .mapToObj(i -> "world v" + i + " { include w; }")
                        .collect(Collectors.joining());
    }

    @Test
    void longChainsOfUsesAreRead() {
        int length = 20_000;
        var text = IntStream.range(0, length)
                .mapToObj(i -> "interface i" + i + " { use i" + (i + 1) + ".{t}; }")
                .collect(Collectors.joining(
                        "", "package a:b; world w { export i0; }", "interface i" + length + " { resource t; }"));
        var read = assertTimeoutPreemptively(MOMENT, () -> Wit.parse("chain", text));
        assertThat(read.root().worlds().getFirst().imports()).hasSize(length);
        var first = read.root().interfaceNamed("i0").orElseThrow();
        assertThat(read.resource(new TypeName(first.scope(), "t")).scope()).hasToString("a:b/i" + length);
    }
}
