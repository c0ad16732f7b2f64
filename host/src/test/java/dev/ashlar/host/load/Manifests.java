package dev.ashlar.host.load;

import dev.ashlar.host.load.ManifestLoader.Loaded;
import dev.ashlar.host.load.ManifestLoader.NamedFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The manifests that the tests share. */
final class Manifests {
    static final Path FOLDER = Path.of("src/test/resources/dev/ashlar/host");

    private Manifests() {}

    static List<Path> in(String folder, String ending) {
        try (var files = Files.list(FOLDER.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Loaded good(String name) {
        return ManifestLoader.load(FOLDER.resolve("good").resolve(name + ".toml"), NamedFiles.NOT_YET);
    }

    static Loaded read(String text) {
        return ManifestLoader.read(
                "ashlar.toml", text.getBytes(StandardCharsets.UTF_8), Path.of("/srv/app"), NamedFiles.NOT_YET);
    }
}
