package dev.ashlar.cli;

import dev.ashlar.host.load.ManifestLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code -f FILE}, mixed into every command about an application, and the other ways to say which one is meant. */
final class ManifestFile {
    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description = "The manifest. Default: ashlar.toml of the current directory.")
    private @Nullable Path file;

    /** The manifest, or a directory that has it. */
    Path path(@Nullable Path argument) {
        if (file != null && argument != null) {
            throw new CommandFailedException(
                    "%s and -f %s both say which application is meant; give one of them".formatted(argument, file),
                    ExitCode.USAGE);
        }
        return file != null ? file : argument != null ? argument : Path.of("");
    }

    /** Whether the first of these arguments says which application is meant; without {@code -f} it may. */
    Optional<Path> leading(List<String> arguments) {
        if (file != null || arguments.isEmpty()) {
            return Optional.empty();
        }
        Path first = Path.of(arguments.getFirst());
        boolean isPath = arguments.getFirst().endsWith(".toml")
                || arguments.getFirst().indexOf('/') >= 0
                || Files.exists(first.resolve(ManifestLoader.FILE_NAME))
                || Files.exists(first.resolve(ManifestLoader.SPIN_FILE_NAME));
        return isPath ? Optional.of(first) : Optional.empty();
    }
}
