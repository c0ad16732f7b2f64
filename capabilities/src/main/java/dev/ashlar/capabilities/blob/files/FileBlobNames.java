package dev.ashlar.capabilities.blob.files;

import dev.ashlar.capabilities.blob.BlobNames;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Reads a directory as far as it was asked for. */
final class FileBlobNames implements BlobNames {
    private final DirectoryStream<Path> files;
    private final Iterator<Path> left;

    FileBlobNames(DirectoryStream<Path> files) {
        this.files = files;
        this.left = files.iterator();
    }

    @Override
    public List<String> next(int most) {
        return Failures.in("list the container", () -> {
            List<String> names = new ArrayList<>();
            try {
                while (names.size() < most && left.hasNext()) {
                    name(left.next()).ifPresent(names::add);
                }
            } catch (DirectoryIteratorException e) {
                throw e.getCause();
            }
            return names;
        });
    }

    private static Optional<String> name(Path path) throws IOException {
        String file = path.getFileName().toString();
        if (!FileNames.isDigest(file)) {
            return Optional.of(FileNames.decode(file));
        }
        try {
            return Optional.of(Files.readString(path.resolveSibling(FileNames.nameOf(file))));
        } catch (NoSuchFileException e) {
            return Optional.empty(); // deleted meanwhile
        }
    }

    @Override
    public void close() {
        boolean ignored = Failures.in("close the container", () -> {
            files.close();
            return true;
        });
    }
}
