package dev.ashlar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WitCommandTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        write("wit/app.wit", "package my:app@1.0.0; world w { import x:y/i; export f: func(a: u8); }");
        write("wit/deps/xy.wit", "package x:y; interface i { @unstable(feature = new) g: func(); }");
        write("later.wit", "package my:app@1.1.0; world w { export f: func(a: u16); }");
        write("bad.wit", "package my:app;\ninterface i { f: fun(); }");
    }

    @Test
    void printsEverythingAsOneText() {
        var run = CommandRun.of("wit", "print", folder.resolve("wit").toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.SUCCESS);
        assertThat(run.out()).isEqualTo("""
                        package my:app@1.0.0;

                        world w {
                          import x:y/i;

                          export f: func(a: u8);
                        }

                        package x:y {
                          interface i {
                          }
                        }
                        """);
        var alone =
                CommandRun.of("wit", "print", "--no-deps", folder.resolve("wit").toString());
        assertThat(alone.out()).isNotEmpty().doesNotContain("package x:y");
        var features = CommandRun.of(
                "wit", "print", "--features", "new", folder.resolve("wit").toString());
        assertThat(features.out()).contains("g: func();");
    }

    @Test
    void findsPackagesInFurtherFolders() throws IOException {
        write("one.wit", "package my:one; world w { import x:y/i; }");
        var path = folder.resolve("one.wit").toString();
        assertThat(CommandRun.of("wit", "check", path).err()).contains("the package x:y is not found");
        var run = CommandRun.of(
                "wit", "check", path, "--deps", folder.resolve("wit/deps").toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.SUCCESS);
        assertThat(run.out())
                .isEqualTo("package  interfaces  worlds\nmy:one            0       1\nx:y               1       0\n");
    }

    @Test
    void checkSaysWhatIsWrongAndWhere() {
        var path = folder.resolve("bad.wit").toString();
        var run = CommandRun.of("wit", "check", path);
        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILURE);
        assertThat(run.err())
                .isEqualTo("error: " + path + ":2:18: expected `async`, `func`, found `fun`; did you mean `func`?\n");
        var json = CommandRun.of("wit", "check", "--json", path);
        assertThat(json.exitCode()).isEqualTo(ExitCode.FAILURE);
        assertThat(json.out())
                .contains("\"valid\": false", "\"line\": 2", "\"column\": 18", "\"fix\": \"did you mean `func`?\"");
        assertThat(CommandRun.of("wit", "check", "--json", folder.resolve("wit").toString())
                        .out())
                .contains("\"valid\": true", "\"root\": \"my:app@1.0.0\"");
    }

    @Test
    void compatNamesWhatChanged() {
        var before = folder.resolve("wit").toString();
        var after = folder.resolve("later.wit").toString();
        var run = CommandRun.of("wit", "compat", before, after);
        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILURE);
        assertThat(run.out()).isEqualTo("w exports f.parameters[0].a: u8 → u16\n");
        var json = CommandRun.of("wit", "compat", before, after, "--json", "--only", "my:app/w");
        assertThat(json.out())
                .contains(
                        "\"compatible\": false",
                        "\"kind\": \"changed\"",
                        "\"path\": \"w exports f.parameters[0].a\"",
                        "\"before\": \"u8\"",
                        "\"reason\": null");
        var same = CommandRun.of("wit", "compat", before, before, "--only", "x:y/i");
        assertThat(same.exitCode()).isEqualTo(ExitCode.SUCCESS);
        assertThat(same.out()).isEqualTo("compatible\n");
        var none = CommandRun.of("wit", "compat", before, before, "--only", "z");
        assertThat(none.exitCode()).isEqualTo(ExitCode.FAILURE);
        assertThat(none.err()).contains("there is no interface or world z");
    }

    @Test
    void printsTheWorldOfAComponent() throws Exception {
        var component = Path.of(WitCommandTest.class.getResource("library.wasm").toURI());
        var run = CommandRun.of("wit", "print", component.toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.SUCCESS);
        assertThat(run.out())
                .startsWith("package root:component;\n\nworld root {\n  import example:library/books@0.1.0;\n")
                .contains("package example:library@0.1.0 {", "    lend: func(title: string) -> result<book, string>;");
        assertThat(CommandRun.of("wit", "compat", component.toString(), component.toString())
                        .out())
                .isEqualTo("compatible\n");
        var broken = Files.write(folder.resolve("broken.wasm"), new byte[] {0, 'a', 's', 'm', 13, 0, 1, 0, 9});
        var refused = CommandRun.of("wit", "print", broken.toString());
        assertThat(refused.exitCode()).isEqualTo(ExitCode.MODULE);
        assertThat(refused.err()).contains("broken.wasm: malformed component");
    }

    @Test
    void helpNamesTheCommands() {
        var run = CommandRun.of("wit", "--help");
        assertThat(run.exitCode()).isEqualTo(ExitCode.SUCCESS);
        assertThat(run.out()).contains("Usage: ashlar wit", "print", "check", "compat");
        assertThat(CommandRun.of("wit", "compat", "--help").out()).contains("BEFORE", "AFTER", "--only", "0.2.x");
        assertThat(CommandRun.of("wit").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(CommandRun.of("wit", "pirnt").err()).contains("print");
    }

    @Test
    void generatesJava() throws IOException {
        write(
                "java.wit",
                "package my:java@1.0.0; interface i { f: func(); g: async func(); } world w { import i; } world v {}");
        var out = folder.resolve("java");
        var wit = folder.resolve("java.wit").toString();

        var ambiguous = CommandRun.of("wit", "bindgen", wit, "--out", out.toString());
        assertThat(ambiguous.exitCode()).isEqualTo(ExitCode.FAILURE);
        assertThat(ambiguous.err())
                .isEqualTo("error: expected one world, found 2; there are: my:java/w@1.0.0, my:java/v@1.0.0\n");
        var strict = CommandRun.of("wit", "bindgen", wit, "--world", "w", "--strict", "--out", out.toString());
        assertThat(strict.exitCode()).isEqualTo(ExitCode.FAILURE);
        assertThat(out).doesNotExist();

        var run = CommandRun.of(
                "wit", "bindgen", wit, "--world", "w", "--world", "v", "--package", "a.b", "--out", out.toString());
        assertThat(run.err()).isEqualTo("left out: my:java/i@1.0.0#g: it is async, which is not supported yet\n");
        assertThat(run.out()).isEqualTo("6 sources in " + out + "\n");
        assertThat(run.exitCode()).isEqualTo(ExitCode.SUCCESS);
        assertThat(out.resolve("a/b/my/java/v1/i/I.java")).content().contains("void f();");

        var provided = CommandRun.of(
                "wit", "bindgen", wit, "--world", "w", "--provided", "my=else.where", "--out", out.toString());
        assertThat(provided.err()).isEqualTo("error: \"else.where\" is not the name of a Java package\n");
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
