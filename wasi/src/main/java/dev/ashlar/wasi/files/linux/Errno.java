package dev.ashlar.wasi.files.linux;

import dev.ashlar.wasi.files.FileError;
import dev.ashlar.wasi.files.FileException;

/** Linux's error numbers; the same on x86-64 and arm64. */
final class Errno {
    static final int AGAIN = 11;
    static final int CROSS_DEVICE = 18;

    private Errno() {}

    static FileException exception(int number) {
        return new FileException(
                switch (number) {
                    case 1 -> FileError.NOT_PERMITTED;
                    case 2 -> FileError.NO_ENTRY;
                    case 4 -> FileError.INTERRUPTED;
                    case 6 -> FileError.NO_SUCH_DEVICE;
                    case 9 -> FileError.BAD_DESCRIPTOR;
                    case AGAIN -> FileError.WOULD_BLOCK;
                    case 12 -> FileError.NO_MEMORY;
                    case 13 -> FileError.ACCESS;
                    case 16 -> FileError.BUSY;
                    case 17 -> FileError.EXISTS;
                    case CROSS_DEVICE -> FileError.CROSS_DEVICE;
                    case 19 -> FileError.NO_DEVICE;
                    case 20 -> FileError.NOT_DIRECTORY;
                    case 21 -> FileError.IS_DIRECTORY;
                    case 22 -> FileError.INVALID;
                    case 23, 24 -> FileError.TOO_MANY_OPEN;
                    case 25 -> FileError.NOT_TERMINAL;
                    case 26 -> FileError.TEXT_FILE_BUSY;
                    case 27 -> FileError.FILE_TOO_LARGE;
                    case 28 -> FileError.NO_SPACE;
                    case 29 -> FileError.INVALID_SEEK;
                    case 30 -> FileError.READ_ONLY;
                    case 31 -> FileError.TOO_MANY_LINKS;
                    case 32 -> FileError.PIPE;
                    case 35 -> FileError.DEADLOCK;
                    case 36 -> FileError.NAME_TOO_LONG;
                    case 37 -> FileError.NO_LOCK;
                    case 38, 95 -> FileError.NOT_SUPPORTED;
                    case 39 -> FileError.NOT_EMPTY;
                    case 40 -> FileError.LOOP;
                    case 75 -> FileError.OVERFLOW;
                    case 84 -> FileError.ILLEGAL_BYTE_SEQUENCE;
                    case 122 -> FileError.QUOTA;
                    default -> FileError.IO;
                });
    }
}
