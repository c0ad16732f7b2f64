package dev.ashlar.cli;

import dev.ashlar.component.ComponentOutline;
import dev.ashlar.component.text.ComponentWit;
import dev.ashlar.engine.Engine;
import dev.ashlar.wit.Wit;
import dev.ashlar.wit.WitException;
import dev.ashlar.wit.WitOptions;
import dev.ashlar.wit.WitResolution;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/** The options of every command that reads WIT, and the reading itself. */
final class WitSource {
    @Option(
            names = "--features",
            split = ",",
            paramLabel = "NAME",
            description = "Take what is behind these @unstable features too.")
    private Set<String> features = Set.of();

    @Option(names = "--all-features", description = "Take what is behind any @unstable feature.")
    private boolean allFeatures;

    @Option(
            names = "--deps",
            paramLabel = "FOLDER",
            description = "Look for packages in this folder too, one per file or folder in it.")
    private List<Path> dependencies = List.of();

    /**
     * Reads a folder, a file of text, or a component.
     *
     * @throws WitException when the text cannot be read
     */
    WitResolution read(Path path) {
        return isText(path)
                ? Wit.read(path, new WitOptions(features, allFeatures, dependencies))
                : readBinary(ModuleFile.read(path));
    }

    private static boolean isText(Path path) {
        return Files.isDirectory(path) || !path.toString().endsWith(".wasm");
    }

    private static WitResolution readBinary(ModuleFile file) {
        try (var engine = Engine.create()) {
            if (!ComponentOutline.isComponent(file.bytes())) {
                file.compile(engine);
            }
            return file.component(binary -> ComponentWit.read(engine, binary));
        }
    }
}
