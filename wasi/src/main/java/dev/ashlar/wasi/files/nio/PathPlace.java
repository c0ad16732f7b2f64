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
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A directory by its path: before each use it is looked at whether that is still without links, and after opening a file again. */
final class PathPlace extends Place {
    private boolean closed;

    PathPlace(Path real) {
        super(real);
    }

    @Override
    Path verified() throws IOException, FileException {
        if (closed) {
            throw new FileException(FileError.BAD_DESCRIPTOR);
        }
        if (!path().toRealPath().equals(path())) {
            throw new FileException(FileError.NOT_PERMITTED);
        }
        return path();
    }

    @Override
    Place child(String name) {
        return new PathPlace(path().resolve(name));
    }

    @Override
    Place copy() {
        return new PathPlace(path());
    }

    @Override
    BasicFileAttributeView view(String name) throws IOException, FileException {
        return Files.getFileAttributeView(
                verified().resolve(name), BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    BasicFileAttributeView view() throws IOException, FileException {
        return Files.getFileAttributeView(verified(), BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    FileChannel open(String name, Set<OpenOption> options) throws IOException, FileException {
        Set<OpenOption> all = new HashSet<>(options);
        all.add(LinkOption.NOFOLLOW_LINKS);
        FileChannel opened = FileChannel.open(verified().resolve(name), all);
        try {
            Path ignored = verified();
            return opened;
        } catch (IOException | FileException e) {
            opened.close();
            throw e;
        }
    }

    @Override
    void deleteFile(String name) throws IOException, FileException {
        Files.delete(verified().resolve(name));
    }

    @Override
    void deleteDirectory(String name) throws IOException, FileException {
        Files.delete(verified().resolve(name));
    }

    @Override
    void move(String name, Place target, String newName) throws IOException, FileException {
        Path ignored = Files.move(
                verified().resolve(name),
                target.verified().resolve(newName),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    List<String> names(int limit) throws IOException, FileException {
        try (DirectoryStream<Path> listing = Files.newDirectoryStream(verified())) {
            return names(listing, limit);
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
