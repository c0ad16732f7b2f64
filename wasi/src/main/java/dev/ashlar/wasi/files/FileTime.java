package dev.ashlar.wasi.files;

/** What to do with a file's time. */
public sealed interface FileTime {
    /** Leave it. */
    record Keep() implements FileTime {}

    /** The host's time. */
    record Now() implements FileTime {}

    /** @param nanos since 1970 */
    record At(long nanos) implements FileTime {}

    FileTime KEEP = new Keep();
    FileTime NOW = new Now();
}
