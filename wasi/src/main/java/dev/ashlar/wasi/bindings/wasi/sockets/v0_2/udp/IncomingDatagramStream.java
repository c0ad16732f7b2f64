// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.wasi.bindings.wasi.sockets.v0_2.udp;

import dev.ashlar.component.WitFunction;
import dev.ashlar.component.WitResource;
import dev.ashlar.wasi.bindings.wasi.io.v0_2.poll.Pollable;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.network.ErrorCodeException;
import java.util.List;

/// WIT's resource `incoming-datagram-stream`.
@WitResource(in = "wasi:sockets/udp@0.2.12", name = "incoming-datagram-stream")
public interface IncomingDatagramStream extends AutoCloseable {
    /// `func(max-results: u64) -> result<list<incoming-datagram>, error-code>`
    @WitFunction("[method]incoming-datagram-stream.receive")
    List<IncomingDatagram> receive(long maxResults) throws ErrorCodeException;

    /// `func() -> pollable`
    @WitFunction("[method]incoming-datagram-stream.subscribe")
    Pollable subscribe();

    /// Gives the resource up: its owner does not need it any more.
    @Override
    void close();
}
