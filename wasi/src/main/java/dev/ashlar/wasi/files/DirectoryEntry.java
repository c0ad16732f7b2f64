package dev.ashlar.wasi.files;

/** A name in a directory. {@code .} and {@code ..} are not listed. */
public record DirectoryEntry(String name, long inode, FileKind kind) {}
