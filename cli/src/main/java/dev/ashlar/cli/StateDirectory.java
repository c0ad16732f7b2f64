package dev.ashlar.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a command that runs an application keeps what that stores. */
final class StateDirectory {
    @Option(
            names = "--state-dir",
            paramLabel = "DIR",
            description = "Where stores of the application are kept. Default: .ashlar beside the manifest.")
    private @Nullable Path given;

    /** @param manifest its file */
    Path of(Path manifest) {
        Path folder = Optional.ofNullable(manifest.toAbsolutePath().getParent()).orElse(Path.of("/"));
        return Optional.ofNullable(given).orElse(folder.resolve(".ashlar"));
    }
}
