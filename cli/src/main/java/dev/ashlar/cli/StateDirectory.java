package dev.ashlar.cli;

import dev.ashlar.oci.Reference;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a command that runs an application keeps what that stores. */
final class StateDirectory {
    @Option(
            names = "--state-dir",
            paramLabel = "DIR",
            description =
                    "Where stores of the application are kept. Default: .ashlar beside the manifest; for one from a registry, "
                            + "ashlar/REGISTRY/REPOSITORY in XDG_STATE_HOME or ~/.local/state.")
    private @Nullable Path given;

    /** Of an application from a registry: where this user's programs keep their state, under the application's name. */
    Path of(Reference reference) {
        String xdg = System.getenv().getOrDefault("XDG_STATE_HOME", "");
        Path states =
                xdg.startsWith("/") ? Path.of(xdg) : Path.of(System.getProperty("user.home", "."), ".local", "state");
        return Optional.ofNullable(given)
                .orElse(states.resolve("ashlar").resolve(reference.registry()).resolve(reference.repository()));
    }

    /** @param manifest its file */
    Path of(Path manifest) {
        Path folder = Optional.ofNullable(manifest.toAbsolutePath().getParent()).orElse(Path.of("/"));
        return Optional.ofNullable(given).orElse(folder.resolve(".ashlar"));
    }
}
