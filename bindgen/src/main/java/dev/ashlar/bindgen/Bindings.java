package dev.ashlar.bindgen;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Generated sources.
 *
 * @param files by path, in its order
 * @param omissions what could not be generated, in the order of the worlds
 */
public record Bindings(List<JavaFile> files, List<Omission> omissions) {
    public Bindings {
        files = List.copyOf(files);
        omissions = List.copyOf(omissions);
    }

    /**
     * Makes a folder hold these sources: writes those that differ and deletes what an earlier run generated and this one
     * did not. Files that are not generated are left alone.
     *
     * @return whether anything changed
     */
    public boolean writeTo(Path folder) throws IOException {
        boolean changed = false;
        for (var file : files) {
            changed |= write(folder.resolve(file.path()), file.text());
        }
        return deleteStale(folder) || changed;
    }

    private static boolean write(Path path, String text) throws IOException {
        if (Files.exists(path) && Files.readString(path).equals(text)) {
            return false;
        }
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
        return true;
    }

    private boolean deleteStale(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        Set<Path> current =
                files.stream().map(file -> folder.resolve(file.path())).collect(Collectors.toSet());
        boolean deleted = false;
        try (var found = Files.walk(folder)) {
            for (var path : (Iterable<Path>) found::iterator) {
                if (path.toString().endsWith(".java") && !current.contains(path) && isGenerated(path)) {
                    Files.delete(path);
                    deleted = true;
                }
            }
        }
        return deleted;
    }

    private static boolean isGenerated(Path path) throws IOException {
        byte[] header = SourceFile.HEADER.getBytes(StandardCharsets.UTF_8);
        try (var in = Files.newInputStream(path)) {
            return Arrays.equals(in.readNBytes(header.length), header);
        }
    }
}
