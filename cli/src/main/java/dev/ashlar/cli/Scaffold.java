package dev.ashlar.cli;

import dev.ashlar.host.load.ManifestLoader;
import dev.ashlar.host.load.ManifestLoader.NamedFiles;
import dev.ashlar.host.manifest.Application;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Writes what templates say. What is there already stays as it is: a file in the way ends it before anything is written. */
final class Scaffold {
    /** As manifests have it. */
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    private static final Pattern PACKAGE = Pattern.compile("(?m)^package\\s+[^\\s;:]+:([^\\s;:@]+)");
    private static final int LONGEST_NAME = 63;

    private final Path directory;

    Scaffold(Path directory) {
        this.directory = directory;
    }

    static void requireName(String name) {
        if (name.length() > LONGEST_NAME || !NAME.matcher(name).matches()) {
            throw new CommandFailedException(
                    "'%s' cannot be a name: lower-case letters and digits, with single hyphens between them"
                            .formatted(Printable.name(name)),
                    ExitCode.USAGE);
        }
    }

    /**
     * Makes an application.
     *
     * @return the files, relative to its directory
     */
    List<String> create(String name, Template template) {
        var names = names(name, "web", "/...");
        var files = new LinkedHashMap<String, String>();
        if (template.isComponent()) {
            files.put(
                    ManifestLoader.FILE_NAME,
                    "[application]\nname = \"%s\"\nversion = \"0.1.0\"\n\n%s"
                            .formatted(name, template.componentTable(names)));
        }
        files.putAll(template.files(names));
        files.put(".gitignore", ".ashlar/\n");
        writeNew(files);
        return List.copyOf(files.keySet());
    }

    /**
     * Adds a component to the application that is there.
     *
     * @return the files, relative to its directory; the manifest is not among them
     */
    List<String> add(Application application, String component, Template template) {
        if (application.components().containsKey(component)) {
            throw new CommandFailedException("there is a component \"%s\" already (%s)"
                    .formatted(component, application.origins().position("component." + component)));
        }
        var names = names(witPackage(application), component, "/" + component + "/...");
        var manifest = longerManifest(template.componentTable(names));
        var files = new LinkedHashMap<>(template.files(names));
        files.entrySet().removeIf(file -> isThere(file.getKey(), file.getValue()));
        var written = writeNew(files);
        try {
            replaceManifest(manifest);
        } catch (IOException e) {
            written.forEach(Scaffold::deleteQuietly);
            throw new CommandFailedException("cannot change %s: %s".formatted(manifest(), e));
        }
        return List.copyOf(files.keySet());
    }

    private static Map<String, String> names(String application, String component, String route) {
        return Map.of("app", application, "component", component, "snake", component.replace('-', '_'), "route", route);
    }

    /** Files of a folder {@code wit} are of one package: the one that those have which are there. */
    private String witPackage(Application application) {
        var folder = directory.resolve("wit");
        if (Files.isDirectory(folder)) {
            try (var files = Files.newDirectoryStream(folder, "*.wit")) {
                for (Path file : files) {
                    var declared = PACKAGE.matcher(Files.readString(file));
                    if (declared.find()) {
                        return declared.group(1);
                    }
                }
            } catch (IOException e) {
                throw new CommandFailedException("cannot read %s: %s".formatted(folder, e));
            }
        }
        return application.name();
    }

    private boolean isThere(String path, String content) {
        try {
            var file = directory.resolve(path);
            return Files.isRegularFile(file) && Files.readString(file).equals(content);
        } catch (IOException e) {
            return false;
        }
    }

    private List<Path> writeNew(Map<String, String> files) {
        var inTheWay = files.keySet().stream()
                .filter(path -> Files.exists(directory.resolve(path), LinkOption.NOFOLLOW_LINKS))
                .toList();
        if (!inTheWay.isEmpty()) {
            throw new CommandFailedException("nothing was written, because this is there already: "
                    + String.join(
                            ", ",
                            inTheWay.stream()
                                    .map(path -> directory.resolve(path).toString())
                                    .toList()));
        }
        var written = new ArrayList<Path>();
        try {
            for (var file : files.entrySet()) {
                var path = directory.resolve(file.getKey());
                Files.createDirectories(directory.resolve(parent(file.getKey())));
                Files.writeString(path, file.getValue(), StandardOpenOption.CREATE_NEW);
                written.add(path);
            }
        } catch (IOException e) {
            written.forEach(Scaffold::deleteQuietly);
            throw new CommandFailedException("cannot write into %s: %s".formatted(directory, e));
        }
        return written;
    }

    private static String parent(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // the first failure is told
        }
    }

    private Path manifest() {
        return directory.resolve(ManifestLoader.FILE_NAME);
    }

    /** The manifest with a table at its end; checked, since what is there may speak of what is added. */
    private String longerManifest(String table) {
        try {
            var text = Files.readString(manifest());
            var longer = text + (text.endsWith("\n") ? "\n" : "\n\n") + table;
            ManifestLoader.read(
                    manifest().toString(), longer.getBytes(StandardCharsets.UTF_8), directory, NamedFiles.NOT_YET);
            return longer;
        } catch (IOException e) {
            throw new CommandFailedException("cannot read %s: %s".formatted(manifest(), e));
        }
    }

    private void replaceManifest(String text) throws IOException {
        var temporary = directory.resolve(".ashlar.toml.new");
        Files.writeString(temporary, text);
        Files.move(temporary, manifest(), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
