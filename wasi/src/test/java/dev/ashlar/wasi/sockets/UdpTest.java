package dev.ashlar.wasi.sockets;

import static dev.ashlar.wasi.sockets.Network.address;
import static dev.ashlar.wasi.sockets.Network.assertFails;
import static dev.ashlar.wasi.sockets.Network.assertFailsEach;
import static dev.ashlar.wasi.sockets.Network.await;
import static dev.ashlar.wasi.sockets.Network.loopback;
import static dev.ashlar.wasi.sockets.Network.network;
import static dev.ashlar.wasi.sockets.Network.port;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.engine.Trap;
import dev.ashlar.wasi.EgressRule;
import dev.ashlar.wasi.ListenRule;
import dev.ashlar.wasi.NetworkGrant;
import dev.ashlar.wasi.WasiLimits;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.network.ErrorCode;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.network.ErrorCodeException;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.network.IpAddressFamily;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.network.IpSocketAddress;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.udp.IncomingDatagram;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.udp.IncomingDatagramStream;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.udp.OutgoingDatagram;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.udp.OutgoingDatagramStream;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.udp.UdpSocket;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Datagrams, and who may get and send them. */
class UdpTest {
    private final Network network = new Network();

    @AfterEach
    void close() {
        network.close();
    }

    /** A bound socket with streams. */
    record Peer(UdpSocket socket, IncomingDatagramStream input, OutgoingDatagramStream output) {
        static Peer of(UdpSocket socket, Optional<IpSocketAddress> remote) throws ErrorCodeException {
            var streams = socket.stream(remote);
            return new Peer(socket, streams.v0(), streams.v1());
        }

        void send(String text, Optional<IpSocketAddress> to) throws ErrorCodeException {
            await(output.subscribe());
            assertThat(output.checkSend()).isPositive();
            assertThat(output.send(List.of(new OutgoingDatagram(text.getBytes(UTF_8), to))))
                    .isOne();
        }

        IncomingDatagram receive() throws ErrorCodeException {
            await(input.subscribe());
            List<IncomingDatagram> datagrams = input.receive(1);
            assertThat(datagrams).hasSize(1);
            return datagrams.getFirst();
        }
    }

    private Peer peer(IpAddressFamily family) throws ErrorCodeException {
        return Peer.of(network.udp(family), Optional.empty());
    }

    private static void assertOptionsWork(UdpSocket socket) throws ErrorCodeException {
        socket.setUnicastHopLimit(42);
        socket.setReceiveBufferSize(16_000);
        socket.setSendBufferSize(16_000);
        assertThat(socket.unicastHopLimit()).isEqualTo(42);
        assertThat(socket.receiveBufferSize()).isEqualTo(16_000);
        assertThat(socket.sendBufferSize()).isEqualTo(16_000);
        assertFailsEach(
                ErrorCode.INVALID_ARGUMENT,
                () -> socket.setUnicastHopLimit(0),
                () -> socket.setReceiveBufferSize(0),
                () -> socket.setSendBufferSize(0));
    }

    @ParameterizedTest
    @EnumSource
    void statesAreThoseOfTheInterface(IpAddressFamily family) throws ErrorCodeException {
        UdpSocket socket = network.host.createUdpSocket(family);
        assertFails(ErrorCode.NOT_IN_PROGRESS, socket::finishBind);
        assertFailsEach(
                ErrorCode.INVALID_STATE,
                socket::localAddress,
                socket::remoteAddress,
                () -> socket.stream(Optional.empty()));
        assertThat(socket.addressFamily()).isEqualTo(family);
        assertOptionsWork(socket);
        socket.startBind(network(), loopback(family, 0));
        assertFails(ErrorCode.CONCURRENCY_CONFLICT, () -> socket.startBind(network(), loopback(family, 0)));
        socket.finishBind();
        assertFails(ErrorCode.NOT_IN_PROGRESS, socket::finishBind);
        assertFailsEach(
                ErrorCode.INVALID_STATE, socket::remoteAddress, () -> socket.startBind(network(), loopback(family, 0)));
        assertThat(port(socket.localAddress())).isPositive();
        IpSocketAddress remote = loopback(family, 54_321);
        Peer.of(socket, Optional.of(remote));
        assertThat(socket.remoteAddress()).isEqualTo(remote);
        assertThat(socket.subscribe().ready()).isTrue();
        assertOptionsWork(socket);
    }

    @ParameterizedTest
    @EnumSource
    void datagramsComeWhole(IpAddressFamily family) throws ErrorCodeException {
        Peer client = peer(family);
        Peer server = peer(family);
        assertThat(server.input().receive(1)).isEmpty();
        assertThat(server.input().subscribe().ready()).isFalse();
        client.send("one", Optional.of(server.socket().localAddress()));
        client.send("", Optional.of(server.socket().localAddress()));
        client.send("three", Optional.of(server.socket().localAddress()));
        assertThat(server.input().receive(0)).isEmpty();
        assertThat(server.receive().data()).asString().isEqualTo("one");
        List<IncomingDatagram> rest = server.input().receive(-1);
        assertThat(rest)
                .extracting(datagram -> new String(datagram.data(), UTF_8))
                .containsExactly("", "three");
        assertThat(rest.getFirst().remoteAddress()).isEqualTo(client.socket().localAddress());
    }

    @Test
    void aConnectedSocketHearsAndSpeaksToOneOnly() throws ErrorCodeException {
        Peer server = peer(IpAddressFamily.IPV4);
        Peer stranger = peer(IpAddressFamily.IPV4);
        Peer client = Peer.of(
                network.udp(IpAddressFamily.IPV4), Optional.of(server.socket().localAddress()));
        stranger.send("not you", Optional.of(client.socket().localAddress()));
        client.send("hello", Optional.empty());
        client.send("again", Optional.of(server.socket().localAddress()));
        client.output().checkSend();
        assertFails(
                ErrorCode.INVALID_ARGUMENT,
                () -> client.output()
                        .send(List.of(new OutgoingDatagram(
                                new byte[1], Optional.of(stranger.socket().localAddress())))));
        assertThat(server.receive().data()).asString().isEqualTo("hello");
        server.send("reply", Optional.of(client.socket().localAddress()));
        assertThat(client.receive().data()).asString().isEqualTo("reply");
        assertThat(client.input().receive(10)).isEmpty();
    }

    @Test
    void streamsMayBeAskedForAgainWhenDropped() throws ErrorCodeException {
        Peer server = peer(IpAddressFamily.IPV4);
        UdpSocket socket = network.udp(IpAddressFamily.IPV4);
        Peer first = Peer.of(socket, Optional.of(server.socket().localAddress()));
        assertThatThrownBy(() -> socket.stream(Optional.empty())).isInstanceOf(Trap.class);
        first.input().close();
        assertThatThrownBy(() -> socket.stream(Optional.empty())).isInstanceOf(Trap.class);
        first.output().close();
        Peer second = Peer.of(socket, Optional.empty());
        assertFails(ErrorCode.INVALID_STATE, socket::remoteAddress);
        second.output().checkSend();
        assertFails(
                ErrorCode.INVALID_ARGUMENT,
                () -> second.output().send(List.of(new OutgoingDatagram(new byte[1], Optional.empty()))));
        Peer other = peer(IpAddressFamily.IPV4);
        other.send("anyone", Optional.of(socket.localAddress()));
        assertThat(second.receive().data()).asString().isEqualTo("anyone");
    }

    @Test
    void destinationsHaveToMakeSense() throws ErrorCodeException {
        UdpSocket socket = network.udp(IpAddressFamily.IPV4);
        for (IpSocketAddress remote : List.of(address("127.0.0.1", 0), address("0.0.0.0", 80), address("::1", 80))) {
            assertFails(ErrorCode.INVALID_ARGUMENT, () -> socket.stream(Optional.of(remote)));
        }
    }

    @Test
    void aDatagramHasALimit() throws ErrorCodeException {
        Peer client = peer(IpAddressFamily.IPV4);
        Peer server = peer(IpAddressFamily.IPV4);
        server.socket().setReceiveBufferSize(200_000);
        client.socket().setSendBufferSize(200_000);
        client.send("x".repeat(65_507), Optional.of(server.socket().localAddress()));
        assertThat(server.receive().data()).hasSize(65_507);
        for (int size : new int[] {65_508, 65_536, 65_537, 1_000_000}) {
            client.output().checkSend();
            assertFails(
                    ErrorCode.DATAGRAM_TOO_LARGE,
                    () -> client.output()
                            .send(List.of(new OutgoingDatagram(
                                    new byte[size], Optional.of(server.socket().localAddress())))));
        }
    }

    @Test
    void sendingMoreThanPermittedIsATrap() throws ErrorCodeException {
        Peer client = Peer.of(network.udp(IpAddressFamily.IPV4), Optional.of(address("127.0.0.1", 9)));
        OutgoingDatagram datagram = new OutgoingDatagram(new byte[1], Optional.empty());
        assertThat(client.output().send(List.of())).isZero();
        assertThatThrownBy(() -> client.output().send(List.of(datagram))).isInstanceOf(Trap.class);
        int permit = (int) client.output().checkSend();
        assertThatThrownBy(() -> client.output()
                        .send(Stream.generate(() -> datagram).limit(permit + 1).toList()))
                .isInstanceOf(Trap.class)
                .hasMessageContaining("datagrams to be sent at a time: 17 asked for, 16 allowed");
    }

    @Test
    void whatWasSentBeforeAnErrorCounts() throws ErrorCodeException {
        Peer server = peer(IpAddressFamily.IPV4);
        Peer client = peer(IpAddressFamily.IPV4);
        client.output().checkSend();
        assertThat(client.output()
                        .send(List.of(
                                new OutgoingDatagram(
                                        new byte[1], Optional.of(server.socket().localAddress())),
                                new OutgoingDatagram(new byte[1], Optional.of(address("10.0.0.1", 80))))))
                .isOne();
    }

    @Test
    void aClosedReceiverIsNoticed() throws ErrorCodeException {
        UdpSocket receiver = network.udp(IpAddressFamily.IPV4);
        IpSocketAddress address = receiver.localAddress();
        receiver.close();
        Peer client = Peer.of(network.udp(IpAddressFamily.IPV4), Optional.of(address));
        client.send("anybody?", Optional.empty());
        await(client.input().subscribe());
        assertFails(ErrorCode.CONNECTION_REFUSED, () -> client.input().receive(1));
    }

    @Test
    void everyDestinationIsChecked() throws ErrorCodeException {
        Peer client = peer(IpAddressFamily.IPV4);
        for (String host : List.of("10.0.0.1", "169.254.169.254", "1.1.1.1", "224.0.0.1", "255.255.255.255")) {
            client.output().checkSend();
            assertFails(
                    ErrorCode.ACCESS_DENIED,
                    () -> client.output()
                            .send(List.of(new OutgoingDatagram(new byte[1], Optional.of(address(host, 53))))));
        }
        assertFails(
                ErrorCode.ACCESS_DENIED,
                () -> network.udp(IpAddressFamily.IPV4).stream(Optional.of(address("10.0.0.1", 53))));
    }

    @Test
    void allAddressesAreNotPartOfLoopback() throws ErrorCodeException {
        UdpSocket four = network.host.createUdpSocket(IpAddressFamily.IPV4);
        UdpSocket six = network.host.createUdpSocket(IpAddressFamily.IPV6);
        assertFails(ErrorCode.ACCESS_DENIED, () -> four.startBind(network(), address("0.0.0.0", 5_353)));
        assertFails(ErrorCode.ACCESS_DENIED, () -> six.startBind(network(), address("::", 5_353)));
        assertFails(ErrorCode.ACCESS_DENIED, () -> four.startBind(network(), address("10.0.0.1", 0)));
    }

    /** As a program does that sends from a socket that it never bound. */
    @Test
    void aClientHearsOnlyThoseThatItMaySendTo() throws Exception {
        try (DatagramSocket friend = new DatagramSocket(0, InetAddress.getLoopbackAddress());
                DatagramSocket stranger = new DatagramSocket(0, InetAddress.getLoopbackAddress());
                Network client = new Network(
                        NetworkGrant.NONE.withEgress(EgressRule.parse("udp://127.0.0.1:" + friend.getLocalPort())),
                        WasiLimits.DEFAULT)) {
            UdpSocket socket = client.host.createUdpSocket(IpAddressFamily.IPV4);
            socket.startBind(network(), address("0.0.0.0", 0));
            socket.finishBind();
            int port = port(socket.localAddress());
            Peer peer = Peer.of(socket, Optional.empty());
            InetAddress own = InetAddress.getLoopbackAddress();
            stranger.send(new DatagramPacket("attack".getBytes(UTF_8), 6, own, port));
            friend.send(new DatagramPacket("hello".getBytes(UTF_8), 5, own, port));
            await(peer.input().subscribe());
            List<IncomingDatagram> heard = peer.input().receive(10);
            assertThat(heard)
                    .extracting(datagram -> new String(datagram.data(), UTF_8))
                    .containsExactly("hello");
        }
    }

    @Test
    void whoListensHearsEverybody() throws Exception {
        try (DatagramSocket stranger = new DatagramSocket(0, InetAddress.getLoopbackAddress());
                Network server = new Network(
                        NetworkGrant.NONE.withListen(ListenRule.parse("udp://127.0.0.1:*")), WasiLimits.DEFAULT)) {
            Peer peer = Peer.of(server.udp(IpAddressFamily.IPV4), Optional.empty());
            stranger.send(new DatagramPacket(
                    "hi".getBytes(UTF_8),
                    2,
                    InetAddress.getLoopbackAddress(),
                    port(peer.socket().localAddress())));
            assertThat(peer.receive().data()).asString().isEqualTo("hi");
        }
    }
}
