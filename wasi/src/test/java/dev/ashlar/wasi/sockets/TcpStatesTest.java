package dev.ashlar.wasi.sockets;

import static dev.ashlar.wasi.sockets.Network.address;
import static dev.ashlar.wasi.sockets.Network.assertFails;
import static dev.ashlar.wasi.sockets.Network.assertFailsEach;
import static dev.ashlar.wasi.sockets.Network.loopback;
import static dev.ashlar.wasi.sockets.Network.network;
import static dev.ashlar.wasi.sockets.Network.port;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.component.Tuple;
import dev.ashlar.wasi.ListenRule;
import dev.ashlar.wasi.NetworkGrant;
import dev.ashlar.wasi.WasiLimits;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.network.ErrorCode;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.network.ErrorCodeException;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.network.IpAddressFamily;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.network.IpSocketAddress;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.network.Ipv6SocketAddress;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.tcp.ShutdownType;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.tcp.TcpSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a tcp-socket does in which state, and with which addresses. */
class TcpStatesTest {
    private final Network network = new Network();

    @AfterEach
    void close() {
        network.close();
    }

    private static void assertNothingToFinish(TcpSocket socket) {
        assertFailsEach(ErrorCode.NOT_IN_PROGRESS, socket::finishBind, socket::finishConnect, socket::finishListen);
    }

    private static void assertOptionsWork(TcpSocket socket) throws ErrorCodeException {
        socket.setKeepAliveEnabled(true);
        socket.setKeepAliveIdleTime(1);
        socket.setKeepAliveInterval(2_000_000_001L);
        socket.setKeepAliveCount(3);
        socket.setHopLimit(42);
        socket.setReceiveBufferSize(16_000);
        socket.setSendBufferSize(16_000);
        assertThat(socket.keepAliveEnabled()).isTrue();
        assertThat(socket.keepAliveIdleTime()).isEqualTo(1_000_000_000);
        assertThat(socket.keepAliveInterval()).isEqualTo(3_000_000_000L);
        assertThat(socket.keepAliveCount()).isEqualTo(3);
        assertThat(socket.hopLimit()).isEqualTo(42);
        assertThat(socket.receiveBufferSize()).isEqualTo(16_000);
        assertThat(socket.sendBufferSize()).isEqualTo(16_000);
    }

    @ParameterizedTest
    @EnumSource
    void aNewSocketIsNotBound(IpAddressFamily family) throws ErrorCodeException {
        TcpSocket socket = network.tcp(family);
        assertNothingToFinish(socket);
        assertFailsEach(
                ErrorCode.INVALID_STATE,
                socket::startListen,
                socket::accept,
                socket::localAddress,
                socket::remoteAddress,
                () -> socket.shutdown(ShutdownType.BOTH));
        assertThat(socket.isListening()).isFalse();
        assertThat(socket.addressFamily()).isEqualTo(family);
        assertThat(socket.subscribe().ready()).isTrue();
        socket.setListenBacklogSize(32);
        assertOptionsWork(socket);
    }

    @ParameterizedTest
    @EnumSource
    void bindingGoesInTwoSteps(IpAddressFamily family) throws ErrorCodeException {
        TcpSocket socket = network.tcp(family);
        socket.startBind(network(), loopback(family, 0));
        assertFailsEach(
                ErrorCode.CONCURRENCY_CONFLICT,
                () -> socket.startBind(network(), loopback(family, 0)),
                () -> socket.startConnect(network(), loopback(family, 1)),
                socket::startListen);
        socket.finishBind();
        assertNothingToFinish(socket);
        assertFailsEach(
                ErrorCode.INVALID_STATE,
                () -> socket.startBind(network(), loopback(family, 0)),
                socket::accept,
                socket::remoteAddress,
                () -> socket.shutdown(ShutdownType.BOTH));
        assertThat(port(socket.localAddress())).isPositive();
        assertThat(socket.localAddress()).isEqualTo(loopback(family, port(socket.localAddress())));
        socket.setListenBacklogSize(32);
        assertOptionsWork(socket);
    }

    @ParameterizedTest
    @EnumSource
    void listeningGoesInTwoSteps(IpAddressFamily family) throws ErrorCodeException {
        TcpSocket socket = network.bound(family);
        socket.startListen();
        assertFails(ErrorCode.CONCURRENCY_CONFLICT, socket::startListen);
        socket.finishListen();
        assertThat(socket.isListening()).isTrue();
        assertNothingToFinish(socket);
        assertFailsEach(
                ErrorCode.INVALID_STATE,
                () -> socket.startBind(network(), loopback(family, 0)),
                () -> socket.startConnect(network(), loopback(family, 1)),
                socket::startListen,
                socket::remoteAddress,
                () -> socket.shutdown(ShutdownType.BOTH));
        assertFails(ErrorCode.WOULD_BLOCK, socket::accept);
        assertThat(socket.subscribe().ready()).isFalse();
        assertThat(socket.localAddress()).isNotNull();
        socket.setListenBacklogSize(32);
        assertOptionsWork(socket);
    }

    @ParameterizedTest
    @EnumSource
    void aConnectedSocketKnowsBothEnds(IpAddressFamily family) throws ErrorCodeException {
        Network.Pair pair = network.pair(family);
        TcpSocket client = pair.client().socket();
        assertNothingToFinish(client);
        assertFailsEach(
                ErrorCode.INVALID_STATE,
                () -> client.startBind(network(), loopback(family, 0)),
                () -> client.startConnect(network(), loopback(family, 1)),
                client::startListen,
                client::accept,
                () -> client.setListenBacklogSize(32));
        assertThat(client.remoteAddress()).isEqualTo(pair.server().socket().localAddress());
        assertThat(client.localAddress()).isEqualTo(pair.server().socket().remoteAddress());
        assertThat(client.isListening()).isFalse();
        assertThat(client.subscribe().ready()).isTrue();
        assertOptionsWork(client);
    }

    @Test
    void optionsAreHandedToAcceptedSockets() throws ErrorCodeException {
        TcpSocket listener = network.listening(IpAddressFamily.IPV4);
        assertOptionsWork(listener);
        try (Network.End client = network.connect(network.tcp(IpAddressFamily.IPV4), listener.localAddress());
                Network.End server = Network.accept(listener)) {
            assertThat(server.socket().keepAliveEnabled()).isTrue();
            assertThat(server.socket().hopLimit()).isEqualTo(42);
            assertThat(server.socket().keepAliveCount()).isEqualTo(3);
            assertThat(client.socket().hopLimit()).isNotEqualTo(42);
        }
    }

    @Test
    void nothingMayBeZero() throws ErrorCodeException {
        TcpSocket socket = network.tcp(IpAddressFamily.IPV4);
        assertFailsEach(
                ErrorCode.INVALID_ARGUMENT,
                () -> socket.setListenBacklogSize(0),
                () -> socket.setKeepAliveIdleTime(0),
                () -> socket.setKeepAliveInterval(0),
                () -> socket.setKeepAliveCount(0),
                () -> socket.setHopLimit(0),
                () -> socket.setReceiveBufferSize(0),
                () -> socket.setSendBufferSize(0));
    }

    @Test
    void whatIsTooMuchBecomesTheMost() throws ErrorCodeException {
        TcpSocket socket = network.tcp(IpAddressFamily.IPV4);
        socket.setListenBacklogSize(-1);
        socket.setKeepAliveIdleTime(-1);
        socket.setKeepAliveInterval(-1);
        socket.setKeepAliveCount(0xffff_ffffL);
        socket.setReceiveBufferSize(-1);
        socket.setSendBufferSize(-1);
        assertThat(socket.keepAliveIdleTime()).isEqualTo(32_767_000_000_000L);
        assertThat(socket.keepAliveCount()).isEqualTo(127);
        assertThat(socket.receiveBufferSize()).isBetween(65_536L, 1L << 20);
    }

    @ParameterizedTest
    @EnumSource
    void addressesThatCannotBeConnectedToAreInvalid(IpAddressFamily family) throws ErrorCodeException {
        TcpSocket socket = network.tcp(family);
        boolean six = family == IpAddressFamily.IPV6;
        IpSocketAddress[] invalid = {
            loopback(family, 0),
            address(six ? "::" : "0.0.0.0", 80),
            address(six ? "ff02::1" : "224.0.0.1", 80),
            six ? address("::7f00:1", 80) : address("255.255.255.255", 80),
            loopback(six ? IpAddressFamily.IPV4 : IpAddressFamily.IPV6, 80),
        };
        for (IpSocketAddress address : invalid) {
            assertFails(ErrorCode.INVALID_ARGUMENT, () -> socket.startConnect(network(), address));
        }
        assertFails(ErrorCode.INVALID_STATE, socket::localAddress);
    }

    @Test
    void thereIsNoDualStack() throws ErrorCodeException {
        TcpSocket six = network.tcp(IpAddressFamily.IPV6);
        var mapped = new IpSocketAddress.Ipv6(
                new Ipv6SocketAddress(80, 0, new Tuple.Of8<>(0, 0, 0, 0, 0, 0xffff, 0x7f00, 1), 0));
        assertFails(ErrorCode.INVALID_ARGUMENT, () -> six.startConnect(network(), mapped));
        assertFails(ErrorCode.INVALID_ARGUMENT, () -> six.startBind(network(), mapped));
    }

    @Test
    void addressesThatCannotBeBoundTo() throws ErrorCodeException {
        TcpSocket socket = network.tcp(IpAddressFamily.IPV4);
        assertFailsEach(
                ErrorCode.INVALID_ARGUMENT,
                () -> socket.startBind(network(), address("224.0.0.1", 0)),
                () -> socket.startBind(network(), address("255.255.255.255", 0)),
                () -> socket.startBind(network(), address("::1", 0)));
        try (Network wide =
                new Network(NetworkGrant.NONE.withListen(ListenRule.parse("tcp://192.0.2.1:*")), WasiLimits.DEFAULT)) {
            TcpSocket elsewhere = wide.tcp(IpAddressFamily.IPV4);
            assertFails(ErrorCode.ADDRESS_NOT_BINDABLE, () -> elsewhere.startBind(network(), address("192.0.2.1", 0)));
        }
    }

    @Test
    void aPortIsBoundOnceAndFreeAgainAtOnce() throws ErrorCodeException {
        TcpSocket first = network.listening(IpAddressFamily.IPV4);
        IpSocketAddress address = first.localAddress();
        TcpSocket second = network.tcp(IpAddressFamily.IPV4);
        assertFails(ErrorCode.ADDRESS_IN_USE, () -> second.startBind(network(), address));
        Network.End client = network.connect(network.tcp(IpAddressFamily.IPV4), address);
        Network.End server = Network.accept(first);
        server.close();
        client.close();
        first.close();
        second.startBind(network(), address);
        second.finishBind();
        second.startListen();
    }

    @Test
    void aRefusedConnectionIsReportedOnce() throws ErrorCodeException {
        TcpSocket listener = network.listening(IpAddressFamily.IPV4);
        IpSocketAddress address = listener.localAddress();
        listener.close();
        TcpSocket socket = network.tcp(IpAddressFamily.IPV4);
        socket.startConnect(network(), address);
        assertFails(ErrorCode.CONCURRENCY_CONFLICT, () -> socket.startConnect(network(), address));
        Network.await(socket.subscribe());
        assertFails(ErrorCode.CONNECTION_REFUSED, socket::finishConnect);
        assertFails(ErrorCode.NOT_IN_PROGRESS, socket::finishConnect);
        assertFails(ErrorCode.INVALID_STATE, () -> socket.startConnect(network(), address));
        assertFails(ErrorCode.CONNECTION_REFUSED, socket::localAddress);
        assertThat(socket.subscribe().ready()).isTrue();
        socket.close();
    }

    @Test
    void connectingFromABoundSocketKeepsItsAddress() throws ErrorCodeException {
        TcpSocket listener = network.listening(IpAddressFamily.IPV4);
        TcpSocket socket = network.bound(IpAddressFamily.IPV4);
        IpSocketAddress local = socket.localAddress();
        try (Network.End client = network.connect(socket, listener.localAddress())) {
            assertThat(client.socket().localAddress()).isEqualTo(local);
        }
    }
}
