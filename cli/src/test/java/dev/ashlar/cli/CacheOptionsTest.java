package dev.ashlar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.engine.CodeCacheConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class CacheOptionsTest {
    private static Path directory(Map<String, String> environment) {
        return CacheOptions.inEnvironment(environment).directory();
    }

    @Test
    void liesWhereCachesOfAUserLie() {
        assertThat(directory(Map.of())).isEqualTo(Path.of(System.getProperty("user.home"), ".cache", "ashlar", "code"));
        assertThat(directory(Map.of("XDG_CACHE_HOME", "/var/caches"))).isEqualTo(Path.of("/var/caches/ashlar/code"));
        assertThat(directory(Map.of("XDG_CACHE_HOME", "relative"))).isEqualTo(directory(Map.of()));
        assertThat(directory(Map.of("XDG_CACHE_HOME", "/var/caches", "ASHLAR_CACHE_DIR", "/x")))
                .isEqualTo(Path.of("/x/code"));
    }

    @Test
    void isAsLargeAsTheEnvironmentSays() {
        assertThat(CacheOptions.inEnvironment(Map.of()).maxBytes()).isEqualTo(1L << 30);
        assertThat(CacheOptions.inEnvironment(Map.of("ASHLAR_CACHE_SIZE", "200m"))
                        .maxBytes())
                .isEqualTo(200 << 20);
    }

    @Test
    void canBeSwitchedOff() {
        var options = new CacheOptions();
        new CommandLine(options).parseArgs();
        assertThat(options.codeCache().map(CodeCacheConfig::directory)).contains(directory(System.getenv()));
        new CommandLine(options).parseArgs("--no-cache");
        assertThat(options.codeCache()).isEmpty();
    }

    /** The files are those of the first run, so the second generated nothing. */
    @Test
    void aSecondRunChangesNothing() throws IOException {
        var first = CommandRun.of("run", "--trap-missing", CommandRun.sample(), "--invoke", "add", "1", "2");
        assertThat(first.exitCode()).as(first.err()).isZero();
        var after = entries();
        assertThat(after).isNotEmpty();
        assertThat(CommandRun.of("run", "--trap-missing", CommandRun.sample(), "--invoke", "add", "1", "2"))
                .isEqualTo(first);
        assertThat(entries()).isEqualTo(after);
    }

    @Test
    void isListedAndCleared() {
        assertThat(CommandRun.of("run", "--trap-missing", CommandRun.sample(), "--invoke", "add", "1", "2")
                        .exitCode())
                .isZero();
        var directory = directory(System.getenv()).toString();
        assertThat(CommandRun.of("cache", "list").out())
                .startsWith(directory + ": ")
                .contains(".code");
        assertThat(CommandRun.of("cache", "list", "--json").out())
                .contains("\"directory\": \"" + directory + "\"", "\"maxBytes\": 1073741824", ".code\"");
        assertThat(CommandRun.of("cache", "clear").out()).matches("deleted \\d+ entries of .*\\n");
        assertThat(CommandRun.of("cache", "list").out())
                .isEqualTo(directory + ": 0 entries, 0 of 1,073,741,824 bytes\n");
    }

    private static Map<Path, Object> entries() throws IOException {
        var keys = new TreeMap<Path, Object>();
        try (var files = Files.list(directory(System.getenv()))) {
            for (var file : (Iterable<Path>) files::iterator) {
                keys.put(file, Files.getAttribute(file, "fileKey"));
            }
        }
        return keys;
    }
}
