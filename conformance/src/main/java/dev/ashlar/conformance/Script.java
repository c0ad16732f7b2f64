package dev.ashlar.conformance;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * A test script.
 *
 * @param name path of the script below the suite's folder, such as {@code custom/name_annot.wast}
 * @param features beyond the base of the suite that it says it needs
 * @param commands in order
 */
record Script(String name, Set<String> features, List<Command> commands) {
    Script {
        features = Set.copyOf(features);
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
