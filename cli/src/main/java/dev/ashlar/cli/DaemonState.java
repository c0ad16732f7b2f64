package dev.ashlar.cli;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a daemon keeps its state unless somebody says otherwise. */
final class DaemonState {
    private static final String DIRECTORY = "ASHLAR_STATE";

    private DaemonState() {}

    static Path directory(@Nullable Path given) {
        return given == null ? inEnvironment(System.getenv()) : given;
    }

    private static Path inEnvironment(Map<String, String> environment) {
        var own = environment.getOrDefault(DIRECTORY, "");
        return own.isEmpty() ? Path.of(System.getProperty("user.home", "."), ".ashlar") : Path.of(own);
    }
}
