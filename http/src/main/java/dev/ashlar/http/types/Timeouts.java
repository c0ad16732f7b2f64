package dev.ashlar.http.types;

import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.RequestOptions;
import java.util.Optional;

/** {@code request-options}, in nanoseconds, unsigned. */
public final class Timeouts implements RequestOptions {
    private Optional<Long> connect = Optional.empty();
    private Optional<Long> firstByte = Optional.empty();
    private Optional<Long> betweenBytes = Optional.empty();

    Timeouts() {}

    @Override
    public Optional<Long> connectTimeout() {
        return connect;
    }

    @Override
    public void setConnectTimeout(Optional<Long> duration) {
        connect = duration;
    }

    @Override
    public Optional<Long> firstByteTimeout() {
        return firstByte;
    }

    @Override
    public void setFirstByteTimeout(Optional<Long> duration) {
        firstByte = duration;
    }

    @Override
    public Optional<Long> betweenBytesTimeout() {
        return betweenBytes;
    }

    @Override
    public void setBetweenBytesTimeout(Optional<Long> duration) {
        betweenBytes = duration;
    }

    @Override
    public void close() {}
}
