package dev.ashlar.http.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ashlar.http.ClientConfig;
import dev.ashlar.http.HttpConfig;
import dev.ashlar.http.testing.Relay;
import dev.ashlar.http.testing.TestCertificate;
import dev.ashlar.http.testing.TestSource;
import dev.ashlar.http.types.BodySource;
import dev.ashlar.http.types.Outcome;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests to a server that everybody uses, Debian's nginx; skipped where it is not installed. */
@Timeout(60)
class NginxTest {
    private static final Optional<Path> NGINX = Stream.of("/usr/sbin/nginx", "/usr/bin/nginx")
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst();

    @TempDir
    private static Path directory;

    private static final byte[] FILE = new byte[3_000_001];
    private static int plain;
    private static int secure;
    private static Process nginx;
    private static Relay relay;

    @BeforeAll
    static void start() throws Exception {
        if (NGINX.isEmpty()) {
            return; // each test is skipped, and counted
        }
        new Random(1).nextBytes(FILE);
        Files.write(Files.createDirectory(directory.resolve("www")).resolve("file"), FILE);
        TestCertificate certificate = TestCertificate.make(directory);
        certificate.writePem(directory.resolve("cert.pem"), directory.resolve("key.pem"));
        plain = freePort();
        secure = freePort();
        Path configuration = Files.writeString(directory.resolve("nginx.conf"), configuration());
        nginx = new ProcessBuilder(
                        NGINX.orElseThrow().toString(), "-p", directory.toString(), "-c", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile())
                .start();
        awaitPort(plain);
        relay = new Relay(
                HttpConfig.DEFAULT.withClient(ClientConfig.DEFAULT.withTls(certificate.client())),
                "http://localhost:*",
                "https://localhost:*");
    }

    @BeforeEach
    void require() {
        assumeTrue(NGINX.isPresent(), "skipped: apt-get install nginx");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static String configuration() {
        String root = directory.toString();
        return """
                user %4$s;
                daemon off;
                pid %1$s/pid;
                error_log stderr;
                worker_processes 1;
                events {}
                http {
                  access_log off;
                  client_body_temp_path %1$s/t1; proxy_temp_path %1$s/t2; fastcgi_temp_path %1$s/t3;
                  uwsgi_temp_path %1$s/t4; scgi_temp_path %1$s/t5;
                  server {
                    listen 127.0.0.1:%2$d;
                    listen 127.0.0.1:%3$d ssl http2;
                    ssl_certificate %1$s/cert.pem;
                    ssl_certificate_key %1$s/key.pem;
                    root %1$s/www;
                    client_max_body_size 1m;
                    location /moved { return 301 http://elsewhere.example/; }
                    location /said { default_type text/plain; return 200 "$server_protocol $request_method $http_host $scheme $connection"; }
                    location /chunked { ssi on; ssi_types *; default_type text/plain; alias %1$s/www/file; }
                    location /taken { proxy_pass http://127.0.0.1:%2$d/said; }
                  }
                }
                """.formatted(root, plain, secure, System.getProperty("user.name"));
    }

    private static void awaitPort(int port) throws Exception {
        for (int i = 0; i < 500 && nginx.isAlive(); i++) {
            try {
                new Socket(InetAddress.getLoopbackAddress(), port).close();
                return;
            } catch (ConnectException e) {
                Thread.sleep(20);
            }
        }
        throw new IllegalStateException("nginx does not listen: " + Files.readString(directory.resolve("log")));
    }

    @AfterAll
    static void stop() throws Exception {
        if (relay != null) {
            relay.close();
        }
        if (nginx != null) {
            nginx.destroy();
            assertThat(nginx.waitFor(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static String url(String scheme, String path) {
        return "%s://localhost:%d%s".formatted(scheme, scheme.equals("http") ? plain : secure, path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    void servesAFile(String scheme) throws IOException {
        assertThat(relay.get(url(scheme, "/file")).outcome()).isEqualTo(new Outcome.Answered(200));
        assertThat(relay.sink.body.toByteArray()).isEqualTo(FILE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    void keepsTheConnection(String scheme) throws IOException {
        assertThat(relay.get(url(scheme, "/said")).outcome()).isEqualTo(new Outcome.Answered(200));
        String first = relay.sink.text();
        assertThat(relay.get(url(scheme, "/said")).outcome()).isEqualTo(new Outcome.Answered(200));
        assertThat(relay.sink.text()).isEqualTo(first);
    }

    /** As calls of gRPC are sent. */
    @Test
    void speaksHttp2() throws IOException {
        String[] grpc = {"content-type", "application/grpc"};
        for (int i = 0; i < 2; i++) {
            assertThat(relay.send("GET", url("https", "/file"), BodySource.EMPTY, "", grpc)
                            .outcome())
                    .isEqualTo(new Outcome.Answered(200));
            assertThat(relay.sink.body.toByteArray()).isEqualTo(FILE);
        }
        TestSource body = TestSource.of(new byte[100_000], new byte[100_000], new byte[1]);
        assertThat(relay.send("POST", url("https", "/said"), body, "", grpc).outcome())
                .isInstanceOf(Outcome.class);
        assertThat(relay.sink.text()).startsWith("HTTP/2.0 POST ");
    }

    @Test
    void servesChunks() throws IOException {
        assertThat(relay.get(url("http", "/chunked")).outcome()).isEqualTo(new Outcome.Answered(200));
        assertThat(relay.sink.body.toByteArray()).isEqualTo(FILE);
        assertThat(relay.sink.fields.has("content-length")).isFalse();
    }

    @Test
    void answersHead() throws IOException {
        assertThat(relay.send("HEAD", url("https", "/file"), BodySource.EMPTY, "")
                        .outcome())
                .isEqualTo(new Outcome.Answered(200));
        assertThat(relay.sink.body.size()).isZero();
    }

    @Test
    void isNotFollowedElsewhere() throws IOException {
        assertThat(relay.get(url("http", "/moved")).outcome()).isEqualTo(new Outcome.Answered(301));
        assertThat(relay.sink.fields.text(relay.sink.fields.find("location", 0)))
                .isEqualTo("http://elsewhere.example/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    void takesABody(String scheme) throws IOException {
        TestSource body = TestSource.of(new byte[100_000], new byte[100_000], new byte[1]);
        assertThat(relay.send("POST", url(scheme, "/taken"), body, "").outcome())
                .isEqualTo(new Outcome.Answered(200));
        assertThat(relay.sink.text()).contains(" POST ");
        assertThat(relay.send("POST", url(scheme, "/taken"), TestSource.of(new byte[2_000_000]), "")
                        .trap())
                .isEmpty();
        assertThat(relay.sink.status).isEqualTo(413);
    }
}
