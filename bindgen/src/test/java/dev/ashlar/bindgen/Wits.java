package dev.ashlar.bindgen;

import dev.ashlar.wit.InterfaceName;
import dev.ashlar.wit.Wit;
import dev.ashlar.wit.WitOptions;
import dev.ashlar.wit.WitResolution;
import dev.ashlar.wit.WitWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipInputStream;

/** WIT to generate from. */
final class Wits {
    private static final Path RESOURCES = Path.of("src", "test", "resources");
    private static final Path ARCHIVES = Path.of("..", "wit", "src", "test", "resources", "dev", "ashlar", "wit");

    private Wits() {}

    static WitResolution file(String name) {
        return Wit.read(RESOURCES.resolve("wit").resolve(name));
    }

    /** A world that has all worlds of a version of WASI. */
    static WitResolution wasi(String version, String... worlds) {
        var text = new StringBuilder("package test:all;\nworld all {\n");
        for (String world : worlds) {
            text.append("include ").append(world).append('@').append(version).append(";\n");
        }
        var options =
                WitOptions.DEFAULT.withDependencies(RESOURCES.resolve("wasi").resolve(version));
        return Wit.parse("all.wit", text.append('}').toString(), options);
    }

    /** What the tests of the module wit have in an archive. */
    static WitResolution archive(String name, Path folder) throws IOException {
        try (var zip = new ZipInputStream(Files.newInputStream(ARCHIVES.resolve(name)))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var target = folder.resolve(entry.getName()).normalize();
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.write(target, zip.readAllBytes());
                }
            }
        }
        return Wit.read(folder.resolve("wit"));
    }

    static Bindings generateAll(WitResolution wit, String basePackage) {
        return Bindgen.generate(wit, allWorlds(wit), new BindgenOptions(basePackage));
    }

    static List<InterfaceName> allWorlds(WitResolution wit) {
        return wit.packages().stream()
                .flatMap(declared -> declared.worlds().stream())
                .map(WitWorld::name)
                .toList();
    }
}
