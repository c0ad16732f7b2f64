package dev.ashlar.host.build;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What became of a component's build. */
public sealed interface BuildResult {
    /** The component's name. */
    String component();

    /** Whether the component is as its sources say. */
    default boolean successful() {
        return this instanceof Built || this instanceof Unchanged;
    }

    /** Its commands ran. */
    record Built(String component, Duration time) implements BuildResult {}

    /** Nothing that it is made from differs from the last time. */
    record Unchanged(String component) implements BuildResult {}

    /**
     * A command ended with something else than 0.
     *
     * @param output the end of what the commands printed, line by line
     */
    record CommandFailed(String component, String command, int exitCode, List<String> output, Duration time)
            implements BuildResult {
        public CommandFailed {
            output = List.copyOf(output);
        }
    }

    /** The commands ran, but the component's file is not there. */
    record OutputMissing(String component, Path file, List<String> output, Duration time) implements BuildResult {
        public OutputMissing {
            output = List.copyOf(output);
        }
    }

    /** It could not even be tried, or what came of it not be kept. */
    record NotRun(String component, String reason) implements BuildResult {}
}
