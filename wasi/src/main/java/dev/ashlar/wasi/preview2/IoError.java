package dev.ashlar.wasi.preview2;

import dev.ashlar.wasi.bindings.wasi.filesystem.v0_2.types.ErrorCode;
import dev.ashlar.wasi.bindings.wasi.io.v0_2.streams.StreamError;
import dev.ashlar.wasi.bindings.wasi.io.v0_2.streams.StreamErrorException;
import java.util.Optional;

/** {@code wasi:io/error}: why a stream failed. */
final class IoError implements dev.ashlar.wasi.bindings.wasi.io.v0_2.error.Error {
    private final String description;
    private final Optional<ErrorCode> code;

    private IoError(String description, Optional<ErrorCode> code) {
        this.description = description;
        this.code = code;
    }

    static StreamErrorException closed() {
        return new StreamErrorException(new StreamError.Closed());
    }

    static StreamErrorException failed(ErrorCode code) {
        return new StreamErrorException(
                new StreamError.LastOperationFailed(new IoError(code.name(), Optional.of(code))));
    }

    static StreamErrorException failed(String description) {
        return new StreamErrorException(
                new StreamError.LastOperationFailed(new IoError(description, Optional.empty())));
    }

    Optional<ErrorCode> code() {
        return code;
    }

    @Override
    public String toDebugString() {
        return description;
    }

    @Override
    public void close() {}
}
