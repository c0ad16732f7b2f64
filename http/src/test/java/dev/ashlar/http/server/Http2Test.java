package dev.ashlar.http.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ashlar.http.HttpHandler;
import dev.ashlar.http.HttpServer;
import dev.ashlar.http.HttpServerConfig;
import dev.ashlar.http.InvocationLimits;
import dev.ashlar.http.RequestFailure.Kind;
import dev.ashlar.http.TlsFiles;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP/2 and TLS, as curl speaks them; nghttp2 is below it. */
@Timeout(120)
class Http2Test {
    @TempDir
    private Path folder;

    private final Recorder recorder = new Recorder();

    private HttpServer start(HttpHandler handler) throws IOException {
        return HttpServer.start(config(), handler);
    }

    private HttpServerConfig config() {
        return HttpServerConfig.at(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .withListener(recorder);
    }

    /** Output of curl, standard error at its end. */
    private static String curl(String... words) throws Exception {
        var command = new ArrayList<>(List.of("curl", "-sS", "-m", "60"));
        command.addAll(List.of(words));
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            assumeTrue(false, "curl is not installed: " + e.getMessage());
            throw e;
        }
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), UTF_8);
        process.waitFor(60, TimeUnit.SECONDS);
        return output.replace("\r\n", "\n");
    }

    private static String url(HttpServer server, String path) {
        return "http://127.0.0.1:" + server.address().getPort() + path;
    }

    @ParameterizedTest
    @ValueSource(strings = {"--http2-prior-knowledge", "--http2", "--http1.1", "--http1.0"})
    void greetsWhateverTheClientSpeaks(String version) throws Exception {
        try (var server = start(Guests.probe(InvocationLimits.DEFAULT))) {
            var answer = curl("-i", version, url(server, "/hello"));
            assertThat(answer).contains("hello, world\n");
            assertThat(answer.contains("HTTP/2 200")).isEqualTo(version.startsWith("--http2"));
            assertThat(curl("-i", version, url(server, "/status?code=404"))).contains(" 404");
        }
    }

    @Test
    void showsTheGuestTheRequest() throws Exception {
        try (var server = start(Guests.probe(InvocationLimits.DEFAULT))) {
            assertThat(curl("--http2-prior-knowledge", "-X", "BREW", "-H", "x-own: 1", url(server, "/describe?a=%20")))
                    .startsWith("BREW http 127.0.0.1:" + server.address().getPort() + " /describe?a=%20\n")
                    .contains("x-own: 1\n");
            assertThat(recorder.next().protocol()).isEqualTo("HTTP/2");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/echo", "/splice"})
    void streamsLargeBodiesBothWays(String path) throws Exception {
        var body = new byte[3_000_000];
        new Random(1).nextBytes(body);
        var file = Files.write(folder.resolve("body"), body);
        var back = folder.resolve("back");
        try (var server = start(Guests.probe(InvocationLimits.DEFAULT))) {
            for (String upload : List.of("--data-binary", "-T")) {
                var said = curl(
                        "--http2-prior-knowledge",
                        "-o",
                        back.toString(),
                        upload,
                        (upload.equals("-T") ? "" : "@") + file,
                        url(server, path));
                assertThat(said).isEmpty();
                assertThat(Files.readAllBytes(back)).isEqualTo(body);
            }
        }
    }

    /** Browsers send the body right behind the head: all of it may be there before the stream's thread looks. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void takesBodiesThatComeWithTheHead(boolean withLength) throws Exception {
        var streams = 100;
        var request = new ByteArrayOutputStream();
        request.writeBytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(US_ASCII));
        request.writeBytes(frame(4, 0, 0, new byte[0]));
        for (int i = 0; i < streams; i++) {
            var body = ("body " + i).getBytes(US_ASCII);
            var head = new ByteArrayOutputStream();
            head.writeBytes(new byte[] {(byte) 0x83, (byte) 0x86, 4, 5}); // POST, http, and a path of five bytes
            head.writeBytes("/echo".getBytes(US_ASCII));
            head.writeBytes(new byte[] {1, 1, 'a'}); // the authority
            if (withLength) {
                head.writeBytes(new byte[] {15, 13, 1, (byte) ('0' + body.length)});
            }
            request.writeBytes(frame(1, 4, 2 * i + 1, head.toByteArray()));
            request.writeBytes(frame(0, 1, 2 * i + 1, body));
        }
        try (var server = start(Guests.probe(InvocationLimits.DEFAULT));
                var socket = new Socket("127.0.0.1", server.address().getPort())) {
            socket.getOutputStream().write(request.toByteArray());
            var bodies = bodies(new DataInputStream(socket.getInputStream()), streams);
            for (int i = 0; i < streams; i++) {
                assertThat(bodies.get(2 * i + 1)).isEqualTo("body " + i);
            }
        }
    }

    private static byte[] frame(int type, int flags, int stream, byte[] payload) {
        return ByteBuffer.allocate(9 + payload.length)
                .putInt(payload.length << 8 | type)
                .put((byte) flags)
                .putInt(stream)
                .put(payload)
                .array();
    }

    /** What the server sends in DATA frames, by stream, until that many have ended. */
    private static Map<Integer, String> bodies(DataInputStream in, int streams) throws IOException {
        var bodies = new HashMap<Integer, String>();
        for (int ended = 0; ended < streams; ) {
            int start = in.readInt();
            int flags = in.read();
            int stream = in.readInt();
            var payload = in.readNBytes(start >>> 8);
            if ((start & 0xFF) == 0) {
                bodies.merge(stream, new String(payload, US_ASCII), String::concat);
            }
            boolean last = (start & 0xFF) <= 1 && (flags & 1) != 0;
            ended += last || (start & 0xFF) == 3 ? 1 : 0;
        }
        return bodies;
    }

    @Test
    void serves1000RequestsOnOneConnection() throws Exception {
        try (var server = start(Guests.probe(InvocationLimits.DEFAULT))) {
            try (var client = HttpClient.newBuilder().version(Version.HTTP_2).build()) {
                var request = HttpRequest.newBuilder(URI.create(url(server, "/hello")))
                        .build();
                assertThat(client.send(request, BodyHandlers.ofString()).version())
                        .isEqualTo(Version.HTTP_2);
                for (int round = 0; round < 50; round++) {
                    var answers = new ArrayList<CompletableFuture<HttpResponse<String>>>();
                    for (int i = 0; i < 20; i++) {
                        answers.add(client.sendAsync(request, BodyHandlers.ofString()));
                    }
                    for (var answer : answers) {
                        assertThat(answer.get().body()).isEqualTo("hello, world\n");
                        assertThat(answer.get().version()).isEqualTo(Version.HTTP_2);
                    }
                }
                assertThat(server.connections()).isEqualTo(1);
            }
        }
    }

    @Test
    void passesTrailersOfResponses() throws Exception {
        try (var server = start(Guests.probe(InvocationLimits.DEFAULT))) {
            assertThat(curl("-v", "--http2-prior-knowledge", url(server, "/trailers")))
                    .contains("< x-lines: 1");
        }
    }

    /** Their heads may have been sent, or not yet. */
    @ParameterizedTest
    @CsvSource({"/half, 500", "/broken, 500", "/unfinished, 502", "/dropped, 502"})
    void letsNoClientTakeAPartForTheWhole(String path, int status) throws Exception {
        try (var server = start(Guests.probe(InvocationLimits.DEFAULT))) {
            assertThat(curl("-i", "--http2-prior-knowledge", url(server, path)))
                    .satisfiesAnyOf(
                            answer -> assertThat(answer).startsWith("HTTP/2 " + status + " "),
                            answer -> assertThat(answer).contains("curl: (92)"));
            assertThat(recorder.next().failure()).isPresent();
        }
    }

    @Test
    void sendsWhatWaitsForTheRest() throws Exception {
        try (var server = start(Guests.probe(InvocationLimits.DEFAULT));
                var client = HttpClient.newBuilder().version(Version.HTTP_2).build()) {
            var request = HttpRequest.newBuilder(URI.create(url(server, "/slow?n=2&wait=1000")))
                    .build();
            var response = client.send(request, BodyHandlers.ofInputStream());
            try (var body = response.body()) {
                assertThat(body.readNBytes(2)).asString(UTF_8).isEqualTo("0\n");
                assertThat(server.requestsInFlight()).isOne();
            }
        }
    }

    @Test
    void answersForGuestsThatDoNot() throws Exception {
        try (var server = start(Guests.probe(InvocationLimits.DEFAULT))) {
            for (var expected : List.of("/none 500", "/trap 500", "/error?code=1 502")) {
                var words = expected.split(" ");
                assertThat(curl("-i", "--http2-prior-knowledge", "-H", "x-request-id: t-1", url(server, words[0])))
                        .startsWith("HTTP/2 " + words[1])
                        .contains("x-request-id: t-1");
                assertThat(recorder.next().requestId()).isEqualTo("t-1");
            }
        }
        try (var server = start(Guests.probe(InvocationLimits.DEFAULT.withDeadline(Duration.ofSeconds(2))))) {
            assertThat(curl("-i", "--http2-prior-knowledge", url(server, "/spin")))
                    .startsWith("HTTP/2 504");
            assertThat(curl("--http2-prior-knowledge", url(server, "/slow?n=100&wait=100")))
                    .contains("0\n1\n")
                    .contains("curl: (92)");
        }
    }

    @Test
    void stopsAGuestWhoseClientIsGone() throws Exception {
        try (var server = start(Guests.probe(InvocationLimits.DEFAULT))) {
            curl("--http2-prior-knowledge", "-m", "0.5", url(server, "/never"));
            assertThat(recorder.next().failure().orElseThrow().kind()).isEqualTo(Kind.CLIENT_GONE);
        }
    }

    @Test
    void refusesTargetsThatAreTooLong() throws Exception {
        try (var server = start(Guests.probe(InvocationLimits.DEFAULT))) {
            assertThat(curl("-i", "--http2-prior-knowledge", url(server, "/" + "a".repeat(9000))))
                    .startsWith("HTTP/2 414");
        }
    }

    @Test
    void drains() throws Exception {
        try (var server = start(Guests.probe(InvocationLimits.DEFAULT))) {
            var client = new ProcessBuilder(
                            "curl", "-sS", "-i", "--http2-prior-knowledge", url(server, "/late?wait=3000"))
                    .start();
            while (server.requestsInFlight() == 0) {
                Thread.sleep(10);
            }
            assertThat(server.drain(Duration.ofSeconds(20))).isTrue();
            assertThat(new String(client.getInputStream().readAllBytes(), UTF_8))
                    .startsWith("HTTP/2 200");
        }
    }

    /** What was answered is not there yet for a client that reads slowly. */
    @Test
    void drainsWhatWasAnswered() throws Exception {
        int bytes = 12 << 20;
        var request = new ByteArrayOutputStream();
        request.writeBytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(US_ASCII));
        int window = Integer.MAX_VALUE;
        request.writeBytes(frame(
                4,
                0,
                0,
                ByteBuffer.allocate(6).putShort((short) 4).putInt(window).array()));
        request.writeBytes(
                frame(8, 0, 0, ByteBuffer.allocate(4).putInt(window - 65_535).array()));
        String path = "/big?bytes=" + bytes;
        var head = new ByteArrayOutputStream();
        head.writeBytes(new byte[] {(byte) 0x82, (byte) 0x86, 4, (byte) path.length()}); // GET, http, and a path
        head.writeBytes(path.getBytes(US_ASCII));
        head.writeBytes(new byte[] {1, 1, 'a'}); // the authority
        request.writeBytes(frame(1, 5, 1, head.toByteArray()));
        try (var server = start(Guests.probe(InvocationLimits.DEFAULT));
                var socket = new Socket("127.0.0.1", server.address().getPort())) {
            socket.getOutputStream().write(request.toByteArray());
            var in = new DataInputStream(socket.getInputStream());
            var answer = new Answer(in);
            while (answer.bytes == 0) {
                answer.read();
            }
            while (server.requestsInFlight() > 0) {
                answer.read();
                Thread.sleep(3); // so that all that is between guest and client is full
            }
            boolean ignored = server.drain(Duration.ofMillis(300));
            while (!answer.hasEnded) {
                answer.read();
            }
            assertThat(answer.bytes).isEqualTo(bytes);
            assertThat(server.drain(Duration.ofSeconds(20))).isTrue();
        }
    }

    /** Frames of one. */
    private static final class Answer {
        private final DataInputStream in;
        private int bytes;
        private boolean hasEnded;

        Answer(DataInputStream in) {
            this.in = in;
        }

        void read() throws IOException {
            int start = in.readInt();
            int flags = in.read();
            int _ = in.readInt();
            in.skipNBytes(start >>> 8);
            if ((start & 0xFF) == 0) {
                bytes += start >>> 8;
                hasEnded = (flags & 1) != 0;
            }
        }
    }

    // ---- TLS

    private TlsFiles certificate() throws Exception {
        var store = folder.resolve("store.p12");
        run("keytool -genkeypair -alias a -keyalg EC -dname CN=localhost -ext SAN=ip:127.0.0.1 -storetype PKCS12"
                + " -storepass secret -keystore " + store);
        var keys = java.security.KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(store)) {
            keys.load(in, "secret".toCharArray());
        }
        var certificate = pem("CERTIFICATE", keys.getCertificate("a").getEncoded());
        var key = pem("PRIVATE KEY", keys.getKey("a", "secret".toCharArray()).getEncoded());
        return new TlsFiles(
                Files.writeString(folder.resolve("cert.pem"), certificate),
                Files.writeString(folder.resolve("key.pem"), key));
    }

    private static void run(String command) throws Exception {
        var words = new ArrayList<>(List.of(command.split(" ")));
        words.set(
                0,
                Path.of(System.getProperty("java.home"), "bin", words.getFirst())
                        .toString());
        var process = new ProcessBuilder(words).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }

    private static String pem(String what, byte[] bytes) {
        var text = java.util.Base64.getMimeEncoder().encodeToString(bytes);
        return "-----BEGIN %s-----%n%s%n-----END %s-----%n".formatted(what, text, what);
    }

    @Test
    void servesTlsAndNegotiatesTheVersion() throws Exception {
        var files = certificate();
        try (var server = HttpServer.start(config().withTls(files), Guests.probe(InvocationLimits.DEFAULT))) {
            var url = "https://127.0.0.1:" + server.address().getPort();
            assertThat(curl("-i", "--cacert", files.certificates().toString(), "--http2", url + "/describe"))
                    .startsWith("HTTP/2 200")
                    .contains("GET https 127.0.0.1:");
            assertThat(curl("-i", "-k", "--http1.1", url + "/hello")).startsWith("HTTP/1.1 200 OK");
            assertThat(curl("-i", "-k", "--http2", "--data-binary", "x".repeat(50_000), url + "/count"))
                    .contains("50000 closed");
            assertThat(curl("-i", "http://127.0.0.1:" + server.address().getPort() + "/hello"))
                    .as("no TLS at all")
                    .contains("curl: (");
        }
    }

    @Test
    void endsHandshakesThatAreNeverComplete() throws Exception {
        var limits = dev.ashlar.http.ServerLimits.DEFAULT.withTimeouts(new dev.ashlar.http.ServerTimeouts(
                Duration.ofMillis(300), Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1)));
        try (var server = HttpServer.start(
                        config().withTls(certificate()).withLimits(limits), Guests.probe(InvocationLimits.DEFAULT));
                var silent = new RawClient(server.address())) {
            silent.send("\u0016\u0003\u0001");
            assertThat(silent.readAll()).doesNotContain("HTTP");
        }
    }
}
