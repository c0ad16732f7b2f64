package dev.ashlar.wit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reads what is published of WASI, Spin and wasmCloud, and finds it again in what is printed. */
class CorpusTest {
    private static final String JCO = "@bytecodealliance/jco@1.35.0";
    private static final String JCO_SHA256 = "893e80e993a2cb3735e195a0c2dc3ab7d683877a813bb024a27499ee86e12b13";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"0.2.12, 7, 32, 177, 25", "0.3.0, 6, 26, 128, 9"})
    void readsAllOfWasi(String version, int packages, int interfaces, int functions, int resources) throws Exception {
        WitArchive.npm(JCO, JCO_SHA256, folder);
        Path wasi = folder.resolve("package/lib/wit/builtin").resolve(version);
        var options = WitOptions.ALL_FEATURES.withDependencies(wasi);
        var roots = new ArrayList<WitPackage>();
        for (Path root : folders(wasi)) {
            var read = Wit.read(root, options);
            assertThatItReadsTheSameWhenPrinted(read);
            roots.add(read.root());
        }
        assertThat(roots).hasSize(packages);
        assertThat(roots.stream().mapToInt(root -> root.interfaces().size()).sum())
                .isEqualTo(interfaces);
        assertThat(roots.stream().mapToInt(CorpusTest::functions).sum()).isEqualTo(functions);
        assertThat(roots.stream().mapToInt(CorpusTest::resources).sum()).isEqualTo(resources);
    }

    @ParameterizedTest
    @CsvSource({
        "spin-sdk-7.0.0.zip, 20, spin:sdk",
        "wash-runtime-0.1.0.zip, 11, wasmcloud:runtime",
        "wasmcloud-component-0.2.0.zip, 14, wasmcloud:component"
    })
    void readsSpinAndWasmCloud(String archive, int packages, String root) throws IOException {
        WitArchive.unzip(archive, folder);
        var read = Wit.read(folder.resolve("wit"), WitOptions.ALL_FEATURES);
        assertThatItReadsTheSameWhenPrinted(read);
        assertThat(read.root().name().unversioned()).hasToString(root);
        assertThat(read.packages().size()).isEqualTo(packages);
    }

    @Test
    void readsDraftsOfTls() throws Exception {
        WitArchive.npm(JCO, JCO_SHA256, folder);
        Path tls = folder.resolve("package/lib/wit/builtin/wasi-tls-0.2.0-draft");
        assertThatItReadsTheSameWhenPrinted(Wit.read(tls, WitOptions.ALL_FEATURES));
    }

    private static void assertThatItReadsTheSameWhenPrinted(WitResolution read) {
        var printed = Wit.print(read);
        assertThat(Wit.parse(read.root().name() + ".wit", printed, WitOptions.ALL_FEATURES))
                .isEqualTo(read);
    }

    private static List<Path> folders(Path parent) throws IOException {
        try (var entries = Files.list(parent)) {
            return entries.filter(Files::isDirectory).sorted().toList();
        }
    }

    private static int functions(WitPackage one) {
        return one.interfaces().stream()
                .mapToInt(it -> it.functions().size()
                        + resourcesOf(it).stream()
                                .mapToInt(resource -> resource.methods().size()
                                        + resource.statics().size())
                                .sum())
                .sum();
    }

    private static int resources(WitPackage one) {
        return one.interfaces().stream().mapToInt(it -> resourcesOf(it).size()).sum();
    }

    private static List<TypeKind.Resource> resourcesOf(WitInterface it) {
        return it.types().stream()
                .map(TypeDefinition::kind)
                .filter(TypeKind.Resource.class::isInstance)
                .map(TypeKind.Resource.class::cast)
                .toList();
    }
}
