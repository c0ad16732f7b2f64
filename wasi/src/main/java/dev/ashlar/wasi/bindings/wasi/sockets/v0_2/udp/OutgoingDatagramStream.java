// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.wasi.bindings.wasi.sockets.v0_2.udp;

import dev.ashlar.component.WitFunction;
import dev.ashlar.component.WitResource;
import dev.ashlar.wasi.bindings.wasi.io.v0_2.poll.Pollable;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.network.ErrorCodeException;
import java.util.List;

/// WIT's resource `outgoing-datagram-stream`.
@WitResource(in = "wasi:sockets/udp@0.2.12", name = "outgoing-datagram-stream")
public interface OutgoingDatagramStream extends AutoCloseable {
    /// `func() -> result<u64, error-code>`
    @WitFunction("[method]outgoing-datagram-stream.check-send")
    long checkSend() throws ErrorCodeException;

    /// `func(datagrams: list<outgoing-datagram>) -> result<u64, error-code>`
    @WitFunction("[method]outgoing-datagram-stream.send")
    long send(List<OutgoingDatagram> datagrams) throws ErrorCodeException;

    /// `func() -> pollable`
    @WitFunction("[method]outgoing-datagram-stream.subscribe")
    Pollable subscribe();

    /// Gives the resource up: its owner does not need it any more.
    @Override
    void close();
}
