package dev.ashlar.wasi.files;

/** Something open: a {@link FileHandle} or a {@link Directory}. Closing twice does nothing. */
public sealed interface Node extends AutoCloseable permits FileHandle, Directory {
    FileStatus status() throws FileException;

    void setTimes(FileTime accessed, FileTime modified) throws FileException;

    /** Waits until what was written is on disk; with {@code metadata}, times and the like too. */
    void sync(boolean metadata) throws FileException;

    @Override
    void close();
}
