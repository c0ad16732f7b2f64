package dev.ashlar.http.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ashlar.http.HttpServer;
import dev.ashlar.http.HttpServerConfig;
import dev.ashlar.http.TlsFiles;
import dev.ashlar.http.testing.TestCertificate;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Servers that want to know who their clients are. */
@Timeout(60)
class ClientCertificatesTest {
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    private Path folder;

    @Test
    void refusesClientsThatNoAuthorityHasSigned() throws Exception {
        var server = TestCertificate.make(Files.createDirectory(folder.resolve("server")));
        var known = TestCertificate.make(Files.createDirectory(folder.resolve("known")));
        var stranger = TestCertificate.make(Files.createDirectory(folder.resolve("stranger")));
        var files = new TlsFiles(
                pem(
                        "server.pem",
                        "CERTIFICATE",
                        server.store().getCertificate("test").getEncoded()),
                pem(
                        "server.key",
                        "PRIVATE KEY",
                        server.store().getKey("test", PASSWORD).getEncoded()),
                Optional.of(pem(
                        "clients.pem",
                        "CERTIFICATE",
                        known.store().getCertificate("test").getEncoded())));
        try (var running = HttpServer.start(
                HttpServerConfig.at(new InetSocketAddress("127.0.0.1", 0)).withTls(files),
                exchange -> exchange.respond(200, Map.of(), "in".getBytes(StandardCharsets.US_ASCII)))) {
            assertThat(ask(running, context(server, Optional.of(known)))).endsWith("in");
            for (var who : new Optional<?>[] {Optional.of(stranger), Optional.empty()}) {
                var context = context(server, who.map(TestCertificate.class::cast));
                assertThatExceptionOfType(IOException.class).isThrownBy(() -> ask(running, context));
            }
        }
    }

    private Path pem(String name, String what, byte[] bytes) throws IOException {
        return Files.writeString(
                folder.resolve(name),
                "-----BEGIN %s-----%n%s%n-----END %s-----%n"
                        .formatted(what, Base64.getMimeEncoder().encodeToString(bytes), what));
    }

    private static SSLContext context(TestCertificate server, Optional<TestCertificate> client) throws Exception {
        var trusted = java.security.KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", server.store().getCertificate("test"));
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(client.map(TestCertificate::store).orElse(null), PASSWORD);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private static String ask(HttpServer server, SSLContext context) throws IOException {
        try (Socket socket = context.getSocketFactory()
                .createSocket("127.0.0.1", server.address().getPort())) {
            socket.getOutputStream()
                    .write("GET / HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
