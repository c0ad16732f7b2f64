package dev.ashlar.wasi.files.nio;

import dev.ashlar.wasi.files.FileError;
import dev.ashlar.wasi.files.FileException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Java's exceptions as errors of guests. What has no exception of its own is told by the system's words. */
final class NioErrors {
    private static final Map<String, FileError> REASONS = Map.ofEntries(
            Map.entry("Operation not permitted", FileError.NOT_PERMITTED),
            Map.entry("Permission denied", FileError.ACCESS),
            Map.entry("Is a directory", FileError.IS_DIRECTORY),
            Map.entry("Not a directory", FileError.NOT_DIRECTORY),
            Map.entry("Directory not empty", FileError.NOT_EMPTY),
            Map.entry("File name too long", FileError.NAME_TOO_LONG),
            Map.entry("Too many levels of symbolic links", FileError.LOOP),
            Map.entry("Too many open files", FileError.TOO_MANY_OPEN),
            Map.entry("Too many open files in system", FileError.TOO_MANY_OPEN),
            Map.entry("Too many links", FileError.TOO_MANY_LINKS),
            Map.entry("No space left on device", FileError.NO_SPACE),
            Map.entry("Disk quota exceeded", FileError.QUOTA),
            Map.entry("Read-only file system", FileError.READ_ONLY),
            Map.entry("Device or resource busy", FileError.BUSY),
            Map.entry("Resource busy", FileError.BUSY),
            Map.entry("Text file busy", FileError.TEXT_FILE_BUSY),
            Map.entry("Invalid argument", FileError.INVALID),
            Map.entry("File too large", FileError.FILE_TOO_LARGE),
            Map.entry("Invalid cross-device link", FileError.CROSS_DEVICE),
            Map.entry("Cross-device link", FileError.CROSS_DEVICE));

    private NioErrors() {}

    static FileException of(IOException e) {
        return new FileException(
                switch (e) {
                    case NoSuchFileException missing -> FileError.NO_ENTRY;
                    case FileAlreadyExistsException there -> FileError.EXISTS;
                    case DirectoryNotEmptyException full -> FileError.NOT_EMPTY;
                    case AccessDeniedException denied -> FileError.ACCESS;
                    case NotDirectoryException file -> FileError.NOT_DIRECTORY;
                    case NotLinkException file -> FileError.INVALID;
                    case FileSystemLoopException loop -> FileError.LOOP;
                    case AtomicMoveNotSupportedException move -> FileError.CROSS_DEVICE;
                    case FileSystemException other -> ofReason(other.getReason());
                    case ClosedChannelException closed -> FileError.BAD_DESCRIPTOR;
                    default -> ofReason(e.getMessage());
                });
    }

    private static FileError ofReason(@Nullable String reason) {
        return reason == null ? FileError.IO : REASONS.getOrDefault(reason, FileError.IO);
    }
}
