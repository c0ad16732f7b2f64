package dev.ashlar.host.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.host.doctor.Finding.Severity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {
    private static final Path SHAPES = Path.of("../cli/src/test/resources/dev/ashlar/cli/shapes.wasm");
    private static final Path ADDER = Path.of("../cli/src/test/resources/dev/ashlar/cli/adder.wasm");
    private static final Path WIDE_ADDER = Path.of("../cli/src/test/resources/dev/ashlar/cli/wide-adder.wasm");
    private static final Path MODULE = Path.of("../cli/src/test/resources/dev/ashlar/cli/sample.wasm");
    private static final InetSocketAddress ANY = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    @TempDir
    private Path folder;

    private Probe probe = command -> Optional.of("1.0");

    private List<Finding> examine(String manifest) throws IOException {
        Files.writeString(folder.resolve("ashlar.toml"), manifest);
        return Doctor.examine(folder, Map.of(), ANY, probe).stream()
                .filter(finding -> finding.severity() != Severity.OK)
                .toList();
    }

    private void copy(Path from, String name) throws IOException {
        Files.copy(from, folder.resolve(name));
    }

    private static String shapes(String links) {
        return """
                [component.shapes]
                source = "shapes.wasm"

                [component.adder]
                source = "adder.wasm"

                [[trigger.cron]]
                schedule = "0 0 * * *"
                component = "shapes"

                [component.shapes.links]
                %s
                """.formatted(links);
    }

    @Test
    void findsNothingAboutLinksThatFit() throws IOException {
        copy(SHAPES, "shapes.wasm");
        copy(ADDER, "adder.wasm");
        assertThat(examine(shapes("\"docs:adder/add\" = \"adder\""))).isEmpty();
    }

    @Test
    void namesInterfaceAndFunctionThatDoNotFit() throws IOException {
        copy(SHAPES, "shapes.wasm");
        copy(WIDE_ADDER, "adder.wasm");
        var finding = examine(shapes("\"docs:adder/add\" = \"adder\"")).getFirst();
        assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        assertThat(finding.message())
                .contains("docs:adder/add@0.1.0 of adder is not what shapes expects", "add", "u32 → u64");
        assertThat(finding.position().orElseThrow().line()).isEqualTo(12);
    }

    @Test
    void saysWhoCouldAnswerAnImport() throws IOException {
        copy(SHAPES, "shapes.wasm");
        copy(ADDER, "adder.wasm");
        var findings = examine(shapes(""));
        var unanswered = findings.stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .toList();
        assertThat(unanswered).hasSize(1);
        assertThat(unanswered.getFirst().message()).isEqualTo("imports docs:adder/add@0.1.2, which nobody answers");
        assertThat(unanswered.getFirst().fix())
                .hasValue("adder exports it: [component.shapes.links] \"docs:adder/add\" = \"adder\"");
    }

    @Test
    void tellsOfLinksToNothingAndForNothing() throws IOException {
        copy(SHAPES, "shapes.wasm");
        copy(ADDER, "adder.wasm");
        var findings = examine(shapes("\"docs:adder/add\" = { component = \"adder\", export = \"docs:adder/sub\" }\n"
                + "\"docs:other/one\" = \"adder\""));
        assertThat(findings)
                .extracting(Finding::message)
                .containsExactlyInAnyOrder("adder does not export docs:adder/sub", "does not import docs:other/one");
    }

    @Test
    void tellsOfFilesThatAreNoComponents() throws IOException {
        copy(MODULE, "module.wasm");
        Files.writeString(folder.resolve("text.wasm"), "not WebAssembly");
        copy(ADDER, "web.wasm");
        var broken = Files.readAllBytes(ADDER);
        broken[20] ^= 0x55;
        Files.write(folder.resolve("broken.wasm"), broken);
        var findings = examine("""
                [component.module]
                source = "module.wasm"
                routes = ["/module"]
                [component.text]
                source = "text.wasm"
                routes = ["/text"]
                [component.broken]
                source = "broken.wasm"
                routes = ["/broken"]
                [component.web]
                source = "web.wasm"
                routes = ["/web"]
                """);
        assertThat(findings).allMatch(finding -> finding.severity() == Severity.ERROR);
        assertThat(findings).extracting(Finding::subject).containsExactly("module", "text", "broken", "web");
        assertThat(findings.getFirst().message()).isEqualTo("module.wasm is no component");
        assertThat(findings.getLast().message()).startsWith("does not answer HTTP");
        assertThat(findings.getLast().fix()).hasValue("it exports docs:adder/add@0.1.3");
    }

    @Test
    void tellsOfToolsThatAreMissing() throws IOException {
        copy(ADDER, "there.wasm");
        Files.writeString(folder.resolve("build.sh"), "# cargo is not used\nwit-bindgen c ../wit\nnpm run build\n");
        probe = command -> command.startsWith("npm") ? Optional.of("10.1") : Optional.empty();
        var manifest = """
                [component.new]
                source = "new.wasm"
                build = "sh build.sh"
                [component.there]
                source = "there.wasm"
                build = "go build ."
                """;
        var findings = examine(manifest);
        assertThat(findings)
                .filteredOn(finding -> finding.subject().equals("wit-bindgen"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
                    assertThat(finding.fix().orElseThrow()).startsWith("cargo install wit-bindgen-cli");
                });
        assertThat(findings)
                .filteredOn(finding -> finding.subject().equals("go"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.WARNING));
        assertThat(findings).noneMatch(finding -> finding.subject().equals("cargo"));
        assertThat(findings).noneMatch(finding -> finding.subject().equals("npm"));
    }

    @Test
    void asksForRustsTargetWhereRustIsCompiled() throws IOException {
        probe = command -> Optional.empty();
        String manifest = """
                [component.new]
                source = "new.wasm"
                build = "%s"
                """;
        assertThat(examine(manifest.formatted("cargo build --target wasm32-wasip2")))
                .extracting(Finding::subject)
                .contains("cargo", "rust for WebAssembly");
        assertThat(examine(manifest.formatted("cargo metadata; wasm-tools component new")))
                .extracting(Finding::subject)
                .contains("cargo")
                .doesNotContain("rust for WebAssembly");
    }

    @Test
    void asksTheShell() {
        assertThat(Probe.shell("echo version 3; echo more")).hasValue("version 3");
        assertThat(Probe.shell("echo version 3; exit 1")).isEmpty();
        assertThat(Probe.shell("ashlar-no-such-tool")).isEmpty();
    }

    @Test
    void knowsWhatHostsAnswer() {
        assertThat(HostInterfaces.answers("wasi:io/streams@0.2.6")).isTrue();
        assertThat(HostInterfaces.answers("wasi:http/outgoing-handler@0.2.0")).isTrue();
        assertThat(HostInterfaces.answers("wasi:keyvalue/store@0.2.0-draft2")).isTrue();
        assertThat(HostInterfaces.answers("wasi:http/incoming-handler@0.2.0")).isFalse();
        assertThat(HostInterfaces.answers("wasi:cli/stdout@0.3.0")).isFalse();
        assertThat(HostInterfaces.answers("fermyon:spin/llm")).isFalse();
    }
}
