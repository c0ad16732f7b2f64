package dev.ashlar.cli;

import dev.ashlar.daemon.client.AdminClient;
import dev.ashlar.host.load.ManifestLoader;
import dev.ashlar.host.load.ManifestLoader.NamedFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

/** Which deployed application is meant. */
final class ApplicationName {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "APP",
            description = "The application. Default: that of the manifest in the current directory.")
    private @Nullable String name;

    String name() {
        if (name != null) {
            return name;
        }
        var here = ManifestLoader.fileOf(Path.of(""));
        if (!Files.exists(here)) {
            throw new CommandFailedException(
                    "which application? Name it, or go where its manifest is; `ashlar apps` lists those that there are",
                    ExitCode.USAGE);
        }
        return ManifestLoader.load(here, NamedFiles.NOT_YET).application().name();
    }

    /** Its path in the API. */
    String path() {
        return "/v1/apps/" + AdminClient.segment(name());
    }
}
