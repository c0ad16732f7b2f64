// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.wasi.bindings.wasi.sockets.v0_2.tcp;

import dev.ashlar.component.Tuple;
import dev.ashlar.component.WitFunction;
import dev.ashlar.component.WitResource;
import dev.ashlar.wasi.bindings.wasi.io.v0_2.poll.Pollable;
import dev.ashlar.wasi.bindings.wasi.io.v0_2.streams.InputStream;
import dev.ashlar.wasi.bindings.wasi.io.v0_2.streams.OutputStream;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.network.ErrorCodeException;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.network.IpAddressFamily;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.network.IpSocketAddress;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.network.Network;

/// WIT's resource `tcp-socket`.
@WitResource(in = "wasi:sockets/tcp@0.2.12", name = "tcp-socket")
public interface TcpSocket extends AutoCloseable {
    /// `func(network: borrow<network>, local-address: ip-socket-address) -> result<_, error-code>`
    @WitFunction("[method]tcp-socket.start-bind")
    void startBind(Network network, IpSocketAddress localAddress) throws ErrorCodeException;

    /// `func() -> result<_, error-code>`
    @WitFunction("[method]tcp-socket.finish-bind")
    void finishBind() throws ErrorCodeException;

    /// `func(network: borrow<network>, remote-address: ip-socket-address) -> result<_, error-code>`
    @WitFunction("[method]tcp-socket.start-connect")
    void startConnect(Network network, IpSocketAddress remoteAddress) throws ErrorCodeException;

    /// `func() -> result<tuple<input-stream, output-stream>, error-code>`
    @WitFunction("[method]tcp-socket.finish-connect")
    Tuple.Of2<InputStream, OutputStream> finishConnect() throws ErrorCodeException;

    /// `func() -> result<_, error-code>`
    @WitFunction("[method]tcp-socket.start-listen")
    void startListen() throws ErrorCodeException;

    /// `func() -> result<_, error-code>`
    @WitFunction("[method]tcp-socket.finish-listen")
    void finishListen() throws ErrorCodeException;

    /// `func() -> result<tuple<tcp-socket, input-stream, output-stream>, error-code>`
    @WitFunction("[method]tcp-socket.accept")
    Tuple.Of3<TcpSocket, InputStream, OutputStream> accept() throws ErrorCodeException;

    /// `func() -> result<ip-socket-address, error-code>`
    @WitFunction("[method]tcp-socket.local-address")
    IpSocketAddress localAddress() throws ErrorCodeException;

    /// `func() -> result<ip-socket-address, error-code>`
    @WitFunction("[method]tcp-socket.remote-address")
    IpSocketAddress remoteAddress() throws ErrorCodeException;

    /// `func() -> bool`
    @WitFunction("[method]tcp-socket.is-listening")
    boolean isListening();

    /// `func() -> ip-address-family`
    @WitFunction("[method]tcp-socket.address-family")
    IpAddressFamily addressFamily();

    /// `func(value: u64) -> result<_, error-code>`
    @WitFunction("[method]tcp-socket.set-listen-backlog-size")
    void setListenBacklogSize(long value) throws ErrorCodeException;

    /// `func() -> result<bool, error-code>`
    @WitFunction("[method]tcp-socket.keep-alive-enabled")
    boolean keepAliveEnabled() throws ErrorCodeException;

    /// `func(value: bool) -> result<_, error-code>`
    @WitFunction("[method]tcp-socket.set-keep-alive-enabled")
    void setKeepAliveEnabled(boolean value) throws ErrorCodeException;

    /// `func() -> result<duration, error-code>`
    @WitFunction("[method]tcp-socket.keep-alive-idle-time")
    long keepAliveIdleTime() throws ErrorCodeException;

    /// `func(value: duration) -> result<_, error-code>`
    @WitFunction("[method]tcp-socket.set-keep-alive-idle-time")
    void setKeepAliveIdleTime(long value) throws ErrorCodeException;

    /// `func() -> result<duration, error-code>`
    @WitFunction("[method]tcp-socket.keep-alive-interval")
    long keepAliveInterval() throws ErrorCodeException;

    /// `func(value: duration) -> result<_, error-code>`
    @WitFunction("[method]tcp-socket.set-keep-alive-interval")
    void setKeepAliveInterval(long value) throws ErrorCodeException;

    /// `func() -> result<u32, error-code>`
    @WitFunction("[method]tcp-socket.keep-alive-count")
    long keepAliveCount() throws ErrorCodeException;

    /// `func(value: u32) -> result<_, error-code>`
    @WitFunction("[method]tcp-socket.set-keep-alive-count")
    void setKeepAliveCount(long value) throws ErrorCodeException;

    /// `func() -> result<u8, error-code>`
    @WitFunction("[method]tcp-socket.hop-limit")
    int hopLimit() throws ErrorCodeException;

    /// `func(value: u8) -> result<_, error-code>`
    @WitFunction("[method]tcp-socket.set-hop-limit")
    void setHopLimit(int value) throws ErrorCodeException;

    /// `func() -> result<u64, error-code>`
    @WitFunction("[method]tcp-socket.receive-buffer-size")
    long receiveBufferSize() throws ErrorCodeException;

    /// `func(value: u64) -> result<_, error-code>`
    @WitFunction("[method]tcp-socket.set-receive-buffer-size")
    void setReceiveBufferSize(long value) throws ErrorCodeException;

    /// `func() -> result<u64, error-code>`
    @WitFunction("[method]tcp-socket.send-buffer-size")
    long sendBufferSize() throws ErrorCodeException;

    /// `func(value: u64) -> result<_, error-code>`
    @WitFunction("[method]tcp-socket.set-send-buffer-size")
    void setSendBufferSize(long value) throws ErrorCodeException;

    /// `func() -> pollable`
    @WitFunction("[method]tcp-socket.subscribe")
    Pollable subscribe();

    /// `func(shutdown-type: shutdown-type) -> result<_, error-code>`
    @WitFunction("[method]tcp-socket.shutdown")
    void shutdown(ShutdownType shutdownType) throws ErrorCodeException;

    /// Gives the resource up: its owner does not need it any more.
    @Override
    void close();
}
