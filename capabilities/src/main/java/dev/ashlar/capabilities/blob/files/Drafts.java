package dev.ashlar.capabilities.blob.files;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The directory of what is not in its place yet. */
final class Drafts {
    private static final AtomicLong NUMBERS = new AtomicLong();

    private final Path directory;

    Drafts(Path directory) {
        this.directory = directory;
    }

    /** Deletes what processes left that are no more. */
    void open() throws IOException {
        Files.createDirectories(directory);
        try (DirectoryStream<Path> left = Files.newDirectoryStream(directory)) {
            for (Path draft : left) {
                if (!ownerLives(draft.getFileName().toString())) {
                    deleteAll(draft);
                }
            }
        }
    }

    private static boolean ownerLives(String name) {
        int hyphen = name.indexOf('-');
        try {
            return hyphen > 0
                    && ProcessHandle.of(Long.parseLong(name.substring(0, hyphen)))
                            .isPresent();
        } catch (NumberFormatException e) {
            return false;
        }
    }

    Path newPath() {
        return directory.resolve(ProcessHandle.current().pid() + "-" + NUMBERS.incrementAndGet());
    }

    static void deleteAll(Path doomed) throws IOException {
        Path ignored = Files.walkFileTree(doomed, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e) throws IOException {
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
