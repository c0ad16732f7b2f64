package dev.ashlar.conformance;

import java.nio.file.Path;
import java.util.List;

/**
 * A test script of the core suite.
 *
 * @param name path of the script below the suite's folder, such as {@code custom/name_annot.wast}
 * @param commands in order
 */
record Script(String name, List<Command> commands) {
    Script {
        commands = List.copyOf(commands);
    }

    /**
     * A module binary of the script.
     *
     * @param path where it is
     */
    record Binary(Path path) {
        @Override
        public String toString() {
            return path.getFileName().toString();
        }
    }
}
