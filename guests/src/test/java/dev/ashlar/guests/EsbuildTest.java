package dev.ashlar.guests;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** esbuild, a Go program of 14 MB with functions of hundreds of kilobytes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EsbuildTest {
    private static final NpmFile FILE = new NpmFile(
            "esbuild-wasm",
            "0.28.2",
            "esbuild.wasm",
            "b1831a5c0f6cf688034fb94d0419812f165ea316a3380d3fc00a151e562d2eaf");

    private PublishedModule published;

    @BeforeAll
    void load() throws Exception {
        published = new PublishedModule("esbuild", FILE);
    }

    @AfterAll
    void close() {
        if (published != null) {
            published.close();
        }
    }

    @Test
    void printsItsVersion() {
        try (var guest = new Guest(published)) {
            var program = new GoProgram(guest, "");
            int exitCode = published.timed("--version", () -> program.run("esbuild", "--version"));
            assertThat(program.output()).isEqualTo(FILE.version() + "\n");
            assertThat(exitCode).isZero();
        }
    }

    @Test
    void compilesTypeScript() {
        try (var guest = new Guest(published)) {
            var program = new GoProgram(guest, """
                    enum Stone { Ashlar = 3 }
                    interface Wall { stones: Stone[] }
                    export const count = (wall: Wall): number => wall.stones?.length ?? Stone.Ashlar ** 2;
                    """);
            int exitCode = published.timed(
                    "minify", () -> program.run("esbuild", "--loader=ts", "--minify", "--target=es2015"));
            assertThat(program.output()).isEqualTo("""
                    var s=(e=>(e[e.Ashlar=3]="Ashlar",e))(s||{});\
                    export const count=l=>{var e,n;return(n=(e=l.stones)==null?void 0:e.length)!=null?n:9};
                    """);
            assertThat(exitCode).isZero();
        }
    }

    @Test
    void reportsSyntaxErrorsWhereTheyAre() {
        try (var guest = new Guest(published)) {
            var program = new GoProgram(guest, "let wall = [1, 2;\n");
            assertThat(published.timed("error", () -> program.run("esbuild", "--color=false")))
                    .isOne();
            assertThat(program.output())
                    .contains("Expected \"]\" but found \";\"", "<stdin>:1:16:", "let wall = [1, 2;", "1 error");
        }
    }
}
