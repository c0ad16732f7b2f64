package dev.ashlar.wasi.files;

/** An operation on files that failed in a way that the guest is told. Without a stack trace: guests cause it at will. */
public final class FileException extends Exception {
    private final FileError error;

    public FileException(FileError error) {
        super(error.name(), null, false, false);
        this.error = error;
    }

    public FileError error() {
        return error;
    }
}
