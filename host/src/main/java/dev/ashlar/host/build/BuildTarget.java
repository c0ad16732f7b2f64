package dev.ashlar.host.build;

import dev.ashlar.host.manifest.Application;
import dev.ashlar.host.manifest.Component;
import dev.ashlar.host.manifest.ComponentSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A component that is made from sources.
 *
 * @param name the component's
 * @param commands run by the shell one after the other
 * @param directory where they run, absolute
 * @param watch patterns of what it is made from, relative to the directory; with none, it is never taken to be unchanged
 * @param output the file that has to be there afterwards, absolute; absent where the component comes from elsewhere
 */
public record BuildTarget(
        String name, List<String> commands, Path directory, List<String> watch, Optional<Path> output) {
    public BuildTarget {
        commands = List.copyOf(commands);
        watch = List.copyOf(watch);
    }

    /** The components of an application that have a build, in its order. */
    public static List<BuildTarget> of(Application application) {
        return application.components().values().stream()
                .flatMap(component -> of(application.directory(), component).stream())
                .toList();
    }

    private static Optional<BuildTarget> of(Path base, Component component) {
        return component
                .build()
                .map(build -> new BuildTarget(
                        component.name(),
                        build.commands(),
                        base.resolve(build.directory()).normalize(),
                        build.watch(),
                        output(base, component.source())));
    }

    private static Optional<Path> output(Path base, ComponentSource source) {
        return source instanceof ComponentSource.File(Path path, var digest)
                ? Optional.of(base.resolve(path).normalize())
                : Optional.empty();
    }

    /**
     * The files that it is made from, as they are now.
     *
     * @param files those that match
     * @param directories in which further ones may come to be; not all need be there
     */
    public record Watched(List<Path> files, Set<Path> directories) {
        public Watched {
            files = List.copyOf(files);
            directories = Set.copyOf(directories);
        }
    }

    /**
     * Looks for the files that it is made from.
     *
     * @throws BuildException when a directory cannot be read or there are too many files
     */
    public Watched watched() {
        var files = WatchedFiles.of(this);
        return new Watched(List.copyOf(files.found().values()), files.directories());
    }
}
