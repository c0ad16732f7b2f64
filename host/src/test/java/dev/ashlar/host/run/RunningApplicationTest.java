package dev.ashlar.host.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Routes, links and grants of applications that run. */
class RunningApplicationTest {
    @TempDir
    private Path directory;

    private static final String LINKED = """
            [variables]
            greeting = "hello"

            [component.front]
            source = "COMPONENTS/front.wasm"
            routes = ["/own/...", "/ask/...", "/write/...", "/visits"]
            links = { "ashlar:tests/parts" = "back" }
            environment = { who = "front" }

            [component.back]
            source = "COMPONENTS/back.wasm"
            environment = { who = "back", text = "{{ greeting }}, world" }
            files = [{ source = "data", target = "/data" }]
            """;

    @Test
    void linksComponentsAndGrantsEachItsOwn() throws IOException {
        Files.createDirectory(directory.resolve("data"));
        try (var host = TestHost.start(directory, LINKED, Map.of("greeting", "hi"))) {
            assertThat(host.get("/own/environment").body()).isEqualTo("who=front\n");
            assertThat(host.get("/ask/environment").body()).isEqualTo("who=back\ntext=hi, world\n");
            var meters = host.application().meters();
            long before = meters.components().get("back").hostCalls();
            assertThat(before).isPositive();
            assertThat(host.get("/own/directories").body()).isEmpty();
            assertThat(meters.components().get("back").hostCalls()).isEqualTo(before);
            assertThat(meters.components().get("front").hostCalls() + before)
                    .isEqualTo(meters.application().hostCalls());
            assertThat(meters.components().get("back").invocations()).isZero();
            assertThat(host.get("/ask/directories").body()).isEqualTo("/data\n");
            assertThat(host.get("/write/environment").body()).startsWith("who=back\n");
            assertThat(host.get("/nowhere").status()).isEqualTo(404);
        }
    }

    @Test
    void eachRequestHasInstancesOfItsOwnThatEndWithIt() throws IOException {
        Files.createDirectory(directory.resolve("data"));
        try (var host = TestHost.start(directory, LINKED)) {
            assertThat(host.get("/visits").body()).isEqualTo("1");
            assertThat(host.get("/visits").body()).isEqualTo("1");
            assertThat(host.application().instances()).isZero();
            assertThat(host.application().invocations()).isZero();
        }
    }

    @Test
    void linksByPackageVersionAndExport() throws IOException {
        for (String link : new String[] {
            "\"ashlar:tests\" = \"back\"",
            "\"ashlar:tests/parts\" = { component = \"back\", export = \"ashlar:tests/parts\" }"
        }) {
            try (var host = TestHost.start(directory, """
                    [component.front]
                    source = "COMPONENTS/front.wasm"
                    routes = ["/..."]
                    links = { %s }

                    [component.back]
                    source = "COMPONENTS/back.wasm"
                    environment = { who = "back" }
                    """.formatted(link))) {
                assertThat(host.get("/ask/environment").body()).isEqualTo("who=back\n");
            }
        }
    }

    @Test
    void findsTheRouteByHostAndPath() throws IOException {
        try (var host = TestHost.start(directory, """
                [component.probe]
                source = "GUESTS/c-probe.wasm"
                routes = ["/describe"]

                [[trigger.http]]
                route = "/..."
                host = "static.example.com"
                response = { status = 418, body = "tea", headers = { x-kind = "pot" } }

                [[trigger.http]]
                route = "/old/:id"
                redirect = "/describe/:id"

                [[trigger.http]]
                route = "/internal/..."
                private = true
                component = "probe"
                """)) {
            assertThat(host.get("/describe?a=b", "x-own: 1").body())
                    .startsWith("GET http localhost /describe?a=b\n")
                    .contains("x-own: 1");
            var tea = host.get("/describe", "host: static.example.com:8080");
            assertThat(tea.status()).isEqualTo(418);
            assertThat(tea.body()).isEqualTo("tea");
            assertThat(tea.headers()).containsEntry("x-kind", "pot");
            var moved = host.get("/old/a%2F%2Fb?c=d");
            assertThat(moved.status()).isEqualTo(308);
            assertThat(moved.headers()).containsEntry("location", "/describe/a%2F%2Fb?c=d");
            assertThat(host.get("/internal/hello").status()).isEqualTo(404);
            assertThat(host.get("/describe/../internal/hello").status()).isEqualTo(400);
            assertThat(host.get("/%2e%2e/describe").status()).isEqualTo(400);
        }
    }

    @Test
    void metersWhatInvocationsTake() throws IOException {
        try (var host = TestHost.start(directory, """
                [component.probe]
                source = "GUESTS/c-probe.wasm"
                routes = ["/..."]

                [[trigger.http]]
                route = "/fixed"
                response = "x"
                """.replace("response = \"x\"", "response = { body = \"x\" }"))) {
            assertThat(host.send("POST", "/echo", "12345").body()).isEqualTo("12345");
            assertThat(host.get("/trap").status()).isEqualTo(500);
            assertThat(host.get("/fixed").body()).isEqualTo("x");
            var probe = host.application().meters().components().get("probe");
            assertThat(probe).isNotNull();
            assertThat(probe.invocations()).isEqualTo(2);
            assertThat(probe.failures()).isEqualTo(1);
            assertThat(probe.cpu()).isPositive();
            assertThat(probe.peakMemoryBytes()).isPositive();
            assertThat(probe.hostCalls()).isGreaterThan(10);
            assertThat(probe.bytesIn()).isEqualTo(5);
            assertThat(probe.bytesOut()).isGreaterThanOrEqualTo(5);
            assertThat(host.application().meters().application().invocations()).isEqualTo(3);
        }
    }
}
