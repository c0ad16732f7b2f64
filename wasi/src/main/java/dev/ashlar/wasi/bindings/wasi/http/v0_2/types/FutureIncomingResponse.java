// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.wasi.bindings.wasi.http.v0_2.types;

import dev.ashlar.component.Result;
import dev.ashlar.component.Unit;
import dev.ashlar.component.WitFunction;
import dev.ashlar.component.WitResource;
import dev.ashlar.wasi.bindings.wasi.io.v0_2.poll.Pollable;
import java.util.Optional;

/// WIT's resource `future-incoming-response`.
@WitResource(in = "wasi:http/types@0.2.12", name = "future-incoming-response")
public interface FutureIncomingResponse extends AutoCloseable {
    /// `func() -> pollable`
    @WitFunction("[method]future-incoming-response.subscribe")
    Pollable subscribe();

    /// `func() -> option<result<result<incoming-response, error-code>>>`
    @WitFunction("[method]future-incoming-response.get")
    Optional<Result<Result<IncomingResponse, ErrorCode>, Unit>> get();

    /// Gives the resource up: its owner does not need it any more.
    @Override
    void close();
}
