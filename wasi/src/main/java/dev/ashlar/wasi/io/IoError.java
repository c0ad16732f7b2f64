package dev.ashlar.wasi.io;

import dev.ashlar.wasi.bindings.wasi.io.v0_2.streams.StreamError;
import dev.ashlar.wasi.bindings.wasi.io.v0_2.streams.StreamErrorException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code wasi:io/error}: why a stream failed. */
public final class IoError implements dev.ashlar.wasi.bindings.wasi.io.v0_2.error.Error {
    private final String description;
    private final @Nullable Object code;

    private IoError(String description, @Nullable Object code) {
        this.description = description;
        this.code = code;
    }

    public static StreamErrorException closed() {
        return new StreamErrorException(new StreamError.Closed());
    }

    /** @param code what the interface that the stream is of has for it */
    public static StreamErrorException failed(String description, Object code) {
        return new StreamErrorException(new StreamError.LastOperationFailed(new IoError(description, code)));
    }

    public static StreamErrorException failed(String description) {
        return new StreamErrorException(new StreamError.LastOperationFailed(new IoError(description, null)));
    }

    /** The code, if it is one of that interface. */
    public <T> Optional<T> code(Class<T> type) {
        return type.isInstance(code) ? Optional.of(type.cast(code)) : Optional.empty();
    }

    @Override
    public String toDebugString() {
        return description;
    }

    @Override
    public void close() {}
}
