package dev.ashlar.host.build;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Finds the files that patterns stand for. Only directories in which something may match are entered. */
final class WatchedFiles {
    private static final int MAX_FILES = 100_000;
    private static final Set<String> NEVER = Set.of(".git", BuildState.FOLDER);

    private final BuildTarget target;
    private final SortedMap<String, Path> found = new TreeMap<>();
    private final Set<Path> directories = new HashSet<>();

    private WatchedFiles(BuildTarget target) {
        this.target = target;
    }

    /**
     * Looks for the files of a target, by their paths relative to its directory; what it makes is not among them.
     *
     * @throws BuildException when a directory cannot be read or there are too many files
     */
    static WatchedFiles of(BuildTarget target) {
        var files = new WatchedFiles(target);
        files.roots().forEach(files::walk);
        return files;
    }

    SortedMap<String, Path> found() {
        return found;
    }

    /** Where further files may come to be. */
    Set<Path> directories() {
        return directories;
    }

    /** The directories in which a target's files are, with the patterns that hold in each. */
    private Map<Path, List<Glob>> roots() {
        return target.watch().stream()
                .flatMap(pattern -> Glob.of(pattern).stream())
                .collect(Collectors.groupingBy(
                        glob -> target.directory().resolve(glob.root()).normalize(),
                        LinkedHashMap::new,
                        Collectors.toList()));
    }

    private void walk(Path root, List<Glob> patterns) {
        directories.add(root);
        try {
            if (Files.isDirectory(root)) {
                Files.walkFileTree(root, new Visitor(root, patterns));
            }
        } catch (IOException e) {
            throw new BuildException("cannot look for the files of %s: %s".formatted(target.name(), e), e);
        }
    }

    private void add(Path file) {
        boolean ours = target.output().filter(file::equals).isPresent();
        if (!ours && Files.isRegularFile(file)) {
            found.put(target.directory().relativize(file).toString().replace('\\', '/'), file);
            if (found.size() > MAX_FILES) {
                throw new BuildException("%s: its \"watch\" takes more than %d files; name those that it is made from"
                        .formatted(target.name(), MAX_FILES));
            }
        }
    }

    private final class Visitor extends SimpleFileVisitor<Path> {
        private final Path root;
        private final List<Glob> patterns;

        Visitor(Path root, List<Glob> patterns) {
            this.root = root;
            this.patterns = patterns;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path entered, BasicFileAttributes attributes) {
            if (entered.equals(root)) {
                return FileVisitResult.CONTINUE;
            }
            String path = relative(entered);
            boolean wanted = !NEVER.contains(entered.getFileName().toString())
                    && patterns.stream().anyMatch(pattern -> pattern.reaches(path));
            if (wanted) {
                directories.add(entered);
            }
            return wanted ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String path = relative(file);
            if (patterns.stream().anyMatch(pattern -> pattern.matches(path))) {
                add(file);
            }
            return FileVisitResult.CONTINUE;
        }

        /** A file that is gone again is not there. */
        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            if (Files.notExists(file)) {
                return FileVisitResult.CONTINUE;
            }
            throw failure;
        }

        private String relative(Path path) {
            return root.relativize(path).toString().replace('\\', '/');
        }
    }
}
