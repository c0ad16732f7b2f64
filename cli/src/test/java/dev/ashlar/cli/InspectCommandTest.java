package dev.ashlar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectCommandTest {
    @Test
    void showsWhatTheModuleIsMadeOf() throws IOException {
        var run = CommandRun.of("inspect", CommandRun.sample());
        assertThat(run.exitCode()).isEqualTo(ExitCode.SUCCESS);
        var size = Files.size(Path.of(CommandRun.sample()));
        assertThat(run.out())
                .startsWith("module     sample, " + size + " bytes\n")
                .contains("features   ", "multi-value", "reference-types", "simd")
                .contains("\nImports\n  kind      module  name    type\n  function  env     absent  (i32) -> ()\n")
                .contains("\n  memory    memory      1..\n")
                .contains("\n  table     table       2..10 funcref\n")
                .contains("\n  global    counter     mut i32\n")
                .contains("\n  functions         1       13\n")
                .contains("\n  custom \"name\"");
    }

    @Test
    void jsonHoldsTheSame() {
        var run = CommandRun.of("inspect", CommandRun.sample(), "--json");
        assertThat(run.exitCode()).isEqualTo(ExitCode.SUCCESS);
        assertThat(run.out().replaceAll("\\s+", ""))
                .contains("\"name\":\"sample\"")
                .contains("{\"module\":\"env\",\"name\":\"absent\",\"kind\":\"function\","
                        + "\"type\":{\"parameters\":[\"i32\"],\"results\":[]}}")
                .contains("\"functions\":{\"imported\":1,\"defined\":13}")
                .contains("{\"name\":\"code\",\"custom\":false,\"offset\":");
    }

    @Test
    void sectionOffsetsPointAtTheContents() throws IOException {
        byte[] bytes = Files.readAllBytes(Path.of(CommandRun.sample()));
        var line = CommandRun.of("inspect", CommandRun.sample())
                .out()
                .lines()
                .filter(text -> text.startsWith("  memory ") && text.contains("0x"))
                .findFirst()
                .orElseThrow();
        var columns = line.strip().split(" +");
        int offset = Integer.decode(columns[1]);
        assertThat(new byte[] {bytes[offset - 2], bytes[offset - 1]})
                .as("id and size of the section")
                .containsExactly(5, Byte.parseByte(columns[2]));
        assertThat(columns[3]).isEqualTo("1");
    }

    @Test
    void namesCannotSteerTheTerminal(@TempDir Path folder) throws IOException {
        byte[] hostile = "\0asm\1\0\0\0\5\3\1\0\1\7\12\1\6\33[2J\r\n\2\0".getBytes(StandardCharsets.ISO_8859_1);
        var file = Files.write(folder.resolve("h.wasm"), hostile).toString();
        var run = CommandRun.of("inspect", file);
        assertThat(run.exitCode()).isEqualTo(ExitCode.SUCCESS);
        assertThat(run.out()).contains("\\u{1b}[2J\\u{d}\\u{a}").doesNotContain("\33");
    }

    @Test
    void whatIsMalformedSaysWhere(@TempDir Path folder) throws IOException {
        var file = Files.write(folder.resolve("bad.wasm"), new byte[] {0, 'a', 's', 'm', 1, 0, 0, 0, 1, 5});
        var run = CommandRun.of("inspect", file.toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.MODULE);
        assertThat(run.err()).contains("bad.wasm: malformed module at byte 0x");
    }

    @Test
    void showsTheWorldOfAComponent() throws IOException {
        var run = CommandRun.of("inspect", component());
        assertThat(run.exitCode()).isEqualTo(ExitCode.SUCCESS);
        assertThat(run.out())
                .startsWith("component  outer, " + Files.size(Path.of(component())) + " bytes\n")
                .contains("\nImports\n  module: core module, 2 imports, 2 exports\n")
                .contains("\n  error: type record { code: u16, why: list<option<string>> }\n")
                .contains("\n  example:host/files@1.2.3: instance\n    error: type ")
                .contains("\n    [method]file.read: func(self: borrow<file>, n: u64) -> result<list<u8>, error>\n")
                .contains("\n      twin: type file\n")
                .contains("\n  inner: component, 1 imports, 1 exports\n")
                .contains("\n  component ", "\n  core type ", "\n  import ");
    }

    @Test
    void jsonHoldsTheWorldOfAComponent() {
        var run = CommandRun.of("inspect", component(), "--json");
        assertThat(run.exitCode()).isEqualTo(ExitCode.SUCCESS);
        assertThat(run.out().replaceAll("\\s+", " "))
                .contains("\"kind\": \"component\"")
                .contains("{ \"name\": \"[static]file.open\", \"kind\": \"function\","
                        + " \"type\": \"func(name: string) -> file\" }")
                .contains("\"components\": [ { \"kind\": \"component\"")
                .contains("{ \"name\": \"import\", \"custom\": false, \"offset\": ");
    }

    @Test
    void anInvalidComponentSaysWhere(@TempDir Path folder) throws IOException {
        byte[] unknownType = {0, 'a', 's', 'm', 0x0d, 0, 1, 0, 7, 3, 1, 0x70, 5};
        var file = Files.write(folder.resolve("bad.wasm"), unknownType);
        var run = CommandRun.of("inspect", file.toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.MODULE);
        assertThat(run.err()).contains("bad.wasm: invalid component at byte 0xb: unknown type 5");
    }

    /** The component of {@code component.wat}. */
    private static String component() {
        return CommandRun.sample().replace("sample.wasm", "component.wasm");
    }
}
