package dev.ashlar.cli;

import dev.ashlar.engine.CodeCacheConfig;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/**
 * Where compiled code is kept: {@code ASHLAR_CACHE_DIR}, else where caches of this user are; {@code ASHLAR_CACHE_SIZE} says
 * how much. Mixed into every command that runs guests.
 */
final class CacheOptions {
    private static final String DIRECTORY = "ASHLAR_CACHE_DIR";
    private static final String SIZE = "ASHLAR_CACHE_SIZE";

    @Option(names = "--no-cache", description = "Neither use nor keep compiled code of earlier runs.")
    private boolean off;

    Optional<CodeCacheConfig> codeCache() {
        return off ? Optional.empty() : Optional.of(inEnvironment(System.getenv()));
    }

    /** As the environment says, without a look at options. */
    static CodeCacheConfig inEnvironment(Map<String, String> environment) {
        var config = CodeCacheConfig.in(directory(environment));
        var size = environment.getOrDefault(SIZE, "");
        return size.isEmpty() ? config : config.withMaxBytes(new Quantities.Size().convert(size));
    }

    private static Path directory(Map<String, String> environment) {
        return caches(environment).resolve("code");
    }

    /** Where caches of this user are, of code and of other things. */
    static Path caches(Map<String, String> environment) {
        var own = environment.getOrDefault(DIRECTORY, "");
        if (!own.isEmpty()) {
            return Path.of(own);
        }
        // The specification of base directories has relative paths ignored.
        var xdg = environment.getOrDefault("XDG_CACHE_HOME", "");
        var caches = xdg.startsWith("/") ? Path.of(xdg) : Path.of(System.getProperty("user.home", "."), ".cache");
        return caches.resolve("ashlar");
    }
}
