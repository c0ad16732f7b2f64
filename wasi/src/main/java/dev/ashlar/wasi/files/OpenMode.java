package dev.ashlar.wasi.files;

/**
 * How to open a file or directory.
 *
 * @param create makes a file where there is none
 * @param exclusive fails where there is one
 * @param directory fails where it is no directory
 * @param truncate empties the file
 * @param follow goes through a symbolic link at the end of the path
 * @param append every write goes to the end
 * @param sync every write is on disk when it returns
 */
public record OpenMode(
        boolean read,
        boolean write,
        boolean create,
        boolean exclusive,
        boolean directory,
        boolean truncate,
        boolean follow,
        boolean append,
        boolean sync) {
    /** Whether what is opened, or the directory that it is in, may change by it. */
    public boolean changes() {
        return write || create || truncate || append;
    }
}
