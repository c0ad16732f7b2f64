// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.wasi.bindings.wasi.http.v0_2.types;

import dev.ashlar.component.UnitErrorException;
import dev.ashlar.component.WitFunction;
import dev.ashlar.component.WitResource;
import java.util.Optional;

/// WIT's resource `request-options`.
@WitResource(in = "wasi:http/types@0.2.12", name = "request-options")
public interface RequestOptions extends AutoCloseable {
    /// `func() -> option<duration>`
    @WitFunction("[method]request-options.connect-timeout")
    Optional<Long> connectTimeout();

    /// `func(duration: option<duration>) -> result`
    @WitFunction("[method]request-options.set-connect-timeout")
    void setConnectTimeout(Optional<Long> duration) throws UnitErrorException;

    /// `func() -> option<duration>`
    @WitFunction("[method]request-options.first-byte-timeout")
    Optional<Long> firstByteTimeout();

    /// `func(duration: option<duration>) -> result`
    @WitFunction("[method]request-options.set-first-byte-timeout")
    void setFirstByteTimeout(Optional<Long> duration) throws UnitErrorException;

    /// `func() -> option<duration>`
    @WitFunction("[method]request-options.between-bytes-timeout")
    Optional<Long> betweenBytesTimeout();

    /// `func(duration: option<duration>) -> result`
    @WitFunction("[method]request-options.set-between-bytes-timeout")
    void setBetweenBytesTimeout(Optional<Long> duration) throws UnitErrorException;

    /// Gives the resource up: its owner does not need it any more.
    @Override
    void close();
}
