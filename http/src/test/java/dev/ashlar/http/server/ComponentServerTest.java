package dev.ashlar.http.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.engine.ResourceLimits;
import dev.ashlar.http.HttpComponent;
import dev.ashlar.http.HttpComponentConfig;
import dev.ashlar.http.HttpServer;
import dev.ashlar.http.HttpServerConfig;
import dev.ashlar.http.InvocationLimits;
import dev.ashlar.http.RequestFailure.Kind;
import dev.ashlar.http.RequestRecord;
import dev.ashlar.http.UnservableComponentException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The way from a client to a component and back: what a guest does well, badly, or not at all. */
class ComponentServerTest {
    private final Recorder recorder = new Recorder();
    private final HttpClient client = HttpClient.newHttpClient();
    private HttpServer server = start(InvocationLimits.DEFAULT);

    private HttpServer start(InvocationLimits limits) {
        try {
            var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            return HttpServer.start(HttpServerConfig.at(address).withListener(recorder), Guests.probe(limits));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void restart(InvocationLimits limits) {
        server.close();
        server = start(limits);
    }

    @AfterEach
    void stop() {
        server.close();
        client.close();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(
                        URI.create("http://localhost:" + server.address().getPort() + path))
                .timeout(Duration.ofSeconds(30));
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(request(path).build(), BodyHandlers.ofString());
    }

    private RawClient raw(String path) throws IOException {
        return new RawClient(server.address())
                .send("GET " + path + " HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n");
    }

    @Test
    void answersWithWhatTheGuestSays() throws Exception {
        var response = get("/hello");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("hello, world\n");
        assertThat(response.headers().firstValue("content-type")).contains("text/plain");
        RequestRecord record = recorder.next();
        assertThat(record.failure()).isEmpty();
        assertThat(record.served().orElseThrow().name()).isEqualTo("probe");
        assertThat(record.served().orElseThrow().cpu()).isPositive();
        assertThat(record.responseBytes()).isEqualTo(13);
    }

    @Test
    void showsTheGuestTheRequest() throws Exception {
        var response = client.send(
                request("/describe?a=%20")
                        .header("x-own", "1")
                        .method("BREW", BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
        assertThat(response.body())
                .startsWith("BREW http localhost:" + server.address().getPort() + " /describe?a=%20\n")
                .contains("x-own: 1\n")
                .doesNotContain("\nhost:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/echo", "/splice"})
    void streamsLargeBodiesBothWays(String path) throws Exception {
        var body = new byte[5_000_000];
        new Random(1).nextBytes(body);
        for (var publisher : Arrays.asList(
                BodyPublishers.ofByteArray(body),
                BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(body)))) {
            var response = client.send(request(path).POST(publisher).build(), BodyHandlers.ofByteArray());
            assertThat(response.body()).isEqualTo(body);
        }
    }

    @Test
    void streamsALineWhenItIsWritten() throws Exception {
        try (var slow = raw("/slow?n=2&wait=86400000")) {
            assertThat(slow.readTo("0\n\r\n")).startsWith("HTTP/1.1 200 OK");
        }
        try (var slow = raw("/slow?n=3&wait=100")) {
            slow.readTo("0\n\r\n");
            assertThat(slow.readAll()).endsWith("0\r\n\r\n");
        }
    }

    @Test
    void passesTrailersBothWays() throws Exception {
        try (var trailers = raw("/trailers")) {
            assertThat(trailers.readAll()).endsWith("0\r\nx-lines: 1\r\n\r\n");
        }
        try (var echo = new RawClient(server.address())) {
            echo.send("POST /echo HTTP/1.1\r\nhost: a\r\nconnection: close\r\ntransfer-encoding: chunked\r\n\r\n"
                    + "3\r\nabc\r\n0\r\nx-sum: 3\r\n\r\n");
            assertThat(echo.readAll()).endsWith("0\r\nx-sum: 3\r\n\r\n");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/none, 500, UNANSWERED",
        "/trap, 500, TRAPPED",
        "/error?code=1, 502, FAILED",
        "/error?code=0, 504, FAILED",
        "/handles?n=2000000, 500, TRAPPED",
    })
    void answersForGuestsThatDoNot(String path, int status, Kind kind) throws Exception {
        var response =
                client.send(request(path).header("x-request-id", "test-7").build(), BodyHandlers.ofString());
        var record = recorder.next();
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("x-request-id")).contains("test-7");
        assertThat(response.body()).contains("test-7").doesNotContain("wasm").doesNotContain("trap");
        assertThat(record.failure().orElseThrow().kind()).isEqualTo(kind);
        assertThat(record.requestId()).isEqualTo("test-7");
    }

    /** Their heads may have been sent, or not yet. */
    @ParameterizedTest
    @CsvSource({
        "/half, 500, TRAPPED",
        "/broken, 500, TRAPPED",
        "/unfinished, 502, INCOMPLETE",
        "/dropped, 502, INCOMPLETE",
        "/lies, 502, INCOMPLETE",
        "/more, 502, INCOMPLETE"
    })
    void letsNoClientTakeAPartForTheWhole(String path, int status, Kind kind) throws Exception {
        try (var part = raw(path)) {
            assertThat(part.readAll())
                    .satisfiesAnyOf(
                            answer -> assertThat(answer).startsWith("HTTP/1.1 " + status + " "),
                            answer -> assertThat(answer).endsWith("RESET"));
        }
        assertThat(recorder.next().failure().orElseThrow().kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/bomb?n=10&size=100000", "/bomb?n=1000000&size=1"})
    void survivesHeaderBombs(String path) throws Exception {
        assertThat(get(path).statusCode()).isIn(200, 500, 502);
        assertThat(get("/hello").statusCode()).isEqualTo(200);
    }

    @Test
    void saysWhereAGuestTrapped() throws Exception {
        get("/trap");
        assertThat(recorder.next().failure().orElseThrow().backtrace().getFirst())
                .contains("probe");
    }

    @Test
    void cutsResponsesThatWereBegunAndNotCompleted() throws Exception {
        try (var slow = raw("/big?bytes=100000000")) {
            slow.readTo("\r\n\r\n");
            slow.socket().shutdownInput();
        }
        restart(InvocationLimits.DEFAULT.withDeadline(Duration.ofSeconds(3)));
        try (var slow = raw("/slow?n=100&wait=200")) {
            assertThat(slow.readAll()).startsWith("HTTP/1.1 200 OK\r\n").endsWith("RESET");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/spin", "/never", "/late?wait=100000"})
    void stopsGuestsAtTheirDeadline(String path) throws Exception {
        restart(InvocationLimits.DEFAULT.withDeadline(Duration.ofMillis(300)));
        var response = get(path);
        assertThat(response.statusCode()).isEqualTo(504);
        assertThat(recorder.next().failure().orElseThrow().kind()).isEqualTo(Kind.DEADLINE);
    }

    @Test
    void stopsGuestsThatComputeForTooLong() throws Exception {
        restart(InvocationLimits.DEFAULT.withCpu(Duration.ofMillis(200)));
        assertThat(get("/spin").statusCode()).isEqualTo(504);
        assertThat(recorder.next().failure().orElseThrow().reason()).contains("CPU");
        assertThat(get("/late?wait=400").statusCode())
                .as("waiting is no computing")
                .isEqualTo(200);
    }

    @Test
    void stopsAGuestWhoseBodyDoesNotArrive() throws Exception {
        restart(InvocationLimits.DEFAULT.withDeadline(Duration.ofMillis(400)));
        try (var stalled = new RawClient(server.address())) {
            stalled.send("POST /count HTTP/1.1\r\nhost: a\r\ncontent-length: 10\r\n\r\nabc");
            assertThat(stalled.readAll()).startsWith("HTTP/1.1 504 ");
        }
    }

    @Test
    void aClientThatHasAllBytesMayLeave() throws Exception {
        try (var leaving = raw("/linger?wait=60000")) {
            assertThat(leaving.readTo("12345")).startsWith("HTTP/1.1 200 OK");
        }
        var request = recorder.next();
        assertThat(request.failure()).isEmpty();
        assertThat(request.duration()).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void stopsAGuestWhoseClientIsGone() throws Exception {
        try (var leaving = raw("/never")) {
            leaving.socket().shutdownOutput();
            Thread.sleep(50);
        }
        assertThat(recorder.next().failure().orElseThrow().kind()).isEqualTo(Kind.CLIENT_GONE);
    }

    @Test
    void letsAGuestWorkOnAfterItsAnswer() throws Exception {
        assertThat(get("/after?wait=300").statusCode()).isEqualTo(200);
        assertThat(recorder.next().duration()).isGreaterThan(Duration.ofMillis(250));
    }

    @Test
    void answers503WhenThereIsNoMemoryForAnInstance() throws Exception {
        restart(InvocationLimits.DEFAULT.withResources(ResourceLimits.STORE_DEFAULT.withMemoryBytes(1 << 10)));
        assertThat(get("/hello").statusCode()).isEqualTo(503);
        assertThat(recorder.next().failure().orElseThrow().kind()).isEqualTo(Kind.OVERLOADED);
    }

    @Test
    void keepsNothingOfRequests() throws Exception {
        for (int i = 0; i < 300; i++) {
            assertThat(get(i % 3 == 0 ? "/trap" : "/hello").statusCode()).isIn(200, 500);
        }
        long before = used();
        for (int i = 0; i < 3_000; i++) {
            get(i % 3 == 0 ? "/trap" : "/hello");
            recorder.next();
        }
        assertThat(used() - before).as("bytes of 3,000 requests").isLessThan(2_000_000);
    }

    private static long used() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(20);
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @Test
    void refusesComponentsThatServeNothing() {
        var empty = Guests.link("\0asm\15\0\1\0".getBytes(UTF_8));
        assertThatThrownBy(() -> HttpComponent.of(empty, new HttpComponentConfig("empty")))
                .isInstanceOf(UnservableComponentException.class)
                .hasMessageContaining("empty does not serve HTTP")
                .hasMessageContaining("nothing");
    }
}
