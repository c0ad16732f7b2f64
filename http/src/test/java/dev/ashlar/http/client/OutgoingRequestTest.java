package dev.ashlar.http.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.http.HttpConfig;
import dev.ashlar.http.testing.ProbeGuest;
import dev.ashlar.http.testing.ProbeGuest.Served;
import dev.ashlar.http.testing.ScriptedServer;
import dev.ashlar.http.testing.TestRequest;
import dev.ashlar.http.testing.TestSink;
import dev.ashlar.http.testing.TestSource;
import dev.ashlar.http.types.BodySource;
import dev.ashlar.http.types.FieldList;
import dev.ashlar.http.types.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests that a guest relays to servers, good and bad ones. */
@Timeout(60)
class OutgoingRequestTest {
    private final ProbeGuest guest = new ProbeGuest(HttpConfig.DEFAULT).allow("http://127.0.0.1:*");
    private TestSink sink = new TestSink();

    @AfterEach
    void close() {
        guest.close();
    }

    private Served relay(String method, String url, BodySource body, String options) throws IOException {
        FieldList fields = new FieldList();
        fields.add("x-url", url);
        sink = new TestSink();
        return guest.serve(new TestRequest(method, "/relay?" + options, fields), body, sink);
    }

    private Served get(String url) throws IOException {
        return relay("GET", url, BodySource.EMPTY, "");
    }

    @Test
    void sendsARequestAndGivesTheResponse() throws IOException {
        AtomicReference<String> head = new AtomicReference<>();
        try (ScriptedServer server = new ScriptedServer(with -> {
            head.set(with.head());
            with.say(
                    "HTTP/1.1 418 I'm a teapot\r\nX-Kind: Pot \r\nContent-Length: 5\r\nConnection: close\r\n\r\nshort");
        })) {
            Served served = get(server.url("/a?b=c"));
            assertThat(served).isEqualTo(new Served(new Outcome.Answered(418), Optional.empty()));
            assertThat(sink.text()).isEqualTo("short");
            assertThat(sink.fields.text(sink.fields.find("x-kind", 0))).isEqualTo("Pot");
            assertThat(sink.fields.has("connection")).isFalse();
            assertThat(head.get())
                    .isEqualTo("GET /a?b=c HTTP/1.1\r\nhost: 127.0.0.1:%d\r\n\r\n".formatted(server.port()));
        }
    }

    @Test
    void sendsABodyInChunksWithTrailers() throws IOException {
        AtomicReference<String> body = new AtomicReference<>();
        try (ScriptedServer server = new ScriptedServer(with -> {
            assertThat(with.head()).contains("POST / HTTP/1.1\r\n", "transfer-encoding: chunked\r\n");
            body.set(with.through("\r\n\r\n"));
            with.say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: x-sum\r\n\r\n"
                    + "3;ext=1\r\nabc\r\n2\r\nde\r\n0\r\nX-Sum: 7\r\n\r\n");
        })) {
            FieldList trailers = new FieldList();
            trailers.add("x-up", "yes");
            TestSource source = new TestSource();
            source.feed("hello".getBytes(UTF_8));
            source.end(Optional.of(trailers));
            Served served = relay("POST", server.url("/"), source, "");
            assertThat(served).isEqualTo(new Served(new Outcome.Answered(200), Optional.empty()));
            assertThat(body.get()).isEqualTo("5\r\nhello\r\n0\r\nx-up: yes\r\n\r\n");
            assertThat(sink.text()).isEqualTo("abcde");
            assertThat(sink.trailers.orElseThrow().text(0)).isEqualTo("7");
        }
    }

    @Test
    void streamsBothWaysAtOnce() throws Exception {
        TestSource source = new TestSource();
        try (ScriptedServer server = new ScriptedServer(with -> {
            String ignored = with.head();
            with.say("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n");
            for (int i = 0; i < 3; i++) {
                source.feed("up".getBytes(UTF_8));
                assertThat(with.through("up\r\n")).isEqualTo("2\r\nup\r\n");
                with.say("4\r\ndown\r\n");
            }
            source.end(Optional.empty());
            assertThat(with.through("\r\n\r\n")).isEqualTo("0\r\n\r\n");
            with.say("0\r\n\r\n");
        })) {
            Served served = relay("POST", server.url("/"), source, "");
            assertThat(served.outcome()).isEqualTo(new Outcome.Answered(200));
            assertThat(sink.text()).isEqualTo("downdowndown");
        }
    }

    @Test
    void usesAConnectionAgain() throws IOException {
        try (ScriptedServer server = ScriptedServer.saying("HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok")) {
            for (int i = 0; i < 5; i++) {
                assertThat(get(server.url("/")).outcome()).isEqualTo(new Outcome.Answered(200));
            }
            assertThat(server.connections).hasValue(1);
            guest.on("another");
            assertThat(get(server.url("/")).outcome()).isEqualTo(new Outcome.Answered(200));
            assertThat(server.connections).hasValue(2);
        }
    }

    @Test
    void triesAgainWhereAnIdleConnectionIsGone() throws IOException {
        try (ScriptedServer server = ScriptedServer.sayingOnce("HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok")) {
            assertThat(get(server.url("/")).outcome()).isEqualTo(new Outcome.Answered(200));
            assertThat(get(server.url("/")).outcome()).isEqualTo(new Outcome.Answered(200));
            assertThat(server.connections).hasValue(2);
        }
    }

    @Test
    void triesAgainWhereAConnectionEndsWithoutAnAnswer() throws IOException {
        try (ScriptedServer server = new ScriptedServer(with -> {
            String ignored = with.head();
            with.say("HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok");
            ignored = with.head();
        })) {
            assertThat(get(server.url("/")).outcome()).isEqualTo(new Outcome.Answered(200));
            assertThat(get(server.url("/")).outcome()).isEqualTo(new Outcome.Answered(200));
            assertThat(server.connections).hasValue(2);
        }
    }

    @Test
    void takesNoConnectionOnWhichSomethingWaits() throws IOException {
        try (ScriptedServer server = ScriptedServer.saying(
                "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nokHTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\nfake")) {
            assertThat(get(server.url("/")).outcome()).isEqualTo(new Outcome.Answered(200));
            assertThat(get(server.url("/")).outcome()).isEqualTo(new Outcome.Answered(200));
            assertThat(sink.text()).isEqualTo("ok");
            assertThat(server.connections).hasValue(2);
        }
    }

    @Test
    void followsNoRedirect() throws IOException {
        try (ScriptedServer server = ScriptedServer.saying(
                "HTTP/1.1 302 Found\r\nlocation: http://127.0.0.1:1/\r\ncontent-length: 0\r\n\r\n")) {
            assertThat(get(server.url("/")).outcome()).isEqualTo(new Outcome.Answered(302));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            HTTP-protocol-error                | nonsense^^^^
            HTTP-protocol-error                | HTTP/2 200 OK^^
            HTTP-protocol-error                | HTTP/1.1 2xx OK^^
            HTTP-protocol-error                | HTTP/1.1 101 Switching^^
            HTTP-protocol-error                | HTTP/1.1 200 OK^content-length: 1^content-length: 2^^ab
            HTTP-protocol-error                | HTTP/1.1 200 OK^content-length: +1^^a
            HTTP-protocol-error                | HTTP/1.1 200 OK^content-length: 1^transfer-encoding: chunked^^a
            HTTP-protocol-error                | HTTP/1.0 200 OK^transfer-encoding: chunked^^0^^
            HTTP-response-transfer-coding      | HTTP/1.1 200 OK^transfer-encoding: gzip, chunked^^0^^
            HTTP-protocol-error                | HTTP/1.1 200 OK^a : b^^
            HTTP-protocol-error                | HTTP/1.1 200 OK^a: b^ folded^^
            HTTP-protocol-error                | HTTP/1.1 200 OK^: b^^
            HTTP-protocol-error                | HTTP/1.1 200 OK^no-colon^^
            connection-terminated              | HTTP/1.1 200 OK^a: b
            connection-terminated              | ''
            """)
    void knowsWhatIsWrong(String error, String answer) throws IOException {
        try (ScriptedServer server = ScriptedServer.sayingOnce(answer.replace("^", "\r\n"))) {
            Served served = get(server.url("/"));
            assertThat(served).isEqualTo(new Served(new Outcome.Answered(502), Optional.empty()));
            assertThat(sink.text()).isEqualTo(error + "\n");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            HTTP/1.1 200 OK^content-length: 10^^12345
            HTTP/1.1 200 OK^transfer-encoding: chunked^^5^12345^
            HTTP/1.1 200 OK^transfer-encoding: chunked^^5^123456^0^^
            HTTP/1.1 200 OK^transfer-encoding: chunked^^g^12345^0^^
            HTTP/1.1 200 OK^transfer-encoding: chunked^^1000000000000000000^1
            HTTP/1.1 200 OK^transfer-encoding: chunked^^5^12345^0^content-length: 5^^
            """)
    void endsNoBodyThatIsNotWhole(String answer) throws IOException {
        try (ScriptedServer server = ScriptedServer.sayingOnce(answer.replace("^", "\r\n"))) {
            Served served = get(server.url("/"));
            assertThat(served.outcome()).isInstanceOf(Outcome.Incomplete.class);
            assertThat(sink.finished).isFalse();
        }
    }

    @Test
    void endsWithTheConnection() throws IOException {
        try (ScriptedServer server = ScriptedServer.sayingOnce("HTTP/1.0 200 OK\r\n\r\nuntil the end")) {
            assertThat(get(server.url("/")).outcome()).isEqualTo(new Outcome.Answered(200));
            assertThat(sink.text()).isEqualTo("until the end");
        }
    }

    @Test
    void readsOverInformationalResponses() throws IOException {
        try (ScriptedServer server = ScriptedServer.sayingOnce(
                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nlink: a\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n")) {
            assertThat(get(server.url("/")).outcome()).isEqualTo(new Outcome.Answered(204));
        }
    }

    @Test
    void limitsTheHeadOfAResponse() throws IOException {
        try (ScriptedServer server = new ScriptedServer(with -> {
            String ignored = with.head();
            with.say("HTTP/1.1 200 OK\r\n");
            for (int i = 0; i < 1_000_000; i++) {
                with.say("a: b\r\n");
            }
        })) {
            assertThat(get(server.url("/")).outcome()).isEqualTo(new Outcome.Answered(502));
            assertThat(sink.text()).isEqualTo("HTTP-response-header-section-size\n");
        }
    }

    @Test
    void passesMegabytesInBoundedMemory() throws IOException {
        byte[] piece = new byte[1 << 20];
        try (ScriptedServer server = new ScriptedServer(with -> {
            String ignored = with.head();
            with.say("HTTP/1.1 200 OK\r\n\r\n");
            for (int i = 0; i < 100; i++) {
                with.out().write(piece);
            }
        })) {
            assertThat(get(server.url("/")).outcome()).isEqualTo(new Outcome.Answered(200));
            assertThat(sink.body.size()).isEqualTo(100 << 20);
        }
    }

    @Test
    void waitsNoLongerThanTheGuestWants() throws IOException {
        CountDownLatch over = new CountDownLatch(1);
        try (ScriptedServer silent = new ScriptedServer(with -> over.await());
                ScriptedServer dripping = new ScriptedServer(with -> {
                    String ignored = with.head();
                    for (char c : "HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n".toCharArray()) {
                        with.say(String.valueOf(c));
                        Thread.sleep(20);
                    }
                });
                ScriptedServer pausing = new ScriptedServer(with -> {
                    String ignored = with.head();
                    with.say("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nbegun");
                    over.await();
                })) {
            assertThat(relay("GET", silent.url("/"), BodySource.EMPTY, "first=100")
                            .outcome())
                    .isEqualTo(new Outcome.Answered(502));
            assertThat(sink.text()).isEqualTo("connection-read-timeout\n");
            assertThat(relay("GET", dripping.url("/"), BodySource.EMPTY, "first=200")
                            .outcome())
                    .isEqualTo(new Outcome.Answered(502));
            assertThat(sink.text()).isEqualTo("connection-read-timeout\n");
            assertThat(relay("GET", pausing.url("/"), BodySource.EMPTY, "between=100")
                            .outcome())
                    .isInstanceOf(Outcome.Incomplete.class);
            assertThat(sink.text()).isEqualTo("begun");
        } finally {
            over.countDown();
        }
    }

    @Test
    void goesNowhereWithoutAGrant() throws IOException {
        try (ProbeGuest caged = new ProbeGuest(HttpConfig.DEFAULT);
                ScriptedServer server = ScriptedServer.saying("HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n")) {
            FieldList fields = new FieldList();
            fields.add("x-url", server.url("/"));
            Served served = caged.serve(new TestRequest("GET", "/relay", fields), BodySource.EMPTY, sink);
            assertThat(served.outcome()).isEqualTo(new Outcome.Answered(502));
            assertThat(sink.text()).isEqualTo("HTTP-request-denied\n");
            assertThat(server.connections).hasValue(0);
        }
    }

    @Test
    void saysWhyItCannotConnect() throws IOException {
        int port;
        try (ScriptedServer server = ScriptedServer.saying("")) {
            port = server.port();
        }
        assertThat(get("http://127.0.0.1:" + port + "/").outcome()).isEqualTo(new Outcome.Answered(502));
        assertThat(sink.text()).isEqualTo("connection-refused\n");
        guest.allow("http://nowhere.invalid");
        assertThat(get("http://nowhere.invalid/").outcome()).isEqualTo(new Outcome.Answered(502));
        assertThat(sink.text()).isEqualTo("DNS-error\n");
        assertThat(get("ftp://127.0.0.1/").outcome()).isEqualTo(new Outcome.Answered(502));
        assertThat(sink.text()).isEqualTo("HTTP-protocol-error\n");
    }

    @Test
    void closesTheConnectionOfACancelledGuest() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        try (ScriptedServer server = new ScriptedServer(with -> {
            String ignored = with.head();
            with.say("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nbegun");
            if (with.in().read() < 0) {
                ended.countDown();
            }
        })) {
            Served served = guest.cancelAfter(Duration.ofMillis(300)).serve(relayed(server), BodySource.EMPTY, sink);
            assertThat(served.trap()).isPresent();
            assertThat(served.outcome()).isInstanceOf(Outcome.Incomplete.class);
            assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static TestRequest relayed(ScriptedServer server) {
        FieldList fields = new FieldList();
        fields.add("x-url", server.url("/"));
        return new TestRequest("GET", "/relay", fields);
    }

    @Test
    void tellsTheServerThatARequestBroke() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        TestSource source = new TestSource();
        try (ScriptedServer server = new ScriptedServer(with -> {
            String ignored = with.through("5\r\nhello\r\n");
            source.breakOff();
            if (with.in().read() < 0) {
                ended.countDown();
            }
        })) {
            source.feed("hello".getBytes(UTF_8));
            assertThat(relay("POST", server.url("/"), source, "").outcome()).isEqualTo(new Outcome.Answered(502));
            assertThat(sink.text()).isEqualTo("HTTP-protocol-error\n");
            assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void takesAnAnswerBeforeTheRequestIsOver() throws IOException {
        try (ScriptedServer server = new ScriptedServer(with -> {
            String ignored = with.head();
            with.say("HTTP/1.1 413 Too Large\r\ncontent-length: 3\r\n\r\nno!");
        })) {
            TestSource source = TestSource.of(new byte[10_000_000]);
            Served served = relay("POST", server.url("/"), source, "");
            assertThat(sink.status).isEqualTo(413);
            assertThat(served.trap()).isEmpty();
        }
    }
}
