package dev.ashlar.wasi.files.nio;

import dev.ashlar.wasi.files.FileException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A directory of the host that is no link, on the way from what a guest was given to what it named. Names are single names;
 * links that they stand for are never followed.
 */
abstract sealed class Place implements AutoCloseable permits SecurePlace, PathPlace {
    private final Path path;

    /** @param path where it was when it was found, without links */
    Place(Path path) {
        this.path = path;
    }

    /** Only {@link #verified} may be used for more than messages. */
    final Path path() {
        return path;
    }

    /**
     * Its path, for what Java can do by paths only, after looking whether that still leads here. Who swaps a directory on the
     * way just then is not noticed.
     *
     * @throws FileException when it does not
     */
    abstract Path verified() throws IOException, FileException;

    /** A directory in it. */
    abstract Place child(String name) throws IOException, FileException;

    /** A second one of itself, to be closed apart. */
    abstract Place copy() throws IOException, FileException;

    abstract BasicFileAttributeView view(String name) throws IOException, FileException;

    abstract BasicFileAttributeView view() throws IOException, FileException;

    abstract FileChannel open(String name, Set<OpenOption> options) throws IOException, FileException;

    abstract void deleteFile(String name) throws IOException, FileException;

    abstract void deleteDirectory(String name) throws IOException, FileException;

    abstract void move(String name, Place target, String newName) throws IOException, FileException;

    /** The names in it, or one more than {@code limit} of them. */
    abstract List<String> names(int limit) throws IOException, FileException;

    @Override
    public abstract void close();

    /** Null when there is nothing of that name. */
    final @Nullable BasicFileAttributes attributes(String name) throws IOException, FileException {
        try {
            return view(name).readAttributes();
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    static List<String> names(DirectoryStream<Path> stream, int limit) throws IOException {
        List<String> names = new ArrayList<>();
        try {
            for (Path entry : stream) {
                names.add(entry.getFileName().toString());
                if (names.size() > limit) {
                    break;
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return names;
    }
}
