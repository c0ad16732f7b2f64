package dev.ashlar.wasi.sockets;

import static dev.ashlar.wasi.sockets.Network.assertClosed;
import static dev.ashlar.wasi.sockets.Network.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.engine.Trap;
import dev.ashlar.wasi.WasiLimits;
import dev.ashlar.wasi.bindings.wasi.io.v0_2.poll.Pollable;
import dev.ashlar.wasi.bindings.wasi.io.v0_2.streams.StreamError;
import dev.ashlar.wasi.bindings.wasi.io.v0_2.streams.StreamErrorException;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.network.ErrorCode;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.network.ErrorCodeException;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.network.IpAddressFamily;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.tcp.ShutdownType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bytes over connections. */
class TcpStreamsTest {
    private final Network network = new Network();

    @AfterEach
    void close() {
        network.close();
    }

    @ParameterizedTest
    @EnumSource
    void bytesGoBothWays(IpAddressFamily family) throws ErrorCodeException {
        Network.Pair pair = network.pair(family);
        assertThat(pair.client().input().read(10)).isEmpty();
        assertThat(pair.client().input().subscribe().ready()).isFalse();
        pair.client().output().write("ping".getBytes(UTF_8));
        await(pair.server().input().subscribe());
        assertThat(pair.server().input().read(2)).asString().isEqualTo("pi");
        assertThat(pair.server().input().read(0)).isEmpty();
        assertThat(pair.server().input().read(-1)).asString().isEqualTo("ng");
        pair.server().output().write("pong".getBytes(UTF_8));
        await(pair.client().input().subscribe());
        assertThat(pair.client().input().skip(2)).isEqualTo(2);
        assertThat(pair.client().input().read(10)).asString().isEqualTo("ng");
    }

    @Test
    void whatTheOtherSideHasShutIsClosed() throws ErrorCodeException {
        Network.Pair pair = network.pair(IpAddressFamily.IPV4);
        pair.server().output().write("last".getBytes(UTF_8));
        pair.server().socket().shutdown(ShutdownType.BOTH);
        assertThat(pair.client().readAll()).asString().isEqualTo("last");
        assertClosed(() -> pair.client().input().read(10));
        assertClosed(() -> pair.client().input().read(0));
        assertThat(pair.client().input().subscribe().ready()).isTrue();
    }

    @Test
    void whatIsShutHereIsClosedWhateverComes() throws ErrorCodeException {
        Network.Pair pair = network.pair(IpAddressFamily.IPV4);
        pair.server().output().write("unread".getBytes(UTF_8));
        await(pair.client().input().subscribe());
        pair.client().socket().shutdown(ShutdownType.RECEIVE);
        assertClosed(() -> pair.client().input().read(10));
        assertClosed(() -> pair.client().input().read(0));
        pair.client().output().write("still".getBytes(UTF_8));
        pair.client().socket().shutdown(ShutdownType.SEND);
        pair.client().socket().shutdown(ShutdownType.SEND);
        assertClosed(() -> pair.client().output().checkWrite());
        assertClosed(() -> pair.client().output().write("x".getBytes(UTF_8)));
        assertClosed(() -> pair.client().output().flush());
        assertThat(pair.client().output().subscribe().ready()).isTrue();
        assertThat(pair.server().readAll()).asString().isEqualTo("still");
    }

    @Test
    void shuttingLosesNothing() throws ErrorCodeException {
        Network.Pair pair = network.pair(IpAddressFamily.IPV4);
        pair.client().socket().setSendBufferSize(1_024);
        byte[] sent = random(65_536);
        assertThat(pair.client().output().checkWrite()).isEqualTo(65_536);
        pair.client().output().write(sent);
        pair.client().socket().shutdown(ShutdownType.SEND);
        assertThat(pair.server().readAll()).isEqualTo(sent);
    }

    @Test
    void droppingEverythingLosesNothing() throws ErrorCodeException {
        Network.Pair pair = network.pair(IpAddressFamily.IPV4);
        pair.client().socket().setSendBufferSize(1_024);
        byte[] sent = random(65_536);
        pair.client().output().write(sent);
        pair.client().close();
        assertThat(pair.server().readAll()).isEqualTo(sent);
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    @Test
    void aWriterWaitsForASlowReader() throws ErrorCodeException {
        Network.Pair pair = network.pair(IpAddressFamily.IPV4);
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        for (int permit; (permit = (int) pair.client().output().checkWrite()) > 0; ) {
            byte[] part = random(permit - sent.size() % 1_000);
            pair.client().output().write(part);
            sent.writeBytes(part);
        }
        assertThat(network.context.quotas().bufferedBytes().used()).isBetween(1L, 65_536L);
        pair.client().socket().shutdown(ShutdownType.SEND);
        assertThat(pair.server().readAll()).isEqualTo(sent.toByteArray());
        assertThat(network.context.quotas().bufferedBytes().used()).isZero();
    }

    @Test
    void aWaitingWriterIsWoken() throws Exception {
        Network.Pair pair = network.pair(IpAddressFamily.IPV4);
        while (pair.client().output().checkWrite() > 0) {
            pair.client().output().write(new byte[65_536]);
        }
        Pollable writable = pair.client().output().subscribe();
        Thread reader = Thread.startVirtualThread(pair.server()::readAll);
        await(writable);
        assertThat(pair.client().output().checkWrite()).isPositive();
        pair.client().socket().shutdown(ShutdownType.SEND);
        reader.join();
    }

    @Test
    void writingMoreThanPermittedIsATrap() throws ErrorCodeException {
        Network.Pair pair = network.pair(IpAddressFamily.IPV4);
        assertThatThrownBy(() -> pair.client().output().write(new byte[65_537]))
                .isInstanceOf(Trap.class)
                .hasMessageContaining("65537 asked for, 65536 allowed");
        while (pair.client().output().checkWrite() > 0) {
            pair.client().output().write(new byte[65_536]);
        }
        assertThatThrownBy(() -> pair.client().output().write(new byte[1])).isInstanceOf(Trap.class);
        pair.client().output().write(new byte[0]);
    }

    @Test
    void whatWaitsToBeSentIsLimited() throws ErrorCodeException {
        try (Network small = new Network(Network.LOCALHOST, WasiLimits.DEFAULT.withBufferedBytes(1_000))) {
            Network.Pair pair = small.pair(IpAddressFamily.IPV4);
            assertThat(pair.client().output().checkWrite()).isEqualTo(1_000);
            assertThatThrownBy(() -> pair.client().output().write(new byte[1_001]))
                    .isInstanceOf(Trap.class);
        }
    }

    @Test
    void droppingTheOutputEndsIt() throws ErrorCodeException {
        Network.Pair pair = network.pair(IpAddressFamily.IPV4);
        pair.client().output().close();
        assertThat(pair.server().readAll()).isEmpty();
    }

    @Test
    void aResetIsAnErrorOnceAndThenTheEnd() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Network.End client = network.connect(
                    network.tcp(IpAddressFamily.IPV4), Network.address("127.0.0.1", server.getLocalPort()));
            try (Socket accepted = server.accept()) {
                accepted.setSoLinger(true, 0);
            }
            await(client.input().subscribe());
            assertThatThrownBy(() -> client.input().read(1)).isInstanceOfSatisfying(StreamErrorException.class, e -> {
                assertThat(e.error()).isInstanceOf(StreamError.LastOperationFailed.class);
                var error = ((StreamError.LastOperationFailed) e.error()).value();
                assertThat(network.host.networkErrorCode(error)).contains(ErrorCode.CONNECTION_RESET);
            });
            assertClosed(() -> client.input().read(1));
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 100; i++) {
                            client.output().checkWrite();
                            client.output().write(new byte[1_000]);
                        }
                    })
                    .isInstanceOf(StreamErrorException.class);
        }
    }

    @Test
    void closingTheContextClosesEverythingAtOnce() throws Exception {
        Network.Pair pair = network.pair(IpAddressFamily.IPV4);
        int port = Network.port(network.listening(IpAddressFamily.IPV4).localAddress());
        while (pair.client().output().checkWrite() > 0) {
            pair.client().output().write(new byte[65_536]);
        }
        pair.client().output().close();
        network.close();
        assertThat(network.context.quotas().bufferedBytes().used()).isZero();
        try (ServerSocket free = new ServerSocket()) {
            free.bind(new InetSocketAddress("127.0.0.1", port));
        }
    }

    @Test
    void aServerOfTheHostAnswersAGuest() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread echo = Thread.startVirtualThread(() -> echo(server));
            Network.End client = network.connect(
                    network.tcp(IpAddressFamily.IPV4), Network.address("127.0.0.1", server.getLocalPort()));
            byte[] sent = random(1_000_000);
            Thread writer = Thread.startVirtualThread(() -> {
                for (int at = 0; at < sent.length; ) {
                    await(client.output().subscribe());
                    int end = (int) Math.min(sent.length, at + client.output().checkWrite());
                    client.output().write(Arrays.copyOfRange(sent, at, end));
                    at = end;
                }
                client.output().close();
            });
            assertThat(client.readAll()).isEqualTo(sent);
            writer.join();
            echo.join();
        }
    }

    private static void echo(ServerSocket server) {
        try (Socket socket = server.accept()) {
            socket.getInputStream().transferTo(socket.getOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
