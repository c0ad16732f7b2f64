package dev.ashlar.guests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.http.RequestFailure;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** An axum application in Rust, on wstd's scheduler of futures. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AxumTest {
    private Backend backend;
    private ServedGuest guest;

    @BeforeAll
    void serve() throws IOException {
        backend = new Backend();
        guest = ServedGuest.checkedIn("rust-axum", backend.grants());
    }

    @AfterAll
    void close() {
        guest.close();
        backend.close();
    }

    @Test
    void routesWithPathsAndQueries() throws Exception {
        assertThat(guest.get("/").body()).isEqualTo("hello, world\n");
        assertThat(guest.get("/users/%C3%85sa?greeting=hej").body()).isEqualTo("hej, Åsa\n");
        assertThat(guest.get("/nowhere").statusCode()).isEqualTo(404);
        assertThat(guest.post("/users/x", "text/plain", "").statusCode()).isEqualTo(405);
    }

    @Test
    void readsAndWritesJson() throws Exception {
        HttpResponse<String> sum = guest.post("/sum", "application/json", "{\"numbers\": [1, -2, 9000000000]}");
        assertThat(sum.body()).isEqualTo("{\"sum\":8999999999}");
        assertThat(sum.headers().firstValue("content-type")).contains("application/json");
        assertThat(guest.post("/sum", "application/json", "{\"numbers\": 1}").statusCode())
                .isEqualTo(422);
    }

    @Test
    void streamsBodiesBack() throws Exception {
        String text = "a line of some length, over and over again\n".repeat(50_000);
        assertThat(guest.post("/echo", "text/plain", text).body()).isEqualTo(text);
    }

    @Test
    void waitsForItsTimer() throws Exception {
        long start = System.nanoTime();
        assertThat(guest.get("/wait").body()).isEqualTo("waited\n");
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(50));
    }

    @Test
    void sendsRequestsWhereItMay() throws Exception {
        HttpResponse<String> relayed =
                guest.send("/relay", request -> request.header("x-url", backend.url("/deep?er=1")));
        assertThat(relayed.body()).isEqualTo("relayed GET /deep?er=1\n");
        HttpResponse<String> refused =
                guest.send("/relay", request -> request.header("x-url", "http://169.254.169.254/latest/meta-data/"));
        assertThat(refused.statusCode()).isEqualTo(502);
        assertThat(refused.body()).containsIgnoringCase("denied");
    }

    @Test
    void sendsNoneWithoutAGrant() throws Exception {
        try (ServedGuest poor = ServedGuest.checkedIn("rust-axum", ServedGuest.USUAL)) {
            HttpResponse<String> refused = poor.send("/relay", request -> request.header("x-url", backend.url("/")));
            assertThat(refused.statusCode()).isEqualTo(502);
            assertThat(refused.body()).containsIgnoringCase("denied");
        }
    }

    @Test
    void panicEndsOneRequest() throws Exception {
        assertThat(guest.get("/panic").statusCode()).isEqualTo(500);
        guest.awaitFailure(RequestFailure.Kind.TRAPPED);
        assertThat(guest.get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void answersHeadWithoutABody() throws Exception {
        HttpResponse<String> head =
                guest.send("/", request -> request.method("HEAD", HttpRequest.BodyPublishers.noBody()));
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
    }
}
