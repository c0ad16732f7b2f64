package dev.ashlar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.bindgen.Bindgen;
import dev.ashlar.bindgen.BindgenOptions;
import dev.ashlar.wit.Wit;
import dev.ashlar.wit.WitOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bindings that are checked in for module wasi are those that its WIT gives. */
class WasiBindingsTest {
    private static final Path WASI = Path.of("../wasi/src/main");
    private static final WitOptions FEATURES =
            WitOptions.DEFAULT.withFeature("informational-outbound-responses").withFeature("network-error-code");
    private static final String PACKAGE = "dev.ashlar.wasi.bindings";

    @TempDir
    private Path fresh;

    @Test
    void areUpToDate() throws IOException {
        var wit = Wit.read(WASI.resolve("wit"), FEATURES);
        var worlds = Stream.of("host", "sockets", "http")
                .map(world -> Bindgen.findWorld(wit, world))
                .toList();
        Bindgen.generate(wit, worlds, new BindgenOptions(PACKAGE)).writeTo(fresh);
        Path folder = Path.of(PACKAGE.replace('.', '/'));
        assertThat(sources(WASI.resolve("java").resolve(folder)))
                .as(
                        "generate them anew: ./ashlar wit bindgen wasi/src/main/wit --world host --world sockets --world http"
                                + " --features informational-outbound-responses,network-error-code"
                                + " --package %s --out wasi/src/main/java",
                        PACKAGE)
                .isEqualTo(sources(fresh.resolve(folder)));
    }

    private static Map<String, String> sources(Path folder) throws IOException {
        Map<String, String> sources = new TreeMap<>();
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                sources.put(folder.relativize(file).toString(), Files.readString(file));
            }
        }
        return sources;
    }
}
