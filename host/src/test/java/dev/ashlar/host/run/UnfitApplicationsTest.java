package dev.ashlar.host.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.host.manifest.ManifestException;
import dev.ashlar.http.HttpServer;
import dev.ashlar.http.HttpServerConfig;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Applications that cannot run: what is said, and at which line. */
class UnfitApplicationsTest {
    private static final Path FRONT = Path.of("src/test/resources/dev/ashlar/host/components/front.wasm");

    @TempDir
    private Path directory;

    private AbstractThrowableAssert<?, ?> assertRefused(String manifest) {
        return assertThatThrownBy(() -> TestHost.start(directory, manifest).close())
                .isInstanceOf(ManifestException.class);
    }

    @Test
    void namesAMissingImportAndWhoCouldAnswerIt() {
        assertRefused("""
                [component.front]
                source = "COMPONENTS/front.wasm"
                routes = ["/..."]

                [component.back]
                source = "COMPONENTS/back.wasm"
                """)
                .hasMessageContaining("ashlar.toml:2:1: error: the component \"front\" imports ashlar:tests/parts")
                .hasMessageContaining("fix: link it: \"ashlar:tests/parts\" = \"back\" in [component.front.links]");
    }

    @Test
    void namesAnExportThatIsNotThere() {
        assertRefused("""
                [component.hello]
                source = "GUESTS/c-hello.wasm"

                [component.front]
                source = "COMPONENTS/front.wasm"
                routes = ["/..."]
                links = { "ashlar:tests/parts" = "hello" }
                """)
                .hasMessageContaining(
                        "ashlar.toml:7:11: error: the component \"hello\" does not export ashlar:tests/parts")
                .hasMessageContaining("fix: it exports wasi:http/incoming-handler@0.2.0");
    }

    @Test
    void refusesAnExportOfAnotherType() {
        assertRefused("""
                [component.back]
                source = "COMPONENTS/back.wasm"

                [component.front]
                source = "COMPONENTS/front.wasm"
                routes = ["/..."]
                links = { "ashlar:tests/parts" = { component = "back", export = "wasi:cli/run" } }
                """)
                .hasMessageContaining("ashlar.toml:7:11: error: component")
                .hasMessageContaining("fix: build \"front\" and \"back\" with the same WIT");
    }

    @Test
    void refusesComponentsThatServeNothing() {
        assertRefused("""
                [component.back]
                source = "COMPONENTS/back.wasm"
                routes = ["/..."]
                """).hasMessageContaining("ashlar.toml:2:1: error: back does not serve HTTP");
    }

    @Test
    void refusesOtherDigests() throws Exception {
        String digest = "sha256:" + "0".repeat(64);
        assertRefused("""
                [component.front]
                source = { path = "COMPONENTS/front.wasm", digest = "%s" }
                routes = ["/..."]
                """.formatted(digest))
                .hasMessageContaining("ashlar.toml:2:1: error: the digest of ")
                .hasMessageContaining(digestOf(FRONT));
    }

    @Test
    void refusesModulesAndNonsense() throws IOException {
        Files.write(directory.resolve("module.wasm"), new byte[] {0, 'a', 's', 'm', 1, 0, 0, 0});
        Files.writeString(directory.resolve("text.wasm"), "text");
        assertRefused("""
                [component.one]
                source = "module.wasm"
                routes = ["/one"]

                [component.two]
                source = "text.wasm"
                routes = ["/two"]
                """)
                .hasMessageContaining("ashlar.toml:2:1: error: this cannot be run: ")
                .hasMessageContaining("this is a module; build a component of it")
                .hasMessageContaining("ashlar.toml:6:1: error: this cannot be run: ");
    }

    @Test
    void saysWhereRegistriesStand() {
        assertRefused("""
                [component.one]
                source = { oci = "127.0.0.1:1/acme/image:1.2" }
                routes = ["/one"]
                """)
                .hasMessageContaining("ashlar.toml:2:1: error: ")
                .hasMessageContaining("127.0.0.1:1")
                .hasMessageContaining("fix: check reference and network");
    }

    @Test
    void fetchesWhatHasTheDigestAndKeepsIt() throws Exception {
        byte[] bytes = Files.readAllBytes(Path.of("../guests/http/built/c-hello.wasm"));
        HttpServer web = HttpServer.start(
                HttpServerConfig.at(new InetSocketAddress("127.0.0.1", 0)),
                exchange -> exchange.respond(exchange.target().equals("/hello.wasm") ? 200 : 404, Map.of(), bytes));
        String manifest = """
                [component.hello]
                source = { url = "http://127.0.0.1:%d/%s", digest = "%s" }
                routes = ["/..."]
                """;
        int port = web.address().getPort();
        String digest = digestOf(Path.of("../guests/http/built/c-hello.wasm"));
        assertRefused(manifest.formatted(port, "hello.wasm", "sha256:" + "1".repeat(64)))
                .hasMessageContaining("ashlar.toml:2:1: error: the digest of what is at ");
        assertRefused(manifest.formatted(port, "none.wasm", digest))
                .hasMessageContaining("/none.wasm answered with 404");
        Path blobs = directory.resolve("state/blobs/sha256");
        assertThat(blobs).doesNotExist();
        Files.createDirectories(directory.resolve("state"));
        Files.writeString(directory.resolve("state/blobs"), "in the way");
        assertRefused(manifest.formatted(port, "hello.wasm", digest)).hasMessageContaining("state/blobs");
        Files.delete(directory.resolve("state/blobs"));
        try (var host = TestHost.start(directory, manifest.formatted(port, "hello.wasm", digest))) {
            assertThat(host.get("/").body()).isEqualTo("hello, world\n");
        }
        web.close();
        assertThat(blobs)
                .isDirectoryContaining(
                        file -> digest.endsWith(file.getFileName().toString()));
        try (var host = TestHost.start(directory, manifest.formatted(port, "hello.wasm", digest))) {
            assertThat(host.get("/").body()).isEqualTo("hello, world\n");
        }
    }

    @Test
    void findsOutAtTheStartThatThereCanBeNoInstance() {
        assertRefused("""
                [component.probe]
                source = "GUESTS/c-probe.wasm"
                routes = ["/..."]
                limits = { memory = "64KiB" }
                """)
                .hasMessageContaining("ashlar.toml:4:12: error: no instance can be made: ")
                .hasMessageContaining("fix: raise the limit");
    }

    @Test
    void findsOutAtTheStartThatAStoreCannotBeUsed() throws IOException {
        Files.createDirectories(directory.resolve("state"));
        Files.writeString(directory.resolve("state/blocked"), "in the way");
        assertRefused("""
                [application]
                name = "blocked"

                [component.probe]
                source = "GUESTS/c-probe.wasm"
                routes = ["/..."]
                key-value = ["default"]
                """).hasMessageContaining("ashlar.toml:7:1: error: the store \"default\" cannot be used: ");
    }

    @Test
    void warnsOfWhatDoesNothing() throws IOException {
        try (var host = TestHost.start(directory, """
                [component.front]
                source = "COMPONENTS/front.wasm"
                routes = ["/..."]
                links = { "ashlar:tests/parts" = "back", "ashlar:tests/other" = "back" }

                [component.back]
                source = "COMPONENTS/back.wasm"
                databases = ["orders"]
                """)) {
            assertThat(host.application().warnings())
                    .extracting(problem -> problem.message())
                    .containsExactlyInAnyOrder(
                            "the component \"front\" does not import ashlar:tests/other",
                            "no interface for SQL databases is here yet");
        }
    }

    private static String digestOf(Path file) throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
        return "sha256:" + HexFormat.of().formatHex(hash);
    }
}
