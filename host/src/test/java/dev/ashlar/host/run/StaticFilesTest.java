package dev.ashlar.host.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are served, and those that are not. */
class StaticFilesTest {
    private static final String MANIFEST = """
            [[trigger.http]]
            route = "/assets/..."
            files = { directory = "public", cache-control = "max-age=60" }

            [[trigger.http]]
            route = "/app/..."
            files = { directory = "public", fallback = "index.html" }

            [[trigger.http]]
            route = "/page"
            files = "public"

            [component.unused]
            source = "GUESTS/c-hello.wasm"
            """;

    @TempDir
    private Path directory;

    @BeforeEach
    void writeFiles() throws IOException {
        Path files = directory.resolve("public");
        Files.createDirectories(files.resolve("sub dir"));
        Files.writeString(files.resolve("index.html"), "<p>index");
        Files.writeString(files.resolve("a.js"), "let a");
        Files.writeString(files.resolve("sub dir/index.html"), "<p>sub");
        Files.writeString(files.resolve(".secret"), "hidden");
        Files.writeString(directory.resolve("outside.txt"), "outside");
        Files.createSymbolicLink(files.resolve("link.txt"), directory.resolve("outside.txt"));
        Files.createSymbolicLink(files.resolve("up.txt"), Path.of("../outside.txt"));
        Files.createSymbolicLink(files.resolve("inside.js"), Path.of("a.js"));
    }

    @Test
    void servesFilesWithTypesAndTags() throws IOException {
        try (var host = TestHost.start(directory, MANIFEST)) {
            var script = host.get("/assets/a.js?v=1");
            assertThat(script.status()).isEqualTo(200);
            assertThat(script.body()).isEqualTo("let a");
            assertThat(script.headers())
                    .containsEntry("content-type", "text/javascript; charset=utf-8")
                    .containsEntry("cache-control", "max-age=60")
                    .containsEntry("content-length", "5")
                    .containsKey("etag");
            String tag = script.headers().get("etag");
            var known = host.get("/assets/a.js", "if-none-match: \"other\", W/" + tag);
            assertThat(known.status()).isEqualTo(304);
            assertThat(known.body()).isEmpty();
            Files.writeString(directory.resolve("public/a.js"), "let b = 1");
            assertThat(host.get("/assets/a.js", "if-none-match: " + tag).body()).isEqualTo("let b = 1");
            var head = host.send("HEAD", "/assets/a.js", "");
            assertThat(head.status()).isEqualTo(200);
            assertThat(head.headers()).containsEntry("content-length", "9");
            assertThat(head.body()).isEmpty();
            assertThat(host.get("/assets/inside.js").body()).isEqualTo("let b = 1");
            assertThat(host.send("POST", "/assets/a.js", "x").status()).isEqualTo(405);
        }
    }

    @Test
    void servesIndexAndFallback() throws IOException {
        try (var host = TestHost.start(directory, MANIFEST)) {
            assertThat(host.get("/assets/").body()).isEqualTo("<p>index");
            assertThat(host.get("/assets").body()).isEqualTo("<p>index");
            assertThat(host.get("/page").body()).isEqualTo("<p>index");
            assertThat(host.get("/assets/sub%20dir/").body()).isEqualTo("<p>sub");
            var slash = host.get("/assets/sub%20dir?x");
            assertThat(slash.status()).isEqualTo(308);
            assertThat(slash.headers()).containsEntry("location", "/assets/sub%20dir/?x");
            assertThat(host.get("/assets/none").status()).isEqualTo(404);
            assertThat(host.get("/app/some/route").body()).isEqualTo("<p>index");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/link.txt",
                "/assets/up.txt",
                "/assets/.secret",
                "/assets/%2esecret",
                "/assets/..%2foutside.txt",
                "/assets/%2e%2e/outside.txt",
                "/assets/../outside.txt",
                "/assets/sub%20dir/..%5c..%5coutside.txt",
                "/assets/a.js%00",
                "/assets//etc/passwd",
                "/assets/%2fetc%2fpasswd"
            })
    void servesNothingElse(String path) throws IOException {
        try (var host = TestHost.start(directory, MANIFEST)) {
            assertThat(host.get(path).status()).isIn(400, 404);
        }
    }
}
