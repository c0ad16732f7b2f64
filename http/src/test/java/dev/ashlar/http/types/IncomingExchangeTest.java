package dev.ashlar.http.types;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.engine.Trap;
import dev.ashlar.http.HttpConfig;
import dev.ashlar.http.testing.ProbeGuest;
import dev.ashlar.http.testing.ProbeGuest.Served;
import dev.ashlar.http.testing.TestRequest;
import dev.ashlar.http.testing.TestSink;
import dev.ashlar.http.testing.TestSource;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.ErrorCode;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of requests that a guest answers well, badly, or not at all. */
class IncomingExchangeTest {
    private final ProbeGuest guest = new ProbeGuest(HttpConfig.DEFAULT);
    private final TestSink sink = new TestSink();

    private Served get(String path) throws IOException {
        return guest.serve(new TestRequest(path), BodySource.EMPTY, sink);
    }

    @Test
    void answers() throws IOException {
        Served served = get("/hello");
        assertThat(served.outcome()).isEqualTo(new Outcome.Answered(200));
        assertThat(sink.text()).isEqualTo("hello, world\n");
        assertThat(sink.finished).isTrue();
    }

    @Test
    void showsTheRequestWithoutForbiddenFields() throws IOException {
        FieldList fields = new FieldList();
        fields.add("host", "test.example");
        fields.add("x-one", "1");
        fields.add("connection", "keep-alive");
        fields.add("x-one", "2");
        Served served = guest.serve(new TestRequest("BREW", "/describe?a=b", fields), BodySource.EMPTY, sink);
        assertThat(served.trap()).isEmpty();
        assertThat(sink.text()).isEqualTo("BREW http test.example /describe?a=b\nx-one: 1\nx-one: 2\n");
    }

    @Test
    void streamsBodyAndTrailers() throws Exception {
        FieldList trailers = new FieldList();
        trailers.add("x-sum", "42");
        TestSource source = new TestSource();
        Thread feeder = Thread.ofVirtual().start(() -> {
            for (int i = 0; i < 100; i++) {
                source.feed("piece %d\n".formatted(i).getBytes(UTF_8));
            }
            source.end(Optional.of(trailers));
        });
        Served served = guest.serve(TestRequest.post("/echo"), source, sink);
        feeder.join();
        assertThat(served).isEqualTo(new Served(new Outcome.Answered(200), Optional.empty()));
        assertThat(sink.text()).startsWith("piece 0\npiece 1\n").endsWith("piece 99\n");
        assertThat(sink.trailers.orElseThrow().text(0)).isEqualTo("42");
        assertThat(source.closed).isTrue();
    }

    @Test
    void splicesMegabytes() throws IOException {
        byte[] piece = new byte[100_000];
        Served served = guest.serve(TestRequest.post("/splice"), TestSource.of(piece, piece, piece), sink);
        assertThat(served.outcome()).isEqualTo(new Outcome.Answered(200));
        assertThat(sink.body.size()).isEqualTo(300_000);
    }

    @Test
    void tellsHowARequestBroke() throws IOException {
        TestSource source = new TestSource();
        source.feed(new byte[10]);
        source.breakOff();
        Served served = guest.serve(TestRequest.post("/count"), source, sink);
        assertThat(served.trap()).isEmpty();
        assertThat(sink.text()).isEqualTo("10 connection-terminated\n");
    }

    @Test
    void sendsTrailers() throws IOException {
        assertThat(get("/trailers").outcome()).isEqualTo(new Outcome.Answered(200));
        FieldList trailers = sink.trailers.orElseThrow();
        assertThat(trailers.name(0) + ": " + trailers.text(0)).isEqualTo("x-lines: 1");
    }

    @Test
    void knowsWhenThereIsNoAnswer() throws IOException {
        assertThat(get("/none")).isEqualTo(new Served(new Outcome.Unanswered(), Optional.empty()));
        Served trapped = get("/trap");
        assertThat(trapped.outcome()).isEqualTo(new Outcome.Unanswered());
        assertThat(trapped.trap()).isPresent();
    }

    @Test
    void passesTheGuestsErrorOn() throws IOException {
        assertThat(get("/error?code=0").outcome()).isEqualTo(new Outcome.Failed(new ErrorCode.DnsTimeout()));
        assertThat(sink.failure).isEqualTo(new ErrorCode.DnsTimeout());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/half", "/broken", "/unfinished", "/dropped"})
    void abortsHalfAnAnswer(String path) throws IOException {
        Served served = get(path);
        assertThat(served.outcome()).isEqualTo(new Outcome.Incomplete(200, new ErrorCode.HttpProtocolError()));
        assertThat(sink.aborted).isEqualTo(new ErrorCode.HttpProtocolError());
        assertThat(sink.finished).isFalse();
    }

    @Test
    void holdsTheGuestToItsContentLength() throws IOException {
        Served less = get("/lies");
        assertThat(less.trap()).isEmpty();
        assertThat(less.outcome())
                .isEqualTo(new Outcome.Incomplete(200, new ErrorCode.HttpResponseBodySize(Optional.of(5L))));
        Served more = get("/more");
        assertThat(more.trap()).isEmpty();
        assertThat(more.outcome())
                .isEqualTo(new Outcome.Incomplete(200, new ErrorCode.HttpResponseBodySize(Optional.of(10L))));
    }

    @Test
    void sendsNoBodyWhereNoneIsAllowed() throws IOException {
        TestRequest head = new TestRequest("HEAD", "/hello", new FieldList());
        assertThat(guest.serve(head, BodySource.EMPTY, sink).outcome()).isEqualTo(new Outcome.Answered(200));
        assertThat(sink.body.size()).isZero();
        assertThat(sink.finished).isTrue();
        assertThat(get("/status?code=204").outcome()).isEqualTo(new Outcome.Answered(204));
    }

    @Test
    void refusesAnInformationalStatusAsTheResponse() throws IOException {
        assertThat(get("/status?code=103").outcome()).isInstanceOf(Outcome.Failed.class);
        assertThat(String.valueOf(sink.failure)).contains("103");
    }

    @Test
    void toleratesThatTheClientIsGone() throws IOException {
        sink.capacity = 1_000_000;
        Served served = get("/big?bytes=100000000");
        assertThat(served.outcome()).isEqualTo(new Outcome.Incomplete(200, new ErrorCode.ConnectionTerminated()));
    }

    @Test
    void sendsMuch() throws IOException {
        Served served = get("/big?bytes=10000000");
        assertThat(served.outcome()).isEqualTo(new Outcome.Answered(200));
        assertThat(sink.body.size()).isEqualTo(10_000_000);
    }

    @Test
    void limitsFields() throws IOException {
        Served served = get("/bomb?n=100000&size=10");
        assertThat(served.trap().map(Trap::getMessage).orElse("")).contains("131072 allowed");
        assertThat(served.outcome()).isEqualTo(new Outcome.Unanswered());
    }
}
