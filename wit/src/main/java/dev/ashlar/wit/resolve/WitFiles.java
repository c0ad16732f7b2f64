package dev.ashlar.wit.resolve;

import dev.ashlar.wit.PackageName;
import dev.ashlar.wit.WitException;
import dev.ashlar.wit.WitOptions;
import dev.ashlar.wit.WitResolution;
import dev.ashlar.wit.syntax.SourceFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds packages on disk: the files of a folder are a package, and the files and folders in {@code deps} beside them one
 * each.
 *
 * @see <a href="https://github.com/WebAssembly/component-model/blob/main/design/mvp/WIT.md#filesystem-structure">WIT:
 *     filesystem structure</a>
 */
public final class WitFiles {
    private static final String SUFFIX = ".wit";
    private static final String DEPENDENCIES = "deps";
    private static final long MAX_BYTES = 64 << 20;
    private static final int MAX_FILES = 10_000;

    private final PackageCollector collector = new PackageCollector();
    private long bytes;
    private int files;

    private WitFiles() {}

    /** Reads the package in a folder, or in a file that has everything. */
    public static WitResolution read(Path path, WitOptions options) {
        var files = new WitFiles();
        return files.resolve(files.addRoot(path), options);
    }

    /** Reads a package from a text that has everything. */
    public static WitResolution parse(SourceFile file, WitOptions options) {
        var files = new WitFiles();
        return files.resolve(files.collector.addRoot(file.name(), List.of(file)), options);
    }

    private WitResolution resolve(PackageName root, WitOptions options) {
        options.dependencies().forEach(this::addDependencies);
        return Resolver.resolve(root, collector, options);
    }

    private PackageName addRoot(Path path) {
        if (!Files.isDirectory(path)) {
            return collector.addRoot(path.toString(), List.of(file(path)));
        }
        var root = collector.addRoot(path.toString(), filesIn(path));
        var dependencies = path.resolve(DEPENDENCIES);
        if (Files.isDirectory(dependencies)) {
            addDependencies(dependencies);
        }
        return root;
    }

    private void addDependencies(Path folder) {
        for (var dependency : list(folder)) {
            if (Files.isDirectory(dependency)) {
                collector.addDependency(filesIn(dependency));
            } else if (isWit(dependency)) {
                collector.addDependency(List.of(file(dependency)));
            }
        }
    }

    private List<SourceFile> filesIn(Path folder) {
        return list(folder).stream()
                .filter(file -> isWit(file) && !Files.isDirectory(file))
                .map(this::file)
                .toList();
    }

    private static boolean isWit(Path file) {
        return file.toString().endsWith(SUFFIX);
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    private SourceFile file(Path path) {
        try {
            bytes += Files.size(path);
            files++;
            if (bytes > MAX_BYTES || files > MAX_FILES) {
                throw new WitException(
                        path.toString(),
                        0,
                        0,
                        "with this file there are more than " + MAX_BYTES + " bytes or " + MAX_FILES + " files of WIT",
                        Optional.empty());
            }
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(path)))
                    .toString();
            return new SourceFile(path.toString(), text);
        } catch (CharacterCodingException e) {
            throw new WitException(
                    path.toString(), 0, 0, "its bytes are not UTF-8", Optional.of("save it in that encoding"));
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    private static WitException unreadable(Path path, IOException e) {
        var missing = !Files.exists(path);
        var failure = new WitException(
                path.toString(),
                0,
                0,
                missing ? "there is no such file or folder" : "cannot be read: " + e.getMessage(),
                Optional.empty());
        failure.initCause(e);
        return failure;
    }
}
