package dev.ashlar.host.manifest;

import java.nio.file.Path;
import java.util.List;

/**
 * How a component is made from its sources.
 *
 * @param commands run by the shell one after the other
 * @param directory where they run, relative to the manifest's directory
 * @param watch patterns of files, relative to {@code directory}, a change of which means that the component has to be built again
 */
public record Build(List<String> commands, Path directory, List<String> watch) {
    public Build {
        commands = List.copyOf(commands);
        watch = List.copyOf(watch);
    }
}
