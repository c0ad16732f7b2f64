package dev.ashlar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.bindgen.Bindgen;
import dev.ashlar.bindgen.BindgenOptions;
import dev.ashlar.wit.Wit;
import dev.ashlar.wit.WitOptions;
import dev.ashlar.wit.WitResolution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bindings that modules have checked in are those that their WIT gives. */
class CheckedInBindingsTest {
    private static final WitOptions FEATURES =
            WitOptions.DEFAULT.withFeature("informational-outbound-responses").withFeature("network-error-code");

    @TempDir
    private Path fresh;

    @Test
    void ofWasi() throws IOException {
        check(
                "../wasi/src/main",
                Wit.read(Path.of("../wasi/src/main/wit"), FEATURES),
                List.of("host", "sockets", "http"),
                new BindgenOptions("dev.ashlar.wasi.bindings"),
                "--features informational-outbound-responses,network-error-code");
    }

    @Test
    void ofCapabilities() throws IOException {
        check(
                "../capabilities/src/main",
                Wit.read(Path.of("../capabilities/src/main/wit"), WitOptions.DEFAULT),
                List.of("config", "logging", "key-value-draft", "key-value-draft2", "blobs"),
                new BindgenOptions("dev.ashlar.capabilities.bindings", Map.of("wasi:io", "dev.ashlar.wasi.bindings")),
                "--provided wasi:io=dev.ashlar.wasi.bindings");
    }

    @Test
    void ofTheGuestsThatTestCapabilities() throws IOException {
        check(
                "../capabilities/src/test",
                Wit.read(Path.of("../capabilities/src/test/guests/wit/probes.wit"), WitOptions.DEFAULT),
                List.of("probes"),
                new BindgenOptions("dev.ashlar.capabilities.guests"),
                "");
    }

    private void check(String module, WitResolution wit, List<String> worlds, BindgenOptions options, String further)
            throws IOException {
        Bindgen.generate(
                        wit,
                        worlds.stream()
                                .map(world -> Bindgen.findWorld(wit, world))
                                .toList(),
                        options)
                .writeTo(fresh);
        Path folder = Path.of(options.basePackage().replace('.', '/'));
        assertThat(sources(Path.of(module, "java").resolve(folder)))
                .as(
                        "generate them anew, from the WIT of %s: ./ashlar wit bindgen with --world of each of %s --package %s %s",
                        module, worlds, options.basePackage(), further)
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
