package dev.ashlar.conformance;

import dev.ashlar.engine.Engine;
import dev.ashlar.engine.EngineConfig;
import dev.ashlar.engine.Module;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The scripts of an official suite, as far as they are wanted.
 *
 * @param kind which suite
 */
record Suite(Kind kind, List<Script> scripts) {
    private static final Duration SCRIPT_TIMEOUT = Duration.ofMinutes(1);

    /** The suites there are. */
    enum Kind {
        CORE("core", List.of("core", "core-threads"), ScriptReader::coreValue) {
            @Override
            ScriptRun start(Engine engine, Script script, Map<Path, Module> compiled) {
                return new CoreRun(engine, SCRIPT_TIMEOUT, compiled);
            }
        },
        COMPONENT("component", List.of("component-model"), ComponentValues::read) {
            @Override
            ScriptRun start(Engine engine, Script script, Map<Path, Module> compiled) {
                return new ComponentRun(engine, SCRIPT_TIMEOUT, script.features());
            }
        };

        private final String label;
        private final List<String> folders;
        private final Function<JsonNode, Value> value;

        Kind(String label, List<String> folders, Function<JsonNode, Value> value) {
            this.label = label;
            this.folders = folders;
            this.value = value;
        }

        /** Those of the suite in a folder of all suites; else the folder itself. */
        private List<Path> foldersIn(Path data) {
            List<Path> nested = folders.stream()
                    .map(data::resolve)
                    .filter(Files::isDirectory)
                    .toList();
            return nested.isEmpty() ? List.of(data) : nested;
        }

        abstract ScriptRun start(Engine engine, Script script, Map<Path, Module> compiled);
    }

    Suite {
        scripts = List.copyOf(scripts);
    }

    /**
     * @param data the folder of all suites, or that of this suite alone
     * @param glob which scripts, by their path without extension
     * @throws NoDataException when there is no script
     */
    static Suite read(Kind kind, Path data, String glob) {
        if (!Files.isDirectory(data)) {
            throw new NoDataException("the folder of test data " + data.toAbsolutePath()
                    + " does not exist; name another one with --data");
        }
        PathMatcher names = FileSystems.getDefault().getPathMatcher("glob:" + glob);
        List<Script> scripts = kind.foldersIn(data).stream()
                .flatMap(folder -> ScriptReader.readAll(folder, names::matches, kind.value).stream())
                .toList();
        if (scripts.isEmpty()) {
            throw new NoDataException("no script in " + data.toAbsolutePath().normalize() + " has a name like " + glob);
        }
        return new Suite(kind, scripts);
    }

    /** Whether scripts run twice, and the second time is reported. */
    enum Repetition {
        NONE,
        /** On one engine with the same modules: memories are recycled then. */
        AGAIN,
        /** On another engine with the same code cache: code comes from the disk then. */
        CACHED
    }

    Report run(Repetition repetition) {
        return report(
                switch (repetition) {
                    case NONE -> results(EngineConfig.DEFAULT, false);
                    case AGAIN -> results(EngineConfig.DEFAULT, true);
                    case CACHED -> cached();
                });
    }

    private Report report(List<ScriptResult> results) {
        return new Report(kind.label, results.stream().map(ScriptResult::report).toList());
    }

    private List<ScriptResult> cached() {
        try {
            Path directory = Files.createTempDirectory("ashlar-code");
            try {
                EngineConfig config = EngineConfig.DEFAULT.withCodeCache(directory);
                List<ScriptResult> ignored = results(config, false);
                return results(config, false);
            } finally {
                delete(directory);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }

    private List<ScriptResult> results(EngineConfig config, boolean again) {
        try (Engine engine = Engine.create(config)) {
            Map<Path, Module> compiled = new ConcurrentHashMap<>();
            SuiteRunner runner = new SuiteRunner(
                    script -> kind.start(engine, script, again ? compiled : new HashMap<>()), SCRIPT_TIMEOUT);
            List<ScriptResult> results = runner.run(scripts);
            return again ? runner.run(scripts) : results;
        }
    }

    SelfCheck selfCheck() {
        try (Engine engine = Engine.create()) {
            return SelfCheck.run(runner(engine), scripts);
        }
    }

    private SuiteRunner runner(Engine engine) {
        return new SuiteRunner(script -> kind.start(engine, script, new HashMap<>()), SCRIPT_TIMEOUT);
    }
}
