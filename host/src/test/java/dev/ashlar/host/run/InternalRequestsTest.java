package dev.ashlar.host.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.host.manifest.ManifestException;
import dev.ashlar.http.RequestFailure;
import dev.ashlar.http.RequestRecord;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests from one component of an application to another. */
class InternalRequestsTest {
    private static final String TWO = """
            [component.front]
            source = "GUESTS/c-probe.wasm"
            routes = ["/relay", "/hello", "/none"]
            egress = ["http://back.internal", "http://back.spin.internal", "http://front.internal"]
            limits = { deadline = "5s" }

            [component.back]
            source = "GUESTS/c-probe.wasm"
            %s

            [[trigger.http]]
            route = "/..."
            private = true
            component = "back"
            """;

    @TempDir
    private Path directory;

    private TestHost start(String ofBack) throws IOException {
        return TestHost.start(directory, TWO.formatted(ofBack));
    }

    @ParameterizedTest
    @ValueSource(strings = {"back.internal", "back.spin.internal", "BACK.internal:80"})
    void goToTheComponentThatTheirHostNames(String name) throws IOException {
        try (var host = start("")) {
            var response = host.get("/relay", "x-url: http://" + name + "/describe?a=b", "x-own: 1");
            assertThat(response.status()).isEqualTo(200);
            assertThat(response.body())
                    .startsWith("GET http " + name + " /describe?a=b\n")
                    .contains("x-own: 1\n");
            assertThat(host.get("/describe").status()).isEqualTo(404);
        }
    }

    @Test
    void carryBodiesBothWaysWithTheirTrailers() throws IOException {
        try (var host = start("")) {
            String body = "0123456789".repeat(50_000);
            var echoed = host.send("POST", "/relay", body, "x-url: http://back.internal/echo");
            assertThat(echoed.status()).isEqualTo(200);
            assertThat(echoed.body()).isEqualTo(body);
            assertThat(host.exchange("GET /relay HTTP/1.1\r\nhost: a\r\nx-url: http://back.internal/trailers\r\n"
                            + "connection: close\r\n\r\n"))
                    .contains("one line")
                    .contains("x-lines: 1");
            TestHost.await(() -> host.application().meters().application().invocations() == 4);
            var meters = host.application().meters().components().get("back");
            assertThat(meters).isNotNull();
            assertThat(meters.bytesIn()).isEqualTo(500_000);
            assertThat(meters.bytesOut()).isGreaterThan(500_000);
            assertThat(host.application().instances()).isZero();
        }
    }

    @Test
    void streamAndWaitForTheSlowerSide() throws Exception {
        try (var host = start("")) {
            try (var socket = new Socket("127.0.0.1", host.port())) {
                socket.setReceiveBufferSize(16 << 10);
                socket.getOutputStream()
                        .write(
                                ("GET /relay HTTP/1.1\r\nhost: a\r\nx-url: http://back.internal/slow?n=1000000&wait=100\r\n"
                                                + "connection: close\r\n\r\n")
                                        .getBytes(StandardCharsets.US_ASCII));
                assertThat(until(socket.getInputStream(), "1\n\r\n")).contains("0\n");
            }
            // the client left, so both were stopped
            TestHost.await(() -> host.application().instances() == 0);
            assertThat(host.request("/slow").failure().map(RequestFailure::kind))
                    .contains(RequestFailure.Kind.CLIENT_GONE);
            // what one side does not read, the other does not write
            try (var socket = new Socket("127.0.0.1", host.port())) {
                socket.getOutputStream()
                        .write(
                                ("GET /relay HTTP/1.1\r\nhost: a\r\nx-url: http://back.internal/big?bytes=200000000\r\n\r\n")
                                        .getBytes(StandardCharsets.US_ASCII));
                TestHost.await(() -> host.application().instances() == 2);
                Thread.sleep(1_000); // for more than is read, if it were written
                assertThat(host.application().instances()).isEqualTo(2);
            }
            TestHost.await(() -> host.application().instances() == 0);
            assertThat(host.request("/big").responseBytes()).isLessThan(50_000_000);
        }
    }

    private static String until(InputStream in, String end) throws IOException {
        var text = new StringBuilder();
        while (text.indexOf(end) < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("only: " + text);
            }
            text.append((char) next);
        }
        return text.toString();
    }

    @Test
    void areDeniedWithoutAGrant() throws IOException {
        try (var host = TestHost.start(directory, """
                [component.front]
                source = "GUESTS/c-probe.wasm"
                routes = ["/relay"]
                egress = ["http://*"]

                [component.back]
                source = "GUESTS/c-probe.wasm"
                routes = ["/hello"]
                """)) {
            var response = host.get("/relay", "x-url: http://back.internal/hello");
            assertThat(response.status()).isEqualTo(502);
            assertThat(host.requests).isEmpty();
        }
    }

    @Test
    void reachTheRoutesOfTheComponentAndNothingElse() throws IOException {
        try (var host = TestHost.start(directory, """
                [component.front]
                source = "GUESTS/c-probe.wasm"
                routes = ["/relay"]
                egress = ["http://*.internal"]

                [component.back]
                source = "GUESTS/c-probe.wasm"
                routes = ["/status", "/describe/..."]

                [[trigger.http]]
                route = "/describe/inside/..."
                private = true
                component = "back"
                """)) {
            assertThat(host.get("/relay", "x-url: http://back.internal/status?code=201")
                            .status())
                    .isEqualTo(201);
            assertThat(host.get("/relay", "x-url: http://back.internal/hello").status())
                    .isEqualTo(404);
            assertThat(host.get("/relay", "x-url: http://back.internal/describe/inside/x")
                            .status())
                    .isEqualTo(404);
            assertThat(host.request("/describe/inside/x").served()).isPresent();
            assertThat(host.get("/describe/inside/x").status()).isEqualTo(404);
            assertThat(host.get("/relay", "x-url: http://back.internal/../hello")
                            .status())
                    .isEqualTo(400);
            assertThat(host.get("/relay", "x-url: http://nobody.internal/hello").status())
                    .isEqualTo(404);
            assertThat(host.get("/relay", "x-url: https://back.internal/status").status())
                    .isEqualTo(502);
        }
    }

    @Test
    void thatGoRoundInACircleEnd() throws IOException {
        try (var host = start("")) {
            var response = host.get("/relay?again=1", "x-url: http://front.internal/relay?again=1");
            assertThat(response.status()).isEqualTo(508);
            TestHost.await(() -> host.requests.size() == 17);
            assertThat(failures(host))
                    .anySatisfy(reason -> assertThat(reason).contains("17 components wait for each other"));
            TestHost.await(() -> host.application().instances() == 0);
        }
    }

    /** Why some were not answered, in no order. */
    private static List<String> failures(TestHost host) {
        return host.requests.stream()
                .flatMap(request -> request.failure().stream())
                .map(RequestFailure::reason)
                .toList();
    }

    @Test
    void areToldWithTheRequestThatTheyBelongTo() throws IOException {
        try (var host = start("")) {
            var response = host.get("/relay", "x-url: http://back.internal/hello", "x-request-id: abc");
            assertThat(response.body()).isEqualTo("hello, world\n");
            RequestRecord request = host.request("/hello");
            assertThat(request.caller()).hasValueSatisfying(caller -> {
                assertThat(caller.component()).isEqualTo("front");
                assertThat(caller.requestId()).isEqualTo(Optional.of("abc"));
                assertThat(caller.depth()).isEqualTo(1);
            });
            assertThat(request.protocol()).isEqualTo("local");
            assertThat(request.failure()).isEmpty();
            assertThat(request.served()).hasValueSatisfying(use -> {
                assertThat(use.name()).isEqualTo("back");
                assertThat(use.cpu()).isPositive();
                assertThat(use.hostCalls()).isPositive();
            });
            assertThat(host.application().meters().components().get("front").invocations())
                    .isEqualTo(1);
            assertThat(host.application().meters().application().invocations()).isEqualTo(2);
        }
    }

    @Test
    void keepTheLimitsOfTheComponentThatAnswers() throws IOException {
        try (var host = start("limits = { deadline = \"300ms\" }")) {
            assertThat(host.get("/relay", "x-url: http://back.internal/never").status())
                    .isEqualTo(504);
            assertThat(host.request("/never").failure().map(RequestFailure::reason))
                    .hasValueSatisfying(
                            reason -> assertThat(reason).contains("\"back\" met its limit deadline = 300ms"));
        }
        try (var host = start("limits = { request-body = \"10B\", memory = \"16MiB\" }")) {
            assertThat(host.send("POST", "/relay", "12345678901", "x-url: http://back.internal/count")
                            .status())
                    .isEqualTo(413);
            assertThat(host.get("/relay", "x-url: http://back.internal/trap").status())
                    .isEqualTo(500);
        }
        String one = TWO.formatted("limits = { concurrency = 1, queue = 0 }").replace("\"5s\"", "\"60s\"");
        try (var host = TestHost.start(directory, one)) {
            try (var socket = new Socket("127.0.0.1", host.port())) {
                socket.getOutputStream()
                        .write(("GET /relay HTTP/1.1\r\nhost: a\r\n"
                                        + "x-url: http://back.internal/late?wait=600000\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
                TestHost.await(() -> host.application().instances() == 2);
                var busy = host.get("/relay", "x-url: http://back.internal/hello");
                assertThat(busy.status()).isEqualTo(503);
            }
            TestHost.await(() -> host.application().instances() == 0);
            assertThat(host.get("/relay", "x-url: http://back.internal/hello").status())
                    .isEqualTo(200);
        }
    }

    @Test
    void doNotWaitForWhatTheirCallersHold() throws IOException {
        try (var host = TestHost.start(directory, TWO.formatted("") + "\n[limits]\ninstances = 3\n")) {
            assertThat(host.get("/relay?again=1", "x-url: http://front.internal/relay?again=1")
                            .status())
                    .isEqualTo(503);
            TestHost.await(() -> !failures(host).isEmpty());
            assertThat(failures(host))
                    .singleElement()
                    .satisfies(reason -> assertThat(reason)
                            .contains("the application met its limit instances = 3 (")
                            .endsWith(", and what it would wait for is held by those that wait for it"));
        }
    }

    @Test
    void endWithTheTimeOfTheComponentThatAsks() throws IOException {
        try (var host = TestHost.start(
                directory, TWO.formatted("limits = { deadline = \"1h\" }").replace("\"5s\"", "\"500ms\""))) {
            long begun = System.nanoTime();
            assertThat(host.get("/relay", "x-url: http://back.internal/late?wait=60000")
                            .status())
                    .isEqualTo(504);
            TestHost.await(() -> host.application().instances() == 0);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
            assertThat(host.request("/late").failure()).isPresent();
        }
    }

    @Test
    void timeoutsOfTheGuestHold() throws IOException {
        try (var host = start("")) {
            assertThat(host.get("/relay?first=200", "x-url: http://back.internal/late?wait=4000")
                            .status())
                    .isEqualTo(502);
            assertThat(host.get("/relay?first=30000", "x-url: http://back.internal/hello")
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void whatHasAnsweredMayWorkOnWhenWhoAskedHasEnded() throws IOException {
        try (var host = start("")) {
            assertThat(host.get("/relay", "x-url: http://back.internal/after?wait=500")
                            .body())
                    .isEqualTo("hello, world\n");
            assertThat(host.application().drain(Duration.ofSeconds(10))).isTrue();
            assertThat(host.request("/after").failure()).isEmpty();
        }
    }

    @Test
    void rulesWithVariablesAreCheckedWhenTheyHaveValues() throws IOException {
        String manifest = """
                [variables]
                to = {}

                [component.front]
                source = "GUESTS/c-probe.wasm"
                routes = ["/relay"]
                egress = ["http://{{ to }}.internal"]

                [component.back]
                source = "GUESTS/c-probe.wasm"
                routes = ["/hello"]
                """;
        assertThatThrownBy(() -> TestHost.start(directory, manifest, Map.of("to", "bakc"))
                        .close())
                .isInstanceOf(ManifestException.class)
                .hasMessageContaining("ashlar.toml:7")
                .hasMessageContaining("there is no component \"bakc\"")
                .hasMessageContaining("did you mean \"http://back.internal\"?");
        try (var host = TestHost.start(directory, manifest, Map.of("to", "back"))) {
            assertThat(host.get("/relay", "x-url: http://back.internal/hello").status())
                    .isEqualTo(200);
        }
    }
}
