// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.wasi.bindings.wasi.sockets.v0_2.ipnamelookup;

import dev.ashlar.component.WitFunction;
import dev.ashlar.component.WitResource;
import dev.ashlar.wasi.bindings.wasi.io.v0_2.poll.Pollable;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.network.ErrorCodeException;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.network.IpAddress;
import java.util.Optional;

/// WIT's resource `resolve-address-stream`.
@WitResource(in = "wasi:sockets/ip-name-lookup@0.2.12", name = "resolve-address-stream")
public interface ResolveAddressStream extends AutoCloseable {
    /// `func() -> result<option<ip-address>, error-code>`
    @WitFunction("[method]resolve-address-stream.resolve-next-address")
    Optional<IpAddress> resolveNextAddress() throws ErrorCodeException;

    /// `func() -> pollable`
    @WitFunction("[method]resolve-address-stream.subscribe")
    Pollable subscribe();

    /// Gives the resource up: its owner does not need it any more.
    @Override
    void close();
}
