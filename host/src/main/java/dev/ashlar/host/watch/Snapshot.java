package dev.ashlar.host.watch;

import dev.ashlar.host.build.BuildTarget;
import dev.ashlar.host.load.ManifestLoader;
import dev.ashlar.host.load.ManifestLoader.NamedFiles;
import dev.ashlar.host.manifest.Application;
import dev.ashlar.host.manifest.ComponentSource;
import dev.ashlar.host.manifest.ManifestException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files of an application at one time.
 *
 * @param manifest the manifest's content
 * @param sources the files that components are made from
 * @param components the components' own files
 * @param directories where changes of any of them can be seen
 */
record Snapshot(
        String manifest, SortedMap<Path, Stamp> sources, SortedMap<String, Stamp> components, Set<Path> directories) {
    /**
     * What tells two states of a file apart without reading it.
     *
     * @param key of the file in its file system: a file that was moved into place is another one
     */
    record Stamp(FileTime modified, long size, Object key) {
        private static final Stamp NONE = new Stamp(FileTime.fromMillis(0), -1, "");

        static Stamp of(Path file) {
            try {
                var attributes = Files.readAttributes(file, BasicFileAttributes.class);
                return new Stamp(
                        attributes.lastModifiedTime(),
                        attributes.size(),
                        Objects.requireNonNullElse(attributes.fileKey(), ""));
            } catch (IOException e) {
                return NONE;
            }
        }
    }

    static Snapshot take(Path manifest) {
        var file = ManifestLoader.fileOf(manifest);
        var sources = new TreeMap<Path, Stamp>();
        var components = new TreeMap<String, Stamp>();
        var directories = new HashSet<Path>();
        directories.add(directory(file));
        application(manifest).ifPresent(application -> {
            for (var target : BuildTarget.of(application)) {
                var watched = target.watched();
                watched.files().forEach(source -> sources.put(source, Stamp.of(source)));
                directories.addAll(watched.directories());
            }
            application.components().forEach((name, component) -> {
                if (component.source() instanceof ComponentSource.File(Path path, var digest)) {
                    var output = application.directory().resolve(path).normalize();
                    components.put(name, Stamp.of(output));
                    directories.add(directory(output));
                }
            });
        });
        return new Snapshot(text(file), sources, components, existing(directories));
    }

    /** Where to look for changes, as long as it is not known where files are. */
    static Set<Path> directories(Path manifest, Optional<Snapshot> last) {
        return last.map(Snapshot::directories).orElse(Set.of(directory(ManifestLoader.fileOf(manifest))));
    }

    Snapshot withComponentsOf(Snapshot later) {
        return new Snapshot(manifest, sources, later.components, directories);
    }

    boolean hasManifestOf(Snapshot other) {
        return manifest.equals(other.manifest);
    }

    /** The components whose files are others than in an earlier state. */
    List<String> changedComponents(Snapshot earlier) {
        return components.entrySet().stream()
                .filter(entry -> !entry.getValue().equals(earlier.components.get(entry.getKey())))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** A directory that is not there yet shows in the one that it will be in. */
    private static Set<Path> existing(Set<Path> directories) {
        var existing = new HashSet<Path>();
        for (Path directory : directories) {
            Path at = directory;
            while (at.getParent() != null && !Files.isDirectory(at)) {
                at = at.getParent();
            }
            existing.add(at);
        }
        return existing;
    }

    private static Optional<Application> application(Path manifest) {
        try {
            return Optional.of(ManifestLoader.load(manifest, NamedFiles.NOT_YET).application());
        } catch (ManifestException e) {
            return Optional.empty();
        }
    }

    private static Path directory(Path file) {
        return Optional.ofNullable(file.toAbsolutePath().normalize().getParent())
                .orElse(Path.of("/"));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }
}
