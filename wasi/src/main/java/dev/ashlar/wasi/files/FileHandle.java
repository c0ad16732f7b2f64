package dev.ashlar.wasi.files;

/**
 * An open file that is no directory. It can do what it was opened for, whatever the guest asks later. Positions and sizes
 * are in bytes; a position that is negative when signed is {@link FileError#INVALID}.
 */
public non-sealed interface FileHandle extends Node {
    boolean readable();

    boolean writable();

    boolean append();

    void setAppend(boolean append) throws FileException;

    /** Reads at {@code position}, as much as is there and fits. Returns 0 at the end. */
    int read(long position, byte[] target, int offset, int length) throws FileException;

    /** Writes at {@code position}, or at the end of a file that is open to append. Returns how much. */
    int write(long position, byte[] source, int offset, int length) throws FileException;

    /** Writes at the end, wherever that is by then. Returns how much. */
    int append(byte[] source, int offset, int length) throws FileException;

    void setSize(long size) throws FileException;

    /** Makes sure that so much is there, with zeros. */
    void allocate(long position, long length) throws FileException;
}
