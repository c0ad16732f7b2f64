package dev.ashlar.wit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResolutionTest {
    @TempDir
    private Path folder;

    @Test
    void readsAFolderWithItsDependencies() throws IOException {
        write("wit/a.wit", "interface types { use dep:one/i@1.0.0.{t}; type u = t; }");
        write("wit/b.wit", "package my:app; world w { import types; export dep:two/j; }");
        write("wit/deps/one/x.wit", "package dep:one@1.0.0; interface i { use k.{t}; }");
        write("wit/deps/one/y.wit", "interface k { record t { n: u8 } }");
        write("wit/deps/two.wit", "package dep:two; interface j { f: func(); } package dep:three {}");
        write("wit/deps/README.md", "not WIT");
        var read = Wit.read(folder.resolve("wit"));
        assertThat(read.packages().stream().map(one -> one.name().toString()))
                .containsExactly("dep:one@1.0.0", "dep:three", "dep:two", "my:app");
        var types = read.root().interfaceNamed("types").orElseThrow();
        var u = new Type.Named(new TypeName(types.scope(), "u"));
        assertThat(read.underlying(u))
                .hasToString("t")
                .isInstanceOfSatisfying(
                        Type.Named.class, named -> assertThat(named.name()).hasToString("dep:one/k@1.0.0#t"));
        assertThat(read.world().imports().stream().map(WorldItem::externName))
                .containsExactly("dep:one/k@1.0.0", "dep:one/i@1.0.0", "my:app/types");
    }

    @Test
    void saysWhichFileItIs() throws IOException {
        write("wit/a.wit", "package a:b;");
        write("wit/b.wit", "package a:c;");
        assertThatThrownBy(() -> Wit.read(folder.resolve("wit")))
                .hasMessage("%s:1:1: the package is a:c here, but a:b in %s; files of one folder are one package"
                        .formatted(folder.resolve("wit/b.wit"), folder.resolve("wit/a.wit")));
        assertThatThrownBy(() -> Wit.read(folder.resolve("none")))
                .hasMessage(folder.resolve("none") + ": there is no such file or folder");
        assertThatThrownBy(() -> Wit.read(folder)).hasMessageContaining("there is no .wit file in it");
        Files.write(folder.resolve("latin.wit"), new byte[] {'/', '/', (byte) 0xe4});
        assertThatThrownBy(() -> Wit.read(folder.resolve("latin.wit"))).hasMessageContaining("not UTF-8");
    }

    @Test
    void takesThePackageThatIsNowhereElseFromFurtherFolders() throws IOException {
        write("more/one.wit", "package dep:one; interface i {}");
        write("app.wit", "package my:app; world w { import dep:one/i; }");
        var options = WitOptions.DEFAULT.withDependencies(folder.resolve("more"));
        assertThat(Wit.read(folder.resolve("app.wit"), options).packages()).hasSize(2);
    }

    @Test
    void takesFeaturesThatAreAskedForOnly() {
        var text = """
                package a:b@1.1.0;
                interface i {
                  @since(version = 1.1.0)
                  old: func();
                  @unstable(feature = shiny)
                  record r { n: u8 }
                  @unstable(feature = shiny)
                  new: func() -> r;
                  resource s {
                    @unstable(feature = other)
                    m: func();
                  }
                }
                @unstable(feature = shiny)
                interface j {}
                world w { import i; @unstable(feature = shiny) import j; }
                """;
        var stable = Wit.parse("a.wit", text);
        assertThat(Wit.print(stable)).doesNotContain("shiny", "other").contains("old: func()");
        var shiny = Wit.parse("a.wit", text, WitOptions.DEFAULT.withFeature("shiny"));
        assertThat(Wit.print(shiny)).contains("new: func() -> r", "import j").doesNotContain("other");
        var all = Wit.parse("a.wit", text, WitOptions.ALL_FEATURES);
        assertThat(Wit.print(all)).contains("@unstable(feature = other)\n    m: func()");
    }

    @Test
    void importsWhatExportsNeedUnlessItIsExportedToo() {
        var read = Wit.parse("a.wit", """
                package a:b;
                interface a { resource r; }
                interface b { use a.{r}; }
                interface c { use b.{r}; }
                world w1 { export c; }
                world w2 { export c; export b; }
                world w3 { import x: interface { use c.{r}; } }
                """);
        assertThat(externs(read, "w1")).isEqualTo("a:b/a a:b/b | a:b/c");
        assertThat(externs(read, "w2")).isEqualTo("a:b/a | a:b/b a:b/c");
        assertThat(externs(read, "w3")).isEqualTo("a:b/a a:b/b a:b/c x | ");
    }

    @Test
    void includesAnotherWorldWithItsTypes() {
        var read = Wit.parse("a.wit", """
                package a:b;
                world w {
                  resource r { constructor(); copy: static func(of: borrow<r>) -> r; }
                  type rs = list<r>;
                  import f: func(all: rs) -> r;
                  export f: func();
                }
                world v { include w with { r as s, f as g } import f: func(); }
                """);
        var v = read.world(Optional.of("v"));
        assertThat(v.scope()).hasToString("a:b/v");
        assertThat(Wit.print(read)).contains("""
                        world v {
                          resource s {
                            constructor();

                            copy: static func(of: borrow<s>) -> s;
                          }

                          type rs = list<s>;

                          import f: func();
                          import g: func(all: rs) -> s;

                          export g: func();
                        }
                        """);
        assertThat(Wit.parse("again", Wit.print(read))).isEqualTo(read);
    }

    @Test
    void typesThatAnIncludedWorldUsesComeFirstToo() {
        var read = Wit.parse("a.wit", """
                package a:b;
                interface i { type t = u8; }
                world w { use i.{t}; import f: func(a: t); }
                world v { resource r; include w; }
                """);
        assertThat(read.world(Optional.of("v")).types().stream().map(TypeDefinition::name))
                .containsExactly("t", "r");
        assertThat(Wit.parse("again", Wit.print(read))).isEqualTo(read);
    }

    @Test
    void choosesAWorld() {
        var read = Wit.parse("a.wit", "package a:b; world v {} world w {} package c:d { world v {} }");
        assertThat(read.world(Optional.of("w")).name()).hasToString("a:b/w");
        assertThat(read.world(Optional.of("c:d/v")).name()).hasToString("c:d/v");
        assertThatThrownBy(read::world).hasMessage("a:b: there is more than one world; choose one of v, w");
        assertThatThrownBy(() -> read.world(Optional.of("x")))
                .hasMessage("a:b: there is no world x; choose one of v, w");
    }

    private static String externs(WitResolution read, String world) {
        var chosen = read.world(Optional.of(world));
        return String.join(
                        " ",
                        chosen.imports().stream().map(WorldItem::externName).toList())
                + " | "
                + String.join(
                        " ",
                        chosen.exports().stream().map(WorldItem::externName).toList());
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
