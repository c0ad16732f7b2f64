package dev.ashlar.wasi.sockets;

import static dev.ashlar.wasi.sockets.Network.address;
import static dev.ashlar.wasi.sockets.Network.assertFails;
import static dev.ashlar.wasi.sockets.Network.await;
import static dev.ashlar.wasi.sockets.Network.network;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.component.Tuple;
import dev.ashlar.engine.Trap;
import dev.ashlar.wasi.EgressRule;
import dev.ashlar.wasi.ListenRule;
import dev.ashlar.wasi.NetworkGrant;
import dev.ashlar.wasi.SocketLimits;
import dev.ashlar.wasi.WasiLimits;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.ipnamelookup.ResolveAddressStream;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.network.ErrorCode;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.network.ErrorCodeException;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.network.IpAddress;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.network.IpAddressFamily;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.tcp.TcpSocket;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How much of the network a guest gets, what it is denied, and lookups. */
class SocketLimitsTest {
    private static final SocketLimits FEW = new SocketLimits(3, 2, 1 << 16, 4, 2, 2);

    @Test
    void socketsAreLimited() throws ErrorCodeException {
        try (Network network = Network.with(FEW)) {
            TcpSocket listener = network.listening(IpAddressFamily.IPV4);
            Network.End client = network.connect(network.tcp(IpAddressFamily.IPV4), listener.localAddress());
            TcpSocket third = network.tcp(IpAddressFamily.IPV4);
            await(listener.subscribe());
            assertFails(ErrorCode.NEW_SOCKET_LIMIT, () -> network.tcp(IpAddressFamily.IPV6));
            assertFails(ErrorCode.NEW_SOCKET_LIMIT, () -> network.host.createUdpSocket(IpAddressFamily.IPV4));
            assertFails(ErrorCode.NEW_SOCKET_LIMIT, listener::accept);
            third.close();
            Network.accept(listener).close();
            client.close();
            network.tcp(IpAddressFamily.IPV4);
            network.tcp(IpAddressFamily.IPV4);
            assertFails(ErrorCode.NEW_SOCKET_LIMIT, () -> network.tcp(IpAddressFamily.IPV4));
        }
    }

    @Test
    void aConnectionThatFailsIsGivenBack() throws ErrorCodeException {
        try (Network network = Network.with(FEW)) {
            for (int i = 0; i < 10; i++) {
                TcpSocket socket = network.tcp(IpAddressFamily.IPV4);
                socket.startConnect(network(), address("127.0.0.1", 1));
                await(socket.subscribe());
                assertFails(ErrorCode.CONNECTION_REFUSED, socket::finishConnect);
                socket.close();
            }
        }
    }

    /** The kernel lets one more in than is asked for, and drops what comes then. */
    @Test
    void connectionsToBeAcceptedAreLimited() throws Exception {
        try (Network network = Network.with(FEW)) {
            TcpSocket listener = network.bound(IpAddressFamily.IPV4);
            listener.setListenBacklogSize(1_000_000);
            listener.startListen();
            listener.finishListen();
            InetSocketAddress address = Addresses.toJava(listener.localAddress());
            List<Socket> clients = new ArrayList<>();
            try {
                for (int i = 0; i < FEW.backlog() + 1; i++) {
                    Socket client = new Socket();
                    clients.add(client);
                    client.connect(address, 5_000);
                }
                Socket beyond = new Socket();
                clients.add(beyond);
                assertThatThrownBy(() -> beyond.connect(address, 300)).isInstanceOf(SocketTimeoutException.class);
            } finally {
                for (Socket client : clients) {
                    client.close();
                }
            }
        }
    }

    @Test
    void streamsAndPollablesCount() throws ErrorCodeException {
        try (Network network = new Network(Network.LOCALHOST, WasiLimits.DEFAULT.withStreams(3))) {
            TcpSocket listener = network.listening(IpAddressFamily.IPV4);
            network.connect(network.tcp(IpAddressFamily.IPV4), listener.localAddress());
            await(listener.subscribe());
            assertThatThrownBy(listener::accept).isInstanceOf(Trap.class).hasMessageContaining("streams");
        }
        try (Network network = new Network(Network.LOCALHOST, WasiLimits.DEFAULT.withPollables(1))) {
            TcpSocket socket = network.tcp(IpAddressFamily.IPV4);
            socket.subscribe();
            assertThatThrownBy(socket::subscribe).isInstanceOf(Trap.class).hasMessageContaining("pollables");
        }
    }

    @Test
    void withoutARuleThereAreNoSockets() {
        for (NetworkGrant grant :
                List.of(NetworkGrant.NONE, NetworkGrant.NONE.withEgress(EgressRule.parse("https://*")))) {
            try (Network network = new Network(grant, WasiLimits.DEFAULT)) {
                assertFails(ErrorCode.ACCESS_DENIED, () -> network.tcp(IpAddressFamily.IPV4));
                assertFails(ErrorCode.ACCESS_DENIED, () -> network.host.createUdpSocket(IpAddressFamily.IPV6));
            }
        }
    }

    @Test
    void connectingAndListeningAreGrantedApart() throws ErrorCodeException {
        NetworkGrant egress = NetworkGrant.NONE.withEgress(EgressRule.parse("tcp://localhost:1-65535"));
        try (Network network = new Network(egress, WasiLimits.DEFAULT)) {
            TcpSocket socket = network.tcp(IpAddressFamily.IPV4);
            assertFails(ErrorCode.ACCESS_DENIED, () -> socket.startBind(network(), address("127.0.0.1", 0)));
            socket.startBind(network(), address("0.0.0.0", 0));
            socket.finishBind();
            assertFails(ErrorCode.ACCESS_DENIED, socket::startListen);
            assertFails(ErrorCode.ACCESS_DENIED, () -> socket.startConnect(network(), address("10.0.0.1", 80)));
            socket.startConnect(network(), address("127.0.0.1", 1));
        }
        NetworkGrant listen = NetworkGrant.NONE.withListen(ListenRule.parse("tcp://127.0.0.1:*"));
        try (Network network = new Network(listen, WasiLimits.DEFAULT)) {
            TcpSocket listener = network.listening(IpAddressFamily.IPV4);
            TcpSocket socket = network.tcp(IpAddressFamily.IPV4);
            var address = listener.localAddress();
            assertFails(ErrorCode.ACCESS_DENIED, () -> socket.startConnect(network(), address));
        }
    }

    private static List<InetAddress> answer(String name) throws UnknownHostException, InterruptedIOException {
        return switch (name) {
            case "many.example" ->
                IntStream.range(1, 100)
                        .mapToObj(i -> InetAddress.ofLiteral("1.1.1." + i))
                        .toList();
            case "rebind.example" -> List.of(InetAddress.ofLiteral("127.0.0.1"));
            case "slow.example" -> {
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    INTERRUPTED.countDown();
                }
                throw new InterruptedIOException();
            }
            default -> throw new UnknownHostException(name);
        };
    }

    private static final CountDownLatch INTERRUPTED = new CountDownLatch(3);

    private static Network resolving(String... rules) {
        NetworkGrant grant = NetworkGrant.NONE;
        for (String rule : rules) {
            grant = grant.withEgress(EgressRule.parse(rule));
        }
        return new Network(grant, WasiLimits.DEFAULT.withSockets(FEW), SocketLimitsTest::answer);
    }

    private static ResolveAddressStream lookup(Network network, String name) throws ErrorCodeException {
        return network.host.resolveAddresses(network(), name);
    }

    @Test
    void addressesAreLimitedAndCome() throws ErrorCodeException {
        try (Network network = resolving("tcp://*.example:80")) {
            ResolveAddressStream found = lookup(network, "MANY.example");
            await(found.subscribe());
            assertThat(found.resolveNextAddress()).contains(new IpAddress.Ipv4(new Tuple.Of4<>(1, 1, 1, 1)));
            assertThat(found.resolveNextAddress()).isPresent();
            assertThat(found.resolveNextAddress()).isEmpty();
            assertThat(found.resolveNextAddress()).isEmpty();
        }
    }

    @Test
    void anAddressIsItself() throws ErrorCodeException {
        try (Network network = resolving()) {
            assertThat(lookup(network, "10.0.0.1").resolveNextAddress()).isPresent();
            assertThat(lookup(network, "::1").resolveNextAddress())
                    .contains(new IpAddress.Ipv6(new Tuple.Of8<>(0, 0, 0, 0, 0, 0, 0, 1)));
            for (String name : List.of("", "127.1", "0x7f000001", "a b", "example.com:80", "[::1]", "fe80::1%eth0")) {
                assertFails(ErrorCode.INVALID_ARGUMENT, () -> lookup(network, name));
            }
        }
    }

    @Test
    void whatIsNotThereIsUnresolvable() throws ErrorCodeException {
        try (Network network = resolving("tcp://*:80")) {
            ResolveAddressStream found = lookup(network, "nothing.example");
            await(found.subscribe());
            assertFails(ErrorCode.NAME_UNRESOLVABLE, found::resolveNextAddress);
            assertFails(ErrorCode.NAME_UNRESOLVABLE, found::resolveNextAddress);
        }
    }

    @Test
    void namesAreDeniedAsAddressesAre() throws ErrorCodeException {
        try (Network network = resolving("tcp://*.example:80", "https://api.test")) {
            assertFails(ErrorCode.ACCESS_DENIED, () -> lookup(network, "secret.attacker.test"));
            assertFails(ErrorCode.ACCESS_DENIED, () -> lookup(network, "api.test"));
            ResolveAddressStream found = lookup(network, "rebind.example");
            await(found.subscribe());
            assertFails(ErrorCode.ACCESS_DENIED, found::resolveNextAddress);
        }
    }

    @Test
    void aRuleForANameLetsItsAddressPassOnceItWasLookedUp() throws ErrorCodeException {
        try (Network network = resolving("tcp://rebind.example:1 in loopback")) {
            TcpSocket socket = network.tcp(IpAddressFamily.IPV4);
            assertFails(ErrorCode.ACCESS_DENIED, () -> socket.startConnect(network(), address("127.0.0.1", 1)));
            await(lookup(network, "rebind.example").subscribe());
            assertFails(ErrorCode.ACCESS_DENIED, () -> socket.startConnect(network(), address("127.0.0.1", 2)));
            assertFails(ErrorCode.ACCESS_DENIED, () -> socket.startConnect(network(), address("127.0.0.2", 1)));
            socket.startConnect(network(), address("127.0.0.1", 1));
        }
    }

    @Test
    void lookupsAreLimitedAndEndWithTheirGuest() throws Exception {
        try (Network network = resolving("tcp://*.example:80")) {
            ResolveAddressStream first = lookup(network, "slow.example");
            assertFails(ErrorCode.WOULD_BLOCK, first::resolveNextAddress);
            assertThat(first.subscribe().ready()).isFalse();
            lookup(network, "slow.example");
            assertFails(ErrorCode.TEMPORARY_RESOLVER_FAILURE, () -> lookup(network, "slow.example"));
            first.close();
            Optional<ResolveAddressStream> third = Optional.empty();
            while (third.isEmpty()) {
                third = again(network);
            }
        }
        INTERRUPTED.await();
    }

    private static Optional<ResolveAddressStream> again(Network network) {
        try {
            return Optional.of(lookup(network, "slow.example"));
        } catch (ErrorCodeException e) {
            Thread.onSpinWait();
            return Optional.empty();
        }
    }
}
