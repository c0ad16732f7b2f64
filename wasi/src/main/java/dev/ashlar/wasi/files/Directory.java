package dev.ashlar.wasi.files;

import java.util.List;

/**
 * An open directory: the only way to what lies below it, and never to anything else. Paths are relative; whatever leads
 * outside ({@code ..}, absolute paths, symbolic links) is {@link FileError#NOT_PERMITTED}, also while someone else moves
 * things around.
 *
 * <p>A directory that is not {@link #writable()} refuses all that changes anything with {@link FileError#NOT_PERMITTED}.
 * What is opened through it inherits that.
 */
public non-sealed interface Directory extends Node {
    boolean writable();

    /** Opens a file or a directory. */
    Node open(String path, OpenMode mode) throws FileException;

    FileStatus status(String path, boolean follow) throws FileException;

    void setTimes(String path, boolean follow, FileTime accessed, FileTime modified) throws FileException;

    void createDirectory(String path) throws FileException;

    void removeDirectory(String path) throws FileException;

    void removeFile(String path) throws FileException;

    /** Moves {@code path} to {@code newPath} in {@code newParent}, which must be of the same host. */
    void rename(String path, Directory newParent, String newPath) throws FileException;

    /** A second name for a file; both directories must be writable, or a read-only file would become writable. */
    void link(String path, Directory newParent, String newPath) throws FileException;

    /** A symbolic link; absolute targets are {@link FileError#NOT_PERMITTED}. */
    void symbolicLink(String target, String path) throws FileException;

    String readLink(String path) throws FileException;

    /**
     * All entries, as of now.
     *
     * @param limit more entries than that are {@link FileError#OVERFLOW}
     * @param betweenSlices run after some hundreds of them, so that others have their turn
     */
    List<DirectoryEntry> list(int limit, Runnable betweenSlices) throws FileException;
}
