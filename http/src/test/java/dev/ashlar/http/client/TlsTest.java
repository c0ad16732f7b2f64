package dev.ashlar.http.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.http.ClientConfig;
import dev.ashlar.http.HttpConfig;
import dev.ashlar.http.testing.Relay;
import dev.ashlar.http.testing.ScriptedServer;
import dev.ashlar.http.testing.ScriptedServer.Script;
import dev.ashlar.http.testing.TestCertificate;
import dev.ashlar.http.types.BodySource;
import dev.ashlar.http.types.Outcome;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLServerSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Requests by TLS: who is trusted, and what is said of who is not. */
@Timeout(60)
class TlsTest {
    private static final Script OK = with -> {
        while (!with.head().isEmpty()) {
            with.say("HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok");
        }
    };

    @TempDir
    private static Path directory;

    private static TestCertificate certificate;

    private Relay relay;

    @BeforeAll
    static void makeCertificate() throws Exception {
        certificate = TestCertificate.make(directory);
    }

    @BeforeEach
    void open() throws Exception {
        relay = relay(HttpConfig.DEFAULT.withClient(ClientConfig.DEFAULT.withTls(certificate.client())));
    }

    private static Relay relay(HttpConfig config) {
        return new Relay(config, "https://localhost:*", "https://127.0.0.1:*");
    }

    @AfterEach
    void close() {
        relay.close();
    }

    private static SSLServerSocket listen() throws Exception {
        return (SSLServerSocket) certificate
                .server()
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    }

    private static String url(String host, ScriptedServer server) {
        return "https://%s:%d/".formatted(host, server.port());
    }

    private void answers(int status, String text) {
        assertThat(relay.sink.status).isEqualTo(status);
        assertThat(relay.sink.text()).isEqualTo(text);
    }

    @Test
    void trustsWhomTheHostTrustsAndUsesTheConnectionAgain() throws Exception {
        try (ScriptedServer server = new ScriptedServer(listen(), OK)) {
            for (int i = 0; i < 3; i++) {
                assertThat(relay.get(url("localhost", server)).outcome()).isEqualTo(new Outcome.Answered(200));
                answers(200, "ok");
            }
            assertThat(server.connections).hasValue(1);
        }
    }

    @Test
    void trustsNobodyElse() throws Exception {
        try (ScriptedServer server = new ScriptedServer(listen(), OK);
                Relay other = relay(HttpConfig.DEFAULT)) {
            assertThat(other.get(url("localhost", server)).outcome()).isEqualTo(new Outcome.Answered(502));
            assertThat(other.sink.text()).isEqualTo("TLS-certificate-error\n");
        }
    }

    @Test
    void wantsTheCertificateToBeForTheName() throws Exception {
        try (ScriptedServer server = new ScriptedServer(listen(), OK)) {
            assertThat(relay.get(url("127.0.0.1", server)).outcome()).isEqualTo(new Outcome.Answered(502));
            answers(502, "TLS-certificate-error\n");
        }
    }

    @Test
    void knowsAServerWithoutTls() throws Exception {
        try (ScriptedServer server = new ScriptedServer(with -> with.say("220 smtp.example ready\r\n"))) {
            assertThat(relay.get(url("localhost", server)).outcome()).isEqualTo(new Outcome.Answered(502));
            answers(502, "TLS-protocol-error\n");
        }
    }

    @Test
    void passesAlertsOn() throws Exception {
        SSLServerSocket strict = listen();
        strict.setEnabledProtocols(new String[] {"TLSv1.2"});
        strict.setEnabledCipherSuites(new String[] {"TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"}); // it has no RSA key
        try (ScriptedServer server = new ScriptedServer(strict, OK)) {
            assertThat(relay.get(url("localhost", server)).outcome()).isEqualTo(new Outcome.Answered(502));
            answers(502, "TLS-alert-received\n");
        }
    }

    @Test
    void boundsTheHandshakeInTime() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        try (ScriptedServer silent = new ScriptedServer(with -> over.await());
                ScriptedServer dripping = new ScriptedServer(with -> {
                    for (int i = 0; i < 1000; i++) {
                        with.out().write(i == 0 ? 22 : i == 1 ? 3 : i == 2 ? 3 : i == 3 ? 64 : 0);
                        Thread.sleep(50);
                    }
                })) {
            for (ScriptedServer server : new ScriptedServer[] {silent, dripping}) {
                long start = System.nanoTime();
                assertThat(relay.send("GET", url("localhost", server), BodySource.EMPTY, "connect=300")
                                .outcome())
                        .isEqualTo(new Outcome.Answered(502));
                answers(502, "connection-timeout\n");
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
            }
        } finally {
            over.countDown();
        }
    }

    @Test
    void distrustsAnEndThatAnyoneCouldHaveMade() throws Exception {
        try (ScriptedServer server = new ScriptedServer(listen(), with -> {
            String ignored = with.head();
            with.say("HTTP/1.1 200 OK\r\n\r\nhalf");
        })) {
            assertThat(relay.get(url("localhost", server)).outcome()).isEqualTo(new Outcome.Answered(200));
        }
    }
}
