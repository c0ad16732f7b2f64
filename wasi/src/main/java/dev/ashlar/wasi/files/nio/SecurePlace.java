package dev.ashlar.wasi.files.nio;

import dev.ashlar.wasi.files.FileError;
import dev.ashlar.wasi.files.FileException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A directory that is open: what is done in it is done there, wherever it is moved meanwhile. What Java cannot do in an open
 * directory (make directories and links, read links) goes by {@link #verified} paths.
 */
final class SecurePlace extends Place {
    private final SecureDirectoryStream<Path> stream;

    private SecurePlace(Path path, SecureDirectoryStream<Path> stream) {
        super(path);
        this.stream = stream;
    }

    /** Empty where the system has no such directories. */
    static Optional<Place> open(Path real) throws IOException {
        DirectoryStream<Path> stream = Files.newDirectoryStream(real);
        if (stream instanceof SecureDirectoryStream<Path> secure) {
            return Optional.of(new SecurePlace(real, secure));
        }
        stream.close();
        return Optional.empty();
    }

    @Override
    Path verified() throws IOException, FileException {
        Object here = view().readAttributes().fileKey();
        Object there = Files.readAttributes(path(), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .fileKey();
        if (!Objects.equals(here, there)) {
            throw new FileException(FileError.NOT_PERMITTED);
        }
        return path();
    }

    @Override
    Place child(String name) throws IOException {
        return new SecurePlace(path().resolve(name), directory(name));
    }

    @Override
    Place copy() throws IOException {
        return new SecurePlace(path(), directory("."));
    }

    private SecureDirectoryStream<Path> directory(String name) throws IOException {
        return stream.newDirectoryStream(Path.of(name), LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    BasicFileAttributeView view(String name) {
        return stream.getFileAttributeView(Path.of(name), BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    BasicFileAttributeView view() {
        return stream.getFileAttributeView(BasicFileAttributeView.class);
    }

    @Override
    FileChannel open(String name, Set<OpenOption> options) throws IOException {
        Set<OpenOption> all = new HashSet<>(options);
        all.add(LinkOption.NOFOLLOW_LINKS);
        return (FileChannel) stream.newByteChannel(Path.of(name), all);
    }

    @Override
    void deleteFile(String name) throws IOException {
        stream.deleteFile(Path.of(name));
    }

    @Override
    void deleteDirectory(String name) throws IOException {
        stream.deleteDirectory(Path.of(name));
    }

    @Override
    void move(String name, Place target, String newName) throws IOException, FileException {
        if (!(target instanceof SecurePlace secure)) {
            throw new FileException(FileError.CROSS_DEVICE);
        }
        stream.move(Path.of(name), secure.stream, Path.of(newName));
    }

    @Override
    List<String> names(int limit) throws IOException {
        try (DirectoryStream<Path> listing = directory(".")) {
            return names(listing, limit);
        }
    }

    @Override
    public void close() {
        try {
            stream.close();
        } catch (IOException e) {
            throw new IllegalStateException("cannot close " + path(), e);
        }
    }
}
