package dev.ashlar.host.run;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.host.capacity.Saturation;
import dev.ashlar.host.capacity.Scale;
import dev.ashlar.host.manifest.ManifestException;
import dev.ashlar.host.run.HostListener.Kind;
import dev.ashlar.host.testing.HeldRequest;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens beyond each limit: the status, the line of the manifest that is named, the counter. */
class LimitsTest {
    @TempDir
    private Path directory;

    private TestHost probe(String limits) throws IOException {
        return TestHost.start(directory, """
                [component.probe]
                source = "GUESTS/c-probe.wasm"
                routes = ["/..."]

                [component.probe.limits]
                %s
                """.formatted(limits));
    }

    private static void assertMet(TestHost host, String component, String limit, String text) {
        assertThat(host.events).hasSize(1);
        var event = host.events.getFirst();
        assertThat(event.kind()).isEqualTo(Kind.LIMIT);
        assertThat(event.component()).isEqualTo(component);
        assertThat(event.text()).contains(text);
        assertThat(event.origin()).isPresent();
        assertThat(host.application().meters().application().limitsMet()).containsEntry(limit, 1L);
    }

    @Test
    void deadline() throws IOException {
        try (var host = probe("deadline = \"150ms\"")) {
            assertThat(host.get("/never").status()).isEqualTo(504);
            assertMet(host, "probe", "deadline", "the component \"probe\" met its limit deadline = 150ms (");
            assertThat(host.events.getFirst().text()).endsWith("ashlar.toml:6)");
        }
    }

    @Test
    void cpu() throws IOException {
        try (var host = probe("cpu = \"100ms\"")) {
            assertThat(host.get("/spin").status()).isEqualTo(504);
            assertMet(host, "probe", "cpu", "limit cpu = 100ms");
        }
    }

    @Test
    void memory() throws IOException {
        try (var host = TestHost.start(directory, """
                [component.front]
                source = "COMPONENTS/front.wasm"
                routes = ["/..."]
                links = { "ashlar:tests/parts" = "back" }
                limits = { memory = "4MiB" }

                [component.back]
                source = "COMPONENTS/back.wasm"
                limits = { memory = "8MiB" }
                """)) {
            assertThat(host.get("/own/memory").status()).isEqualTo(500);
            assertMet(host, "front", "memory", "limit memory = 4MiB (");
            var components = host.application().meters().components();
            assertThat(components.get("front").peakMemoryBytes()).isBetween(3L << 20, 4L << 20);
            assertThat(components.get("back").peakMemoryBytes()).isBetween(1L, 1L << 20);
            host.events.clear();
            assertThat(host.get("/ask/memory").status()).isEqualTo(500);
            assertThat(host.events).hasSize(1);
            assertThat(host.events.getFirst().component()).isEqualTo("back");
            assertThat(host.events.getFirst().text()).contains("\"back\" met its limit memory = 8MiB (");
            assertThat(host.application().meters().components().get("back").peakMemoryBytes())
                    .isBetween(7L << 20, 8L << 20);
        }
    }

    @Test
    void memoryThatIsNotEnoughForAnInstance() throws IOException {
        assertThatThrownBy(() -> TestHost.start(directory, """
                        [component.front]
                        source = "COMPONENTS/front.wasm"
                        routes = ["/..."]
                        links = { "ashlar:tests/parts" = "back" }

                        [component.back]
                        source = "COMPONENTS/back.wasm"
                        limits = { memory = "1KiB" }
                        """).close())
                .isInstanceOf(ManifestException.class)
                .hasMessageContaining("ashlar.toml:8")
                .hasMessageContaining("would exceed its limit of 1024");
    }

    @Test
    void memoryOfTheApplication() throws IOException {
        try (var host = TestHost.start(directory, """
                [component.front]
                source = "COMPONENTS/front.wasm"
                routes = ["/..."]
                links = { "ashlar:tests/parts" = "back" }

                [component.back]
                source = "COMPONENTS/back.wasm"

                [limits]
                memory = "16MiB"
                """)) {
            assertThat(host.get("/ask/memory").status()).isEqualTo(500);
            assertMet(host, "", "memory", "the application met its limit memory = 16MiB");
        }
    }

    @Test
    void output() throws IOException {
        TestHost ended;
        try (var host = TestHost.start(directory, """
                [component.back]
                source = "COMPONENTS/back.wasm"
                environment = { task = "chatter" }
                limits = { output = "10KiB" }

                [[trigger.cron]]
                schedule = "* * * * * *"
                component = "back"
                """)) {
            ended = host;
            var failed = TriggersTest.await(host, Kind.FAILED);
            assertThat(failed.text()).contains("failed: the component \"back\" met its limit output = 10KiB (");
        }
        int runs = (int) ended.events.stream()
                .filter(event -> event.kind() == Kind.FAILED)
                .count();
        assertThat(ended.lines).hasSizeBetween(100 * runs, 200 * runs);
    }

    @Test
    void bodyOfARequest() throws IOException {
        try (var host = probe("request-body = \"10B\"")) {
            assertThat(host.send("POST", "/echo", "1234567890").body()).isEqualTo("1234567890");
            var declared = host.send("POST", "/echo", "12345678901");
            assertThat(declared.status()).isEqualTo(413);
            assertMet(host, "probe", "request-body", "limit request-body = 10B");
            var chunked = host.send(
                    "POST",
                    "/count",
                    "",
                    "host: a",
                    "transfer-encoding: chunked\r\n\r\n8\r\n12345678\r\n8\r\n12345678\r\n0\r\n");
            assertThat(chunked.body()).doesNotContain("closed");
            assertThat(host.application().meters().application().limitsMet()).containsEntry("request-body", 2L);
        }
    }

    @Test
    void bodyOfAResponse() throws IOException {
        try (var host = probe("response-body = \"1000B\"")) {
            assertThat(host.get("/big?bytes=1000").status()).isEqualTo(200);
            assertThat(host.get("/big?bytes=1001").status()).isEqualTo(500);
            assertMet(host, "probe", "response-body", "limit response-body = 1000B");
        }
    }

    @Test
    void concurrency() throws Exception {
        try (var host = probe("concurrency = 2\nqueue = 0")) {
            try (var first = hold(host, 1);
                    var second = hold(host, 2)) {
                for (int i = 0; i < 3; i++) {
                    assertThat(host.get("/hello").status()).isEqualTo(503);
                }
                assertThat(first.end()).isEqualTo(200);
                assertThat(second.end()).isEqualTo(200);
            }
            assertThat(host.events)
                    .hasSize(3)
                    .allSatisfy(event -> assertThat(event.text()).contains("concurrency = 2"));
            assertThat(host.get("/hello").status()).isEqualTo(200);
        }
    }

    @Test
    void instances() throws Exception {
        try (var host = probe("instances = 1\nqueue = 0")) {
            try (var held = hold(host, 1)) {
                assertThat(host.get("/hello").status()).isEqualTo(503);
                assertThat(held.end()).isEqualTo(200);
            }
            assertThat(host.events.getFirst().text()).contains("instances = 1");
            assertThat(host.get("/hello").status()).isEqualTo(200);
        }
    }

    @Test
    void queue() throws Exception {
        try (var host = probe("concurrency = 1\nqueue = 2");
                var held = hold(host, 1)) {
            var waiting = List.of(ask(host, "/hello"), ask(host, "/hello"));
            TestHost.await(() -> saturation(host, "probe").queued() == 2);
            long since = System.nanoTime();
            for (int i = 0; i < 2; i++) {
                assertThat(host.get("/hello").status()).isEqualTo(503);
            }
            var waited = Duration.ofNanos(System.nanoTime() - since);
            assertThat(held.end()).isEqualTo(200);
            for (var one : waiting) {
                assertThat(one.get()).isEqualTo(200);
            }
            assertThat(host.events)
                    .hasSize(2)
                    .allSatisfy(event -> assertThat(event.text())
                            .contains("the component \"probe\" met its limit queue = 2 (")
                            .endsWith("ashlar.toml:7), and is full of what waits for concurrency = 1 of \"probe\""));
            assertThat(host.application().meters().application().limitsMet()).containsEntry("queue", 2L);
            var saturation = saturation(host, "probe");
            assertThat(saturation.waited()).isEqualTo(2);
            assertThat(saturation.refused()).isEqualTo(2);
            assertThat(saturation.mostQueued()).isEqualTo(2);
            assertThat(saturation.mostInvocations()).isEqualTo(1);
            assertThat(saturation.longestWaitSoFar()).isGreaterThan(waited);
        }
    }

    @Test
    void whoIsRefusedIsToldWhenToComeAgain() throws Exception {
        try (var host = probe("concurrency = 1\nqueue = 0");
                var held = hold(host, 1)) {
            var refused = host.get("/hello");
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.headers()).containsKey("retry-after");
            assertThat(refused.body()).doesNotContain("concurrency");
            assertThat(held.end()).isEqualTo(200);
        }
    }

    @Test
    void waitingIsAPartOfTheTimeOfARequest() throws Exception {
        try (var host = TestHost.start(directory, """
                        [component.slow]
                        source = "GUESTS/c-probe.wasm"
                        routes = ["/count"]

                        [component.probe]
                        source = "GUESTS/c-probe.wasm"
                        routes = ["/late"]
                        limits = { deadline = "4s" }

                        [limits]
                        instances = 1
                        """);
                var slow = HeldRequest.begin(host.port(), "/count")) {
            TestHost.await(() -> saturation(host, "slow").invocations() == 1);
            var late = ask(host, "/late?wait=3500");
            TestHost.await(() -> saturation(host, "probe").queued() == 1);
            Thread.sleep(1_000); // so that there is too little left of its time
            assertThat(slow.end()).isEqualTo(200);
            assertThat(late.get()).isEqualTo(504);
            assertThat(host.events.getLast().text()).contains("limit deadline = 4s");
        }
    }

    @Test
    void nobodyWaitsLongerThanItsTime() throws Exception {
        try (var host = TestHost.start(directory, """
                        [component.slow]
                        source = "GUESTS/c-probe.wasm"
                        routes = ["/count"]

                        [component.fast]
                        source = "GUESTS/c-probe.wasm"
                        routes = ["/hello"]
                        limits = { deadline = "200ms" }

                        [limits]
                        instances = 1
                        """);
                var slow = HeldRequest.begin(host.port(), "/count")) {
            TestHost.await(() -> saturation(host, "slow").invocations() == 1);
            assertThat(host.get("/hello").status()).isEqualTo(503);
            assertThat(host.events.getLast().text())
                    .contains("the application met its limit instances = 1 (")
                    .containsPattern("ashlar\\.toml:11\\), and no place came free in [0-9]+m?s$");
            assertThat(slow.end()).isEqualTo(200);
            assertThat(host.get("/hello").status()).isEqualTo(200);
        }
    }

    @Test
    void limitsChangeWhileItRuns() throws Exception {
        try (var host = probe("concurrency = 1");
                var first = hold(host, 1)) {
            var second = ask(host, "/hello");
            TestHost.await(() -> saturation(host, "probe").queued() == 1);
            host.application().scale("probe", Scale.MANIFEST.withConcurrency(2).withQueue(0));
            assertThat(second.get()).isEqualTo(200);
            host.application().scale("probe", Scale.MANIFEST.withInstances(1).withQueue(0));
            assertThat(host.get("/hello").status()).isEqualTo(503);
            assertThat(host.events.getLast().text())
                    .contains("limit concurrency = 1 (")
                    .doesNotContain("set while");
            host.application()
                    .scale(
                            "probe",
                            Scale.MANIFEST.withConcurrency(5).withInstances(1).withQueue(0));
            assertThat(host.get("/hello").status()).isEqualTo(503);
            assertThat(host.events.getLast().text())
                    .contains("limit instances = 1 (set while it runs; the manifest has 1000: ");
            assertThat(first.end()).isEqualTo(200);
        }
    }

    @Test
    void aClientThatLeavesIsNotWaitedFor() throws Exception {
        try (var host = probe("concurrency = 1");
                var first = hold(host, 1)) {
            try (var leaving = new Socket("127.0.0.1", host.port())) {
                leaving.getOutputStream().write("GET /hello HTTP/1.1\r\nhost: a\r\n\r\n".getBytes(US_ASCII));
                TestHost.await(() -> saturation(host, "probe").queued() == 1);
            }
            TestHost.await(() -> saturation(host, "probe").queued() == 0);
            assertThat(saturation(host, "probe").invocations()).isEqualTo(1);
            assertThat(first.end()).isEqualTo(200);
        }
    }

    private static Saturation saturation(TestHost host, String component) {
        var known = host.application().saturation().get(component);
        assertThat(known).isNotNull();
        return known;
    }

    @Test
    void requestsOfTheApplication() throws Exception {
        try (var host = TestHost.start(directory, """
                [component.probe]
                source = "GUESTS/c-probe.wasm"
                routes = ["/..."]

                [limits]
                requests = 1
                """)) {
            try (var held = hold(host, 1)) {
                for (int i = 0; i < 2; i++) {
                    assertThat(host.get("/hello").status()).isEqualTo(503);
                }
                assertThat(held.end()).isEqualTo(200);
            }
            assertThat(host.events.getFirst().text()).contains("the application met its limit requests = 1");
            assertThat(host.application().meters().application().limitsMet()).containsEntry("requests", 2L);
        }
    }

    /** Begins one that ends when the test says so, as the so many-th that is under way. */
    private static HeldRequest hold(TestHost host, int number) throws IOException {
        var held = HeldRequest.begin(host.port(), "/count");
        TestHost.await(() -> saturation(host, "probe").invocations() == number);
        return held;
    }

    /** Sends one, on a thread of its own. */
    private static Future<Integer> ask(TestHost host, String path) {
        var status = new FutureTask<>(() -> host.get(path).status());
        Thread.startVirtualThread(status);
        return status;
    }
}
