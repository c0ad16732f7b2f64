package dev.ashlar.http.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.http.HttpHandler;
import dev.ashlar.http.HttpServer;
import dev.ashlar.http.HttpServerConfig;
import dev.ashlar.http.RequestFailure.Kind;
import dev.ashlar.http.ServerLimits;
import dev.ashlar.http.ServerLimits.HeaderLimits;
import dev.ashlar.http.ServerTimeouts;
import dev.ashlar.http.exchange.Exchange;
import dev.ashlar.http.types.FieldList;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP/1 as it is on the wire, said by raw sockets to a handler in Java. */
class Http1Test {
    private static final byte[] HELLO = "hello".getBytes(UTF_8);
    private static final HttpHandler GREETER = exchange -> exchange.respond(200, Map.of(), HELLO);

    private final Recorder recorder = new Recorder();

    private HttpServer start(HttpHandler handler) throws IOException {
        return start(handler, ServerLimits.DEFAULT);
    }

    private HttpServer start(HttpHandler handler, ServerLimits limits) throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        return HttpServer.start(
                HttpServerConfig.at(address).withListener(recorder).withLimits(limits), handler);
    }

    /** What the server says to all of {@code request}, until it ends the connection. */
    private String say(HttpHandler handler, String request) throws IOException {
        try (var server = start(handler);
                var client = new RawClient(server.address())) {
            return client.send(request).readAll();
        }
    }

    private static String get(String headers) {
        return "GET / HTTP/1.1\r\nhost: a\r\n" + headers + "connection: close\r\n\r\n";
    }

    private static String body(String response) {
        return response.substring(response.indexOf("\r\n\r\n") + 4);
    }

    private static HttpHandler echo() {
        return given -> {
            var exchange = (Exchange) given;
            var sink = exchange.sink().head(200, new FieldList());
            byte[] piece = exchange.body().read(1 << 16);
            while (piece.length > 0) {
                sink.write(piece);
                piece = exchange.body().read(1 << 16);
            }
            sink.finish(exchange.body().trailers());
        };
    }

    @Test
    void answersWithLengthAndDate() throws IOException {
        assertThat(say(GREETER, get("")))
                .startsWith("HTTP/1.1 200 OK\r\ndate: ")
                .contains("content-length: 5\r\n")
                .contains("connection: close\r\n")
                .endsWith("\r\n\r\nhello");
    }

    @Test
    void servesOneRequestAfterTheOtherEvenIfTheyAreSentAtOnce() throws IOException {
        HttpHandler handler =
                exchange -> exchange.respond(200, Map.of(), exchange.target().getBytes(UTF_8));
        var answer = say(
                handler,
                "GET /first HTTP/1.1\r\nhost: a\r\n\r\n"
                        + "\r\nPOST /second HTTP/1.1\r\nhost: a\r\ncontent-length: 3\r\n\r\nabc"
                        + "GET /third HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\nignored");
        assertThat(answer).containsSubsequence("/first", "/second", "/third");
    }

    @Test
    void takesBodiesInChunksAndTheirTrailersHoweverTheyAreCut() throws IOException {
        var request = "POST / HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\nconnection: close\r\n\r\n"
                + "5;extension=\"x\"\r\nhello\r\n0007\r\n, world\r\n0\r\nx-sum: 12\r\nx-other: \t y \r\n\r\n";
        for (int cut : new int[] {40, 75, 84, 86, 100, 108, 112, 120, 124, 130}) {
            try (var server = start(echo());
                    var client = new RawClient(server.address())) {
                client.socket().setTcpNoDelay(true);
                client.send(request.substring(0, cut));
                Thread.sleep(20);
                client.send(request.substring(cut));
                var answer = client.readAll();
                assertThat(answer).contains("transfer-encoding: chunked").contains("hello");
                assertThat(answer).endsWith("0\r\nx-sum: 12\r\nx-other: y\r\n\r\n");
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    @Test
    void tellsClientsToContinueOnlyWhenTheBodyIsWanted() throws IOException {
        var request = "POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 5\r\nexpect: 100-continue\r\n\r\n";
        try (var server = start(echo());
                var client = new RawClient(server.address())) {
            assertThat(client.send(request).readTo("\r\n\r\n")).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
            assertThat(client.send("abcde").readTo("abcde")).startsWith("HTTP/1.1 200 OK\r\n");
        }
        try (var server = start(GREETER);
                var client = new RawClient(server.address())) {
            assertThat(client.send(request).readAll())
                    .as("nobody reads the body: answered, and the connection ended behind it")
                    .startsWith("HTTP/1.1 200 OK\r\n")
                    .endsWith("hello");
        }
    }

    @Test
    void sendsWhatIsWrittenBeforeTheResponseIsComplete() throws Exception {
        var goOn = new CountDownLatch(1);
        HttpHandler handler = given -> {
            var sink = ((Exchange) given).sink().head(200, new FieldList());
            sink.write("first".getBytes(UTF_8));
            sink.flush();
            await(goOn);
            sink.write("second".getBytes(UTF_8));
            sink.finish(Optional.empty());
        };
        try (var server = start(handler);
                var client = new RawClient(server.address())) {
            client.send("GET / HTTP/1.1\r\nhost: a\r\n\r\n");
            assertThat(client.readTo("5\r\nfirst\r\n")).contains("transfer-encoding: chunked\r\n");
            goOn.countDown();
            assertThat(client.readTo("0\r\n\r\n")).isEqualTo("6\r\nsecond\r\n0\r\n\r\n");
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void sendsInformationalResponses() throws IOException {
        HttpHandler handler = given -> {
            var hints = new FieldList();
            hints.add("link", "</style.css>; rel=preload");
            ((Exchange) given).sink().informational(103, hints);
            given.respond(200, Map.of(), HELLO);
        };
        assertThat(say(handler, get("")))
                .startsWith("HTTP/1.1 103 Early Hints\r\nlink: </style.css>; rel=preload\r\n\r\nHTTP/1.1 200 OK\r\n");
        assertThat(say(handler, "GET / HTTP/1.0\r\n\r\n")).startsWith("HTTP/1.1 200 OK\r\n");
    }

    @Test
    void answersHeadWithoutABody() throws IOException {
        assertThat(say(GREETER, "HEAD / HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n"))
                .contains("content-length: 5\r\n")
                .endsWith("\r\n\r\n");
    }

    @ParameterizedTest
    @CsvSource({"204,false", "304,true"})
    void sendsNoBodyWhereTheStatusAllowsNone(int status, boolean length) throws IOException {
        HttpHandler handler = exchange -> exchange.respond(status, Map.of(), HELLO);
        var answer = say(handler, get(""));
        assertThat(answer).endsWith("\r\n\r\n");
        assertThat(answer.contains("content-length") && status == 204).isFalse();
    }

    @Test
    void speaksHttp10() throws IOException {
        assertThat(say(GREETER, "GET / HTTP/1.0\r\n\r\n"))
                .startsWith("HTTP/1.1 200 OK\r\n")
                .contains("connection: close\r\n")
                .endsWith("hello");
        HttpHandler streaming = given -> {
            var sink = ((Exchange) given).sink().head(200, new FieldList());
            sink.write(new byte[100_000]);
            sink.finish(Optional.empty());
        };
        var answer = say(streaming, "GET / HTTP/1.0\r\nconnection: keep-alive\r\n\r\n");
        assertThat(answer).doesNotContain("transfer-encoding").doesNotContain("keep-alive");
        assertThat(body(answer)).hasSize(100_000);
        var kept = say(GREETER, "GET / HTTP/1.0\r\nconnection: keep-alive\r\n\r\nGET / HTTP/1.0\r\n\r\n");
        assertThat(kept).containsSubsequence("connection: keep-alive", "hello", "connection: close", "hello");
    }

    @Test
    void passesBytesOfHeadersThroughUnchanged() throws IOException {
        HttpHandler handler = given -> {
            var fields = ((Exchange) given).head().fields();
            var back = new FieldList();
            back.add("x-back", fields.first("x-bytes"));
            var sink = ((Exchange) given).sink().head(200, back);
            sink.finish(Optional.empty());
        };
        assertThat(say(handler, get("X-Bytes: \u00e9\u00ff\u0080 \t z \r\n")))
                .contains("x-back: \u00e9\u00ff\u0080 \t z\r\n");
    }

    @Test
    void takesTheAuthorityFromAnAbsoluteTarget() throws IOException {
        HttpHandler handler = exchange -> exchange.respond(
                200, Map.of(), (exchange.authority().orElse("none") + exchange.target()).getBytes(UTF_8));
        assertThat(say(handler, "GET http://b:81/x?y HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n"))
                .endsWith("b:81/x?y");
        assertThat(say(handler, "GET http://b?y HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n"))
                .endsWith("b/?y");
        assertThat(say(handler, "OPTIONS * HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n"))
                .endsWith("a*");
    }

    // ---- what is refused

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\nhost: a\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n",
                "GET / HTTP/1.1\r\nhost: a\r\ncontent-length: 5\r\ncontent-length: 6\r\n\r\nhello",
                "GET / HTTP/1.1\r\nhost: a\r\ncontent-length: 5\r\ncontent-length: 5\r\n\r\nhello",
                "GET / HTTP/1.1\r\nhost: a\r\ncontent-length: 5, 5\r\n\r\nhello",
                "GET / HTTP/1.1\r\nhost: a\r\ncontent-length: +5\r\n\r\nhello",
                "GET / HTTP/1.1\r\nhost: a\r\ncontent-length: -5\r\n\r\nhello",
                "GET / HTTP/1.1\r\nhost: a\r\ncontent-length: 0x5\r\n\r\nhello",
                "GET / HTTP/1.1\r\nhost: a\r\ncontent-length: 18446744073709551617\r\n\r\n",
                "GET / HTTP/1.1\r\nhost: a\r\ncontent-length:\r\n\r\n",
                "GET / HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\ntransfer-encoding: chunked\r\n\r\n",
                "GET / HTTP/1.1\r\nhost: a\r\ntransfer-encoding : chunked\r\n\r\n0\r\n\r\n",
                "GET / HTTP/1.1\r\nhost: a\r\ntransfer-encoding\t: chunked\r\n\r\n0\r\n\r\n",
                "GET / HTTP/1.1\r\nhost: a\r\n folded: b\r\n\r\n",
                "GET / HTTP/1.1\r\nhost: a\r\nx: b\r\n c\r\n\r\n",
                "GET / HTTP/1.1\r\n folded: b\r\nhost: a\r\n\r\n",
                "GET / HTTP/1.1\nhost: a\n\n",
                "GET / HTTP/1.1\r\nhost: a\nx: y\r\n\r\n",
                "GET / HTTP/1.1\r\nhost: a\r\nx: b\rc\r\n\r\n",
                "GET / HTTP/1.1\r\nhost: a\r\nx: b\u0000c\r\n\r\n",
                "GET / HTTP/1.1\r\nhost: a\r\n: b\r\n\r\n",
                "GET / HTTP/1.1\r\nhost: a\r\nno colon\r\n\r\n",
                "GET / HTTP/1.1\r\nhost: a\r\nn\u00e4me: b\r\n\r\n",
                "GET / HTTP/1.1\r\nhost: a\r\nhost: b\r\n\r\n",
                "GET / HTTP/1.1\r\nhost: a b\r\n\r\n",
                "GET / HTTP/1.1\r\nhost: a/b\r\n\r\n",
                "GET / HTTP/1.1\r\nhost: user@a\r\n\r\n",
                "GET / HTTP/1.1\r\nhost: a:99999999\r\n\r\n",
                "GET / HTTP/1.1\r\n\r\n",
                "GET  / HTTP/1.1\r\nhost: a\r\n\r\n",
                "GET /  HTTP/1.1\r\nhost: a\r\n\r\n",
                "GET /a b HTTP/1.1\r\nhost: a\r\n\r\n",
                "GET /\u00e9 HTTP/1.1\r\nhost: a\r\n\r\n",
                "GET a HTTP/1.1\r\nhost: a\r\n\r\n",
                "GET ftp://a/ HTTP/1.1\r\nhost: a\r\n\r\n",
                "GET / http/1.1\r\nhost: a\r\n\r\n",
                "GET / HTTP/1.1 \r\nhost: a\r\n\r\n",
                "GET /\r\n\r\n",
                "G\u00e4T / HTTP/1.1\r\nhost: a\r\n\r\n",
                "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003\r\n",
                "POST / HTTP/1.0\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n"
            })
    void refusesWhatTwoPartiesCouldReadDifferently(String request) throws Exception {
        var answer = say(echo(), request);
        assertThat(answer).startsWith("HTTP/1.1 400 Bad Request\r\n").contains("x-request-id: ");
        assertThat(answer.split("HTTP/1.1 ", -1)).as("one answer").hasSize(2);
        assertThat(recorder.next().failure().orElseThrow().kind()).isEqualTo(Kind.REFUSED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x\r\nhello\r\n0\r\n\r\n",
                "\r\nhello\r\n0\r\n\r\n",
                "-5\r\nhello\r\n0\r\n\r\n",
                "+5\r\nhello\r\n0\r\n\r\n",
                "0x5\r\nhello\r\n0\r\n\r\n",
                "5\nhello\r\n0\r\n\r\n",
                "5\r\nhello!\r\n0\r\n\r\n",
                "5\r\nhello0\r\n\r\n",
                "5\r\nhello\n0\r\n\r\n",
                "5\r\nhello\r\n0\r\nbad trailer\r\n\r\n",
                "5;\u0001\r\nhello\r\n0\r\n\r\n",
                "10000000000000000\r\nhello\r\n0\r\n\r\n",
            })
    void refusesBadChunks(String chunks) throws IOException {
        var answer = say(
                echo(),
                "POST / HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\n" + chunks
                        + "GET /smuggled HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n");
        assertThat(answer.split("HTTP/1.1 ", -1)).as("at most one answer").hasSizeLessThanOrEqualTo(2);
        assertThat(answer).doesNotContain("0\r\n\r\nHTTP");
    }

    @ParameterizedTest
    @CsvSource({
        "414, 9000, 10",
        "431, 10, 70000",
    })
    void limitsTargetAndHeaders(int status, int target, int header) throws IOException {
        var answer = say(
                GREETER,
                "GET /" + "a".repeat(target) + " HTTP/1.1\r\nhost: a\r\nx: " + "b".repeat(header) + "\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
    }

    @Test
    void limitsTheNumberOfHeaders() throws IOException {
        var limits = ServerLimits.DEFAULT.withHeaders(new HeaderLimits(100, 10_000, 10));
        try (var server = start(GREETER, limits);
                var client = new RawClient(server.address())) {
            assertThat(client.send("GET / HTTP/1.1\r\nhost: a\r\n" + "x: y\r\n".repeat(10) + "\r\n")
                            .readAll())
                    .startsWith("HTTP/1.1 431 ");
        }
    }

    @Test
    void keepsWithinTheLimitsOfHeadersWhateverIsSent() throws IOException {
        try (var server = start(GREETER);
                var client = new RawClient(server.address())) {
            client.send("GET / HTTP/1.1\r\nhost: a\r\n");
            var line = ("x".repeat(1000) + "\r\n").getBytes(ISO_8859_1);
            String answer;
            try {
                for (int i = 0; i < 1_000; i++) {
                    client.send(line);
                }
                answer = client.readAll();
            } catch (IOException e) {
                answer = client.readAll();
            }
            assertThat(answer).contains("HTTP/1.1 4");
        }
    }

    @Test
    void limitsBodies() throws IOException {
        var limits = ServerLimits.DEFAULT.withBodyBytes(4);
        try (var server = start(echo(), limits);
                var client = new RawClient(server.address())) {
            assertThat(client.send("POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 5\r\n\r\nhello")
                            .readAll())
                    .startsWith("HTTP/1.1 413 ");
        }
        try (var server = start(echo(), limits);
                var client = new RawClient(server.address())) {
            assertThat(client.send(
                                    "POST / HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n")
                            .readAll())
                    .startsWith("HTTP/1.1 413 ");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET / HTTP/2.0, 505",
        "CONNECT a:80 HTTP/1.1, 400",
    })
    void refusesWhatItDoesNotSpeak(String line, int status) throws IOException {
        assertThat(say(GREETER, line + "\r\nhost: a\r\n\r\n")).startsWith("HTTP/1.1 " + status + " ");
    }

    @Test
    void refusesUnknownExpectationsAndEncodings() throws IOException {
        assertThat(say(GREETER, get("expect: miracles\r\n"))).startsWith("HTTP/1.1 417 ");
        assertThat(say(GREETER, get("transfer-encoding: gzip, chunked\r\n"))).startsWith("HTTP/1.1 501 ");
        assertThat(say(GREETER, get("transfer-encoding: identity\r\n"))).startsWith("HTTP/1.1 501 ");
    }

    // ---- time

    private static final Duration BRIEF = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofSeconds(60);

    private static ServerLimits limits(Duration header, Duration body, Duration write, Duration idle) {
        return ServerLimits.DEFAULT.withTimeouts(new ServerTimeouts(header, body, write, idle));
    }

    @Test
    void endsConnectionsThatSayNothing() throws IOException {
        try (var server = start(GREETER, limits(BRIEF, LONG, LONG, LONG));
                var client = new RawClient(server.address())) {
            assertThat(client.readAll()).startsWith("HTTP/1.1 408 ");
        }
    }

    @Test
    void endsRequestsThatAreNeverComplete() throws IOException {
        try (var server = start(GREETER, limits(BRIEF, LONG, LONG, LONG));
                var client = new RawClient(server.address())) {
            assertThat(client.send("GET / HTTP/1.1\r\nhost: a\r\nx: ").readAll())
                    .startsWith("HTTP/1.1 408 ");
        }
    }

    @Test
    void endsIdleConnectionsWithoutAWord() throws IOException {
        try (var server = start(GREETER, limits(LONG, LONG, LONG, BRIEF));
                var client = new RawClient(server.address())) {
            client.send("GET / HTTP/1.1\r\nhost: a\r\n\r\n").readTo("hello");
            assertThat(client.readAll()).isEmpty();
        }
    }

    @Test
    void givesUpBodiesThatStall() throws Exception {
        HttpHandler reader = given -> {
            byte[] piece = ((Exchange) given).body().read(10);
            given.respond(200, Map.of(), piece);
        };
        try (var server = start(reader, limits(LONG, BRIEF, LONG, LONG));
                var client = new RawClient(server.address())) {
            client.send("POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 10\r\n\r\n");
            assertThat(client.readAll()).startsWith("HTTP/1.1 408 ");
            assertThat(recorder.next().failure().orElseThrow().kind()).isEqualTo(Kind.CLIENT_GONE);
        }
    }

    @Test
    void resetsConnectionsOfThoseWhoDoNotRead() throws Exception {
        HttpHandler flood = given -> {
            var sink = ((Exchange) given).sink().head(200, new FieldList());
            for (int i = 0; i < 10_000; i++) {
                sink.write(new byte[64 << 10]);
            }
        };
        try (var server = start(flood, limits(LONG, LONG, BRIEF, LONG));
                var client = new RawClient(server.address())) {
            client.send("GET / HTTP/1.1\r\nhost: a\r\n\r\n");
            var record = recorder.next();
            assertThat(record.failure().orElseThrow().kind()).isEqualTo(Kind.CLIENT_GONE);
            assertThat(client.readAll()).endsWith("RESET");
        }
    }

    // ---- ends

    @Test
    void cutsWhatIsNotCompleteOnceAPartWasSent() throws Exception {
        HttpHandler broken = given -> {
            var sink = ((Exchange) given).sink().head(200, new FieldList());
            sink.write(new byte[100_000]);
        };
        for (String version : new String[] {"1.1", "1.0"}) {
            assertThat(say(broken, "GET / HTTP/" + version + "\r\nhost: a\r\n\r\n"))
                    .startsWith("HTTP/1.1 200 OK\r\n")
                    .endsWith("RESET");
            assertThat(recorder.next().failure().orElseThrow().kind()).isEqualTo(Kind.UNANSWERED);
        }
    }

    @Test
    void hidesErrorsOfHandlers() throws Exception {
        HttpHandler failing = exchange -> {
            throw new IllegalStateException("secret");
        };
        var answer = say(failing, get("x-request-id: abc-1\r\n"));
        assertThat(answer)
                .startsWith("HTTP/1.1 500 Internal Server Error\r\n")
                .contains("x-request-id: abc-1\r\n")
                .doesNotContain("secret");
        assertThat(recorder.next().failure().orElseThrow().reason()).contains("secret");
    }

    @Test
    void makesRequestIdsWhereTheClientsAreNoGood() throws IOException {
        HttpHandler silent = exchange -> {};
        assertThat(say(silent, get("x-request-id: <script>\r\n")))
                .startsWith("HTTP/1.1 500 ")
                .doesNotContain("script")
                .containsPattern("x-request-id: [0-9a-f]{8}-1\r\n");
    }

    @Test
    void answers503BeyondTheRequestsThatMayBeInFlight() throws Exception {
        var goOn = new CountDownLatch(1);
        var inside = new CountDownLatch(1);
        HttpHandler waiting = exchange -> {
            inside.countDown();
            await(goOn);
            exchange.respond(200, Map.of(), HELLO);
        };
        try (var server = start(waiting, ServerLimits.DEFAULT.withRequestsInFlight(1));
                var first = new RawClient(server.address());
                var second = new RawClient(server.address())) {
            first.send(get(""));
            await(inside);
            assertThat(second.send(get("")).readAll())
                    .startsWith("HTTP/1.1 503 Service Unavailable\r\n")
                    .contains("retry-after: 1\r\n");
            goOn.countDown();
            assertThat(first.readAll()).endsWith("hello");
        }
    }

    @Test
    void letsRequestsInFlightEndWhenItDrains() throws Exception {
        var goOn = new CountDownLatch(1);
        var inside = new CountDownLatch(1);
        HttpHandler waiting = exchange -> {
            inside.countDown();
            await(goOn);
            exchange.respond(200, Map.of(), HELLO);
        };
        try (var server = start(waiting);
                var busy = new RawClient(server.address());
                var idle = new RawClient(server.address())) {
            busy.send("GET / HTTP/1.1\r\nhost: a\r\n\r\n");
            await(inside);
            assertThat(server.drain(Duration.ofMillis(50))).isFalse();
            goOn.countDown();
            assertThat(busy.readAll()).contains("connection: close").endsWith("hello");
            assertThat(idle.readAll()).doesNotContain("200");
            assertThat(server.drain(Duration.ofSeconds(20))).isTrue();
        }
    }

    @Test
    void noticesWithinASecondThatAClientIsGone() throws Exception {
        var gone = new CountDownLatch(1);
        HttpHandler waiting = given -> {
            ((Exchange) given).onClientGone(gone::countDown);
            await(gone);
        };
        try (var server = start(waiting)) {
            try (var client = new RawClient(server.address())) {
                client.send("GET / HTTP/1.1\r\nhost: a\r\n\r\n");
                Thread.sleep(50);
            }
            assertThat(gone.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void keepsWhatArrivesWhileARequestIsServed() throws Exception {
        var inside = new CountDownLatch(1);
        HttpHandler slow = given -> {
            ((Exchange) given).onClientGone(() -> {});
            if (given.target().equals("/slow")) {
                inside.countDown();
                pause(600);
            }
            given.respond(200, Map.of(), given.target().getBytes(UTF_8));
        };
        try (var server = start(slow);
                var client = new RawClient(server.address())) {
            client.send("GET /slow HTTP/1.1\r\nhost: a\r\n\r\n");
            await(inside);
            pause(400);
            client.send("GET /next HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n");
            assertThat(client.readAll()).containsSubsequence("/slow", "/next");
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
