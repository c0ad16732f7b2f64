// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.wasi.bindings.wasi.sockets.v0_2.udp;

import dev.ashlar.component.Tuple;
import dev.ashlar.component.WitFunction;
import dev.ashlar.component.WitResource;
import dev.ashlar.wasi.bindings.wasi.io.v0_2.poll.Pollable;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.network.ErrorCodeException;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.network.IpAddressFamily;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.network.IpSocketAddress;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.network.Network;
import java.util.Optional;

/// WIT's resource `udp-socket`.
@WitResource(in = "wasi:sockets/udp@0.2.12", name = "udp-socket")
public interface UdpSocket extends AutoCloseable {
    /// `func(network: borrow<network>, local-address: ip-socket-address) -> result<_, error-code>`
    @WitFunction("[method]udp-socket.start-bind")
    void startBind(Network network, IpSocketAddress localAddress) throws ErrorCodeException;

    /// `func() -> result<_, error-code>`
    @WitFunction("[method]udp-socket.finish-bind")
    void finishBind() throws ErrorCodeException;

    /// `func(remote-address: option<ip-socket-address>) -> result<tuple<incoming-datagram-stream,
    /// outgoing-datagram-stream>, error-code>`
    @WitFunction("[method]udp-socket.stream")
    Tuple.Of2<IncomingDatagramStream, OutgoingDatagramStream> stream(Optional<IpSocketAddress> remoteAddress)
            throws ErrorCodeException;

    /// `func() -> result<ip-socket-address, error-code>`
    @WitFunction("[method]udp-socket.local-address")
    IpSocketAddress localAddress() throws ErrorCodeException;

    /// `func() -> result<ip-socket-address, error-code>`
    @WitFunction("[method]udp-socket.remote-address")
    IpSocketAddress remoteAddress() throws ErrorCodeException;

    /// `func() -> ip-address-family`
    @WitFunction("[method]udp-socket.address-family")
    IpAddressFamily addressFamily();

    /// `func() -> result<u8, error-code>`
    @WitFunction("[method]udp-socket.unicast-hop-limit")
    int unicastHopLimit() throws ErrorCodeException;

    /// `func(value: u8) -> result<_, error-code>`
    @WitFunction("[method]udp-socket.set-unicast-hop-limit")
    void setUnicastHopLimit(int value) throws ErrorCodeException;

    /// `func() -> result<u64, error-code>`
    @WitFunction("[method]udp-socket.receive-buffer-size")
    long receiveBufferSize() throws ErrorCodeException;

    /// `func(value: u64) -> result<_, error-code>`
    @WitFunction("[method]udp-socket.set-receive-buffer-size")
    void setReceiveBufferSize(long value) throws ErrorCodeException;

    /// `func() -> result<u64, error-code>`
    @WitFunction("[method]udp-socket.send-buffer-size")
    long sendBufferSize() throws ErrorCodeException;

    /// `func(value: u64) -> result<_, error-code>`
    @WitFunction("[method]udp-socket.set-send-buffer-size")
    void setSendBufferSize(long value) throws ErrorCodeException;

    /// `func() -> pollable`
    @WitFunction("[method]udp-socket.subscribe")
    Pollable subscribe();

    /// Gives the resource up: its owner does not need it any more.
    @Override
    void close();
}
