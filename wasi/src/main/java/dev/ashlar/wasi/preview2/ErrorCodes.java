package dev.ashlar.wasi.preview2;

import dev.ashlar.wasi.bindings.wasi.filesystem.v0_2.types.ErrorCode;
import dev.ashlar.wasi.bindings.wasi.io.v0_2.streams.StreamErrorException;
import dev.ashlar.wasi.files.FileError;
import dev.ashlar.wasi.files.FileException;
import dev.ashlar.wasi.io.IoError;

/** Errors of files as {@code wasi:filesystem} has them. */
final class ErrorCodes {
    private ErrorCodes() {}

    /** What a stream of a file fails with. */
    static StreamErrorException failed(FileException e) {
        ErrorCode code = of(e.error());
        return IoError.failed(code.name(), code);
    }

    static ErrorCode of(FileError error) {
        return switch (error) {
            case ACCESS -> ErrorCode.ACCESS;
            case WOULD_BLOCK -> ErrorCode.WOULD_BLOCK;
            case BAD_DESCRIPTOR -> ErrorCode.BAD_DESCRIPTOR;
            case BUSY -> ErrorCode.BUSY;
            case DEADLOCK -> ErrorCode.DEADLOCK;
            case QUOTA, TOO_MANY_OPEN -> ErrorCode.QUOTA;
            case EXISTS -> ErrorCode.EXIST;
            case FILE_TOO_LARGE -> ErrorCode.FILE_TOO_LARGE;
            case ILLEGAL_BYTE_SEQUENCE -> ErrorCode.ILLEGAL_BYTE_SEQUENCE;
            case INTERRUPTED -> ErrorCode.INTERRUPTED;
            case INVALID -> ErrorCode.INVALID;
            case IO -> ErrorCode.IO;
            case IS_DIRECTORY -> ErrorCode.IS_DIRECTORY;
            case LOOP -> ErrorCode.LOOP;
            case TOO_MANY_LINKS -> ErrorCode.TOO_MANY_LINKS;
            case NAME_TOO_LONG -> ErrorCode.NAME_TOO_LONG;
            case NO_DEVICE -> ErrorCode.NO_DEVICE;
            case NO_ENTRY -> ErrorCode.NO_ENTRY;
            case NO_LOCK -> ErrorCode.NO_LOCK;
            case NO_MEMORY -> ErrorCode.INSUFFICIENT_MEMORY;
            case NO_SPACE -> ErrorCode.INSUFFICIENT_SPACE;
            case NOT_DIRECTORY -> ErrorCode.NOT_DIRECTORY;
            case NOT_EMPTY -> ErrorCode.NOT_EMPTY;
            case NOT_SUPPORTED -> ErrorCode.UNSUPPORTED;
            case NOT_TERMINAL -> ErrorCode.NO_TTY;
            case NO_SUCH_DEVICE -> ErrorCode.NO_SUCH_DEVICE;
            case OVERFLOW -> ErrorCode.OVERFLOW;
            case NOT_PERMITTED -> ErrorCode.NOT_PERMITTED;
            case PIPE -> ErrorCode.PIPE;
            case READ_ONLY -> ErrorCode.READ_ONLY;
            case INVALID_SEEK -> ErrorCode.INVALID_SEEK;
            case TEXT_FILE_BUSY -> ErrorCode.TEXT_FILE_BUSY;
            case CROSS_DEVICE -> ErrorCode.CROSS_DEVICE;
        };
    }
}
