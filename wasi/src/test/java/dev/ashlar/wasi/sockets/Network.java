package dev.ashlar.wasi.sockets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.component.Tuple;
import dev.ashlar.wasi.EgressRule;
import dev.ashlar.wasi.Grants;
import dev.ashlar.wasi.ListenRule;
import dev.ashlar.wasi.NetworkGrant;
import dev.ashlar.wasi.SocketLimits;
import dev.ashlar.wasi.WasiLimits;
import dev.ashlar.wasi.bindings.wasi.io.v0_2.poll.Pollable;
import dev.ashlar.wasi.bindings.wasi.io.v0_2.streams.InputStream;
import dev.ashlar.wasi.bindings.wasi.io.v0_2.streams.OutputStream;
import dev.ashlar.wasi.bindings.wasi.io.v0_2.streams.StreamError;
import dev.ashlar.wasi.bindings.wasi.io.v0_2.streams.StreamErrorException;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.network.ErrorCode;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.network.ErrorCodeException;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.network.IpAddressFamily;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.network.IpSocketAddress;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.tcp.TcpSocket;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.udp.UdpSocket;
import dev.ashlar.wasi.context.Context;
import dev.ashlar.wasi.io.HostPollable;
import dev.ashlar.wasi.network.NetworkPolicy;
import dev.ashlar.wasi.network.Resolver;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** The network as a guest sees it, without a guest: what would block is waited for by its pollable. */
final class Network implements AutoCloseable {
    static final NetworkGrant LOCALHOST = NetworkGrant.NONE
            .withEgress(EgressRule.parse("*://localhost:*"))
            .withListen(ListenRule.parse("*://localhost:*"));

    private static final dev.ashlar.wasi.bindings.wasi.sockets.v0_2.network.Network NETWORK = () -> {};

    final Context context;
    final SocketHost host;

    Network() {
        this(LOCALHOST, WasiLimits.DEFAULT);
    }

    Network(NetworkGrant grant, WasiLimits limits) {
        this(grant, limits, name -> {
            throw new UnknownHostException(name);
        });
    }

    Network(NetworkGrant grant, WasiLimits limits, Resolver resolver) {
        try {
            context = new Context(Grants.NONE.withNetwork(grant).withLimits(limits));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        host = context.part(SocketHost.class, made -> new SocketHost(made, NetworkPolicy.of(grant, resolver)));
    }

    static Network with(SocketLimits limits) {
        return new Network(LOCALHOST, WasiLimits.DEFAULT.withSockets(limits));
    }

    static dev.ashlar.wasi.bindings.wasi.sockets.v0_2.network.Network network() {
        return NETWORK;
    }

    static IpSocketAddress address(String host, int port) {
        return Addresses.toWit(new InetSocketAddress(InetAddress.ofLiteral(host), port));
    }

    static IpSocketAddress loopback(IpAddressFamily family, int port) {
        return address(family == IpAddressFamily.IPV4 ? "127.0.0.1" : "::1", port);
    }

    static int port(IpSocketAddress address) {
        return Addresses.toJava(address).getPort();
    }

    TcpSocket tcp(IpAddressFamily family) throws ErrorCodeException {
        return host.createTcpSocket(family);
    }

    TcpSocket bound(IpAddressFamily family) throws ErrorCodeException {
        TcpSocket socket = tcp(family);
        socket.startBind(NETWORK, loopback(family, 0));
        socket.finishBind();
        return socket;
    }

    TcpSocket listening(IpAddressFamily family) throws ErrorCodeException {
        TcpSocket socket = bound(family);
        socket.startListen();
        socket.finishListen();
        return socket;
    }

    UdpSocket udp(IpAddressFamily family) throws ErrorCodeException {
        UdpSocket socket = host.createUdpSocket(family);
        socket.startBind(NETWORK, loopback(family, 0));
        socket.finishBind();
        return socket;
    }

    /** A socket with its streams. */
    record End(TcpSocket socket, InputStream input, OutputStream output) implements AutoCloseable {
        /** All that comes until the other side has no more. */
        byte[] readAll() {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            try {
                while (true) {
                    await(input.subscribe());
                    all.writeBytes(input.read(100_000));
                }
            } catch (StreamErrorException e) {
                assertThat(e.error()).isEqualTo(new StreamError.Closed());
                return all.toByteArray();
            }
        }

        @Override
        public void close() {
            input.close();
            output.close();
            socket.close();
        }
    }

    End connect(TcpSocket socket, IpSocketAddress to) throws ErrorCodeException {
        socket.startConnect(NETWORK, to);
        await(socket.subscribe());
        Tuple.Of2<InputStream, OutputStream> streams = socket.finishConnect();
        return new End(socket, streams.v0(), streams.v1());
    }

    static End accept(TcpSocket listener) throws ErrorCodeException {
        await(listener.subscribe());
        Tuple.Of3<TcpSocket, InputStream, OutputStream> accepted = listener.accept();
        return new End(accepted.v0(), accepted.v1(), accepted.v2());
    }

    /** Two ends of a connection. */
    record Pair(End client, End server) {}

    Pair pair(IpAddressFamily family) throws ErrorCodeException {
        TcpSocket listener = listening(family);
        End client = connect(tcp(family), listener.localAddress());
        End server = accept(listener);
        listener.close();
        return new Pair(client, server);
    }

    static void await(Pollable pollable) {
        assertThat(awaitFor(pollable, 10_000)).as("ready").isTrue();
    }

    static boolean awaitFor(Pollable pollable, long milliseconds) {
        HostPollable host = (HostPollable) pollable;
        Semaphore woken = new Semaphore(0);
        Runnable wake = woken::release;
        host.watch(wake);
        try {
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(milliseconds);
            while (!host.ready()) {
                if (!woken.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    return false;
                }
            }
            return true;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        } finally {
            host.unwatch(wake);
            host.close();
        }
    }

    static void assertFails(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ErrorCodeException.class, e -> assertThat(e.error()).isEqualTo(code));
    }

    static void assertFailsEach(ErrorCode code, ThrowingCallable... calls) {
        List.of(calls).forEach(call -> assertFails(code, call));
    }

    static void assertClosed(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        StreamErrorException.class, e -> assertThat(e.error()).isEqualTo(new StreamError.Closed()));
    }

    @Override
    public void close() {
        context.close();
    }
}
