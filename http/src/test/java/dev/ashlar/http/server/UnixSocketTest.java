package dev.ashlar.http.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ashlar.http.HttpExchange;
import dev.ashlar.http.HttpServer;
import dev.ashlar.http.HttpServerConfig;
import dev.ashlar.http.RequestListener;
import dev.ashlar.http.RequestRecord;
import java.io.IOException;
import java.net.BindException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Servers behind a file, and handlers that read and write streams. */
@Timeout(60)
class UnixSocketTest {
    @TempDir
    private Path folder;

    private HttpServer start(Path file) throws IOException {
        return HttpServer.start(HttpServerConfig.at(UnixDomainSocketAddress.of(file)), UnixSocketTest::echo);
    }

    private static void echo(HttpExchange exchange) throws IOException {
        try (var out = exchange.respond(200, Map.of("x-from", exchange.client().getHostString()))) {
            long _ = exchange.requestBody().transferTo(out);
        }
    }

    private static String ask(Path file, String request) throws IOException {
        try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(file))) {
            int _ = channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
            return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    @Test
    void servesItsOwnerOnly() throws Exception {
        Path file = folder.resolve("a/host.sock");
        try (var server = start(file)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(server.address().getHostString()).isEqualTo(file.toString());
            assertThat(ask(file, "POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 5\r\nconnection: close\r\n\r\nhello"))
                    .startsWith("HTTP/1.1 200")
                    .contains("x-from: " + file)
                    .endsWith("hello");
            try (var files = Files.list(folder.resolve("a"))) {
                assertThat(files).as("nothing else is left there").hasSize(1);
            }
        }
        assertThat(file).doesNotExist();
    }

    @Test
    void carriesLargeBodiesBothWays() throws Exception {
        Path file = folder.resolve("host.sock");
        var body = "0123456789".repeat(1_000_000);
        try (var _ = start(file);
                var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            boolean _ = channel.connect(UnixDomainSocketAddress.of(file));
            var request = "POST / HTTP/1.1\r\nhost: a\r\ncontent-length: %d\r\nconnection: close\r\n\r\n%s"
                    .formatted(body.length(), body);
            var writer = Thread.ofVirtual().start(() -> {
                try {
                    var bytes = ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII));
                    while (bytes.hasRemaining()) {
                        int _ = channel.write(bytes);
                    }
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            long read = 0;
            var buffer = ByteBuffer.allocate(1 << 16);
            for (int n = channel.read(buffer); n >= 0; n = channel.read(buffer.clear())) {
                read += n;
            }
            writer.join();
            assertThat(read).isGreaterThan(body.length());
        }
    }

    @Test
    void takesThePlaceOfAServerThatWasKilled() throws Exception {
        Path file = folder.resolve("host.sock");
        try (var dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            var _ = dead.bind(UnixDomainSocketAddress.of(file));
        }
        assertThat(file).exists();
        try (var _ = start(file)) {
            assertThat(ask(file, "GET / HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void leavesALivingServerAlone() throws Exception {
        Path file = folder.resolve("host.sock");
        try (var _ = start(file)) {
            assertThatExceptionOfType(BindException.class)
                    .isThrownBy(() -> start(file))
                    .withMessageContaining(file.toString())
                    .withMessageContaining("another process listens there");
            assertThat(ask(file, "GET / HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void isNotTakenForAFileThatIsSomethingElse() throws Exception {
        Path file = Files.writeString(folder.resolve("notes.txt"), "precious");
        assertThatExceptionOfType(BindException.class).isThrownBy(() -> start(file));
        assertThat(file).hasContent("precious");
    }

    @Test
    void tellsWhomeverTheHandlerNames() throws Exception {
        Path file = folder.resolve("host.sock");
        var heard = new ArrayBlockingQueue<RequestRecord>(1);
        var listener = new RequestListener() {
            @Override
            public boolean wantsAll() {
                return true;
            }

            @Override
            public void completed(RequestRecord request) {
                heard.add(request);
            }
        };
        try (var _ = HttpServer.start(HttpServerConfig.at(UnixDomainSocketAddress.of(file)), exchange -> {
            exchange.reportTo(listener);
            exchange.respond(201, Map.of(), new byte[3]);
        })) {
            assertThat(ask(file, "GET /a?b HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 201");
            var record = heard.take();
            assertThat(record.target()).isEqualTo("/a?b");
            assertThat(record.status()).isEqualTo(201);
            assertThat(record.responseBytes()).isEqualTo(3);
        }
    }

    @Test
    void drains() throws Exception {
        Path file = folder.resolve("host.sock");
        try (var server = start(file);
                var idle = SocketChannel.open(UnixDomainSocketAddress.of(file))) {
            int _ = idle.write(
                    ByteBuffer.wrap("GET / HTTP/1.1\r\nhost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
            assertThat(idle.read(ByteBuffer.allocate(1 << 16))).isPositive();
            assertThat(server.drain(Duration.ofSeconds(10))).isTrue();
            var rest = Channels.newInputStream(idle).readAllBytes();
            assertThat(new String(rest, StandardCharsets.US_ASCII)).doesNotContain("HTTP/1.1");
        }
    }
}
