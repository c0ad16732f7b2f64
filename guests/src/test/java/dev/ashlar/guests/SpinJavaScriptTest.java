package dev.ashlar.guests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.http.RequestFailure;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What Spin's JavaScript toolchain makes of a handler: 12 MB, most of it SpiderMonkey. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SpinJavaScriptTest {
    private Backend backend;
    private ServedGuest guest;

    @BeforeAll
    void serve() throws Exception {
        backend = new Backend();
        guest = ServedGuest.made("js-spin", "js", backend.grants());
    }

    @AfterAll
    void close() {
        if (guest != null) {
            guest.close();
        }
        backend.close();
    }

    @Test
    void answers() throws Exception {
        HttpResponse<String> hello = guest.get("/");
        assertThat(hello.body()).isEqualTo("hello, world\n");
        assertThat(hello.headers().firstValue("content-type")).contains("text/plain");
        assertThat(guest.get("/nowhere").statusCode()).isEqualTo(404);
    }

    @Test
    void readsAndWritesJson() throws Exception {
        assertThat(guest.post("/json?q=%C3%A5", "application/json", "{\"numbers\": [1, 2.5]}")
                        .body())
                .isEqualTo("{\"sum\":3.5,\"query\":\"å\"}");
    }

    @Test
    void streamsBodiesBothWays() throws Exception {
        assertThat(guest.get("/stream").body()).isEqualTo("line 0\nline 1\nline 2\n");
        String text = "a line of some length, over and over again\n".repeat(10_000);
        HttpResponse<String> echo = guest.post("/echo", "text/plain", text);
        assertThat(echo.body()).isEqualTo(text);
        assertThat(echo.headers().firstValue("x-method")).contains("POST");
    }

    @Test
    void fetchesWhereItMay() throws Exception {
        assertThat(guest.send("/relay", request -> request.header("x-url", backend.url("/a?b=1")))
                        .body())
                .isEqualTo("relayed GET /a?b=1\n");
        try (ServedGuest poor = ServedGuest.made("js-spin", "js", ServedGuest.USUAL)) {
            assertIncomplete(poor, "/relay");
        }
    }

    @Test
    void exceptionEndsOneRequest() throws Exception {
        assertIncomplete(guest, "/throw");
        assertThat(guest.get("/").statusCode()).isEqualTo(200);
    }

    /**
     * SpiderMonkey's wrapper answers 500 to an exception and leaves the body open. Where the head is on its way by then, the
     * connection is cut.
     */
    private void assertIncomplete(ServedGuest of, String path) throws Exception {
        try {
            HttpResponse<String> answer = of.send(path, request -> request.header("x-url", backend.url("/")));
            assertThat(answer.statusCode()).isEqualTo(502);
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("chunked");
        }
        of.awaitFailure(RequestFailure.Kind.INCOMPLETE);
    }
}
