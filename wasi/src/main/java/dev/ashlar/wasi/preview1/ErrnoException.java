package dev.ashlar.wasi.preview1;

/** A function is to return an error. Without a stack trace: guests cause it at will. */
final class ErrnoException extends RuntimeException {
    private final int errno;

    ErrnoException(int errno) {
        super("errno " + errno, null, false, false);
        this.errno = errno;
    }

    int errno() {
        return errno;
    }
}
