package dev.ashlar.conformance;

import dev.ashlar.engine.Engine;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The scripts of the core specification, as far as they are wanted. */
record CoreSuite(List<Script> scripts) {
    private static final Duration SCRIPT_TIMEOUT = Duration.ofMinutes(1);

    CoreSuite {
        scripts = List.copyOf(scripts);
    }

    /**
     * @param data the folder of all suites, or that of this suite alone
     * @param glob which scripts, by their path without extension
     * @throws NoDataException when there is no script
     */
    static CoreSuite read(Path data, String glob) {
        Path nested = data.resolve("core");
        Path folder = Files.isDirectory(nested) ? nested : data;
        if (!Files.isDirectory(folder)) {
            throw new NoDataException("the folder of test data " + data.toAbsolutePath()
                    + " does not exist; name another one with --data");
        }
        List<Script> scripts =
                ScriptReader.readAll(folder, FileSystems.getDefault().getPathMatcher("glob:" + glob)::matches);
        if (scripts.isEmpty()) {
            throw new NoDataException(
                    "no script in " + folder.toAbsolutePath().normalize() + " has a name like " + glob);
        }
        return new CoreSuite(scripts);
    }

    Report run() {
        try (Engine engine = Engine.create()) {
            List<ScriptResult> results = new SuiteRunner(engine, SCRIPT_TIMEOUT).run(scripts);
            return new Report("core", results.stream().map(ScriptResult::report).toList());
        }
    }

    SelfCheck selfCheck() {
        try (Engine engine = Engine.create()) {
            return SelfCheck.run(new SuiteRunner(engine, SCRIPT_TIMEOUT), scripts);
        }
    }
}
