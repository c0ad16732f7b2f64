package dev.ashlar.wasi.files.nio;

import dev.ashlar.wasi.files.FileKind;
import dev.ashlar.wasi.files.FileStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a file. Java tells less than {@code stat}: where the system has Unix attributes they are read by path, and
 * believed if they are of the same file.
 */
final class NioStatus {
    private NioStatus() {}

    /** @param path where the file was a moment ago */
    static FileStatus of(BasicFileAttributes attributes, Path path) {
        Map<String, Object> unix = unix(path, attributes.fileKey());
        return new FileStatus(
                number(unix, "dev", 0),
                number(unix, "ino", inode(attributes, path)),
                kind(attributes, (int) number(unix, "mode", 0)),
                number(unix, "nlink", 1),
                attributes.size(),
                nanos(attributes.lastAccessTime()),
                nanos(attributes.lastModifiedTime()),
                unix.get("ctime") instanceof FileTime changed ? nanos(changed) : nanos(attributes.lastModifiedTime()));
    }

    private static Map<String, Object> unix(Path path, @Nullable Object key) {
        if (!path.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            return Map.of();
        }
        try {
            Map<String, Object> found =
                    Files.readAttributes(path, "unix:dev,ino,mode,nlink,ctime,fileKey", LinkOption.NOFOLLOW_LINKS);
            return Objects.equals(found.get("fileKey"), key) ? found : Map.of();
        } catch (IOException e) {
            return Map.of();
        }
    }

    private static long number(Map<String, Object> unix, String name, long otherwise) {
        return unix.get(name) instanceof Number number ? number.longValue() : otherwise;
    }

    /** Where there are none, something that stays the same for a file that stays where it is. */
    private static long inode(BasicFileAttributes attributes, Path path) {
        Object key = attributes.fileKey();
        return Integer.toUnsignedLong(key != null ? key.hashCode() : path.hashCode());
    }

    private static FileKind kind(BasicFileAttributes attributes, int mode) {
        if (attributes.isRegularFile()) {
            return FileKind.REGULAR_FILE;
        }
        if (attributes.isDirectory()) {
            return FileKind.DIRECTORY;
        }
        if (attributes.isSymbolicLink()) {
            return FileKind.SYMBOLIC_LINK;
        }
        return switch (mode >> 12 & 0xF) {
            case 1 -> FileKind.FIFO;
            case 2 -> FileKind.CHARACTER_DEVICE;
            case 6 -> FileKind.BLOCK_DEVICE;
            case 12 -> FileKind.SOCKET;
            default -> FileKind.UNKNOWN;
        };
    }

    private static long nanos(FileTime time) {
        return time.to(TimeUnit.NANOSECONDS);
    }

    static void setTimes(
            BasicFileAttributeView view,
            dev.ashlar.wasi.files.FileTime accessed,
            dev.ashlar.wasi.files.FileTime modified)
            throws IOException {
        FileTime lastAccess = time(accessed);
        FileTime lastModified = time(modified);
        if (lastAccess != null || lastModified != null) {
            view.setTimes(lastModified, lastAccess, null);
        }
    }

    private static @Nullable FileTime time(dev.ashlar.wasi.files.FileTime time) {
        return switch (time) {
            case dev.ashlar.wasi.files.FileTime.Keep keep -> null;
            case dev.ashlar.wasi.files.FileTime.Now now -> FileTime.from(Instant.now());
            case dev.ashlar.wasi.files.FileTime.At at -> FileTime.from(at.nanos(), TimeUnit.NANOSECONDS);
        };
    }
}
