package dev.ashlar.wasi.files;

/**
 * What is known of a file without reading it. Times are nanoseconds since 1970.
 *
 * @param size in bytes
 */
public record FileStatus(
        long device, long inode, FileKind kind, long links, long size, long accessed, long modified, long changed) {}
