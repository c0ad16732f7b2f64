// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.wasi.bindings.wasi.http.v0_2.types;

import dev.ashlar.component.Result;
import dev.ashlar.component.Unit;
import dev.ashlar.component.WitFunction;
import dev.ashlar.component.WitResource;
import dev.ashlar.wasi.bindings.wasi.io.v0_2.poll.Pollable;
import java.util.Optional;

/// WIT's resource `future-trailers`.
@WitResource(in = "wasi:http/types@0.2.12", name = "future-trailers")
public interface FutureTrailers extends AutoCloseable {
    /// `func() -> pollable`
    @WitFunction("[method]future-trailers.subscribe")
    Pollable subscribe();

    /// `func() -> option<result<result<option<trailers>, error-code>>>`
    @WitFunction("[method]future-trailers.get")
    Optional<Result<Result<Optional<Fields>, ErrorCode>, Unit>> get();

    /// Gives the resource up: its owner does not need it any more.
    @Override
    void close();
}
