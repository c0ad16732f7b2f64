package dev.ashlar.oci.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import dev.ashlar.oci.ContentStore;
import dev.ashlar.oci.Descriptor;
import dev.ashlar.oci.Digest;
import dev.ashlar.oci.ImageManifest;
import dev.ashlar.oci.MediaTypes;
import dev.ashlar.oci.Reference;
import dev.ashlar.oci.registry.RegistryException.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Registries that lie, stall, loop and fail. */
@Timeout(120)
class HostileRegistryTest {
    private static final RegistryConfig CONFIG = RegistryConfig.DEFAULT
            .withAttempts(3, Duration.ofMillis(5))
            .withChunkBytes(1 << 20)
            .withPatience(Duration.ofSeconds(30));
    /** Hasty, but not faster than what it should get. */
    private static final RegistryConfig HASTY =
            CONFIG.withAttempts(1, Duration.ofMillis(1)).withPatience(Duration.ofSeconds(2));

    @TempDir
    private Path directory;

    private ContentStore source;
    private ContentStore store;
    private Descriptor artifact;
    private Descriptor layer;
    private FakeRegistry fake;
    private Registry registry;

    @BeforeEach
    void serve() throws IOException {
        source = new ContentStore(directory.resolve("source"));
        store = new ContentStore(directory.resolve("store"));
        artifact = Samples.artifact(source, 1, 300_000);
        layer = ImageManifest.parse(source.read(artifact, 1 << 20)).layers().getFirst();
        source.name("1", artifact);
        fake = new FakeRegistry(source);
        registry = new Registry(CONFIG.withPlainHttp(Set.of(fake.name())));
    }

    @AfterEach
    void end() {
        registry.close();
        fake.close();
    }

    private Reference reference() {
        return Reference.parse(fake.name() + "/app:1");
    }

    private Descriptor pull() throws IOException {
        return registry.pull(reference(), store, TransferListener.NONE);
    }

    private RegistryException refused(Kind kind) {
        var error = catchThrowableOfType(RegistryException.class, this::pull);
        assertThat(error).isNotNull();
        assertThat(error.kind()).as(error.getMessage()).isEqualTo(kind);
        assertThat(store.has(layer)).isFalse();
        return error;
    }

    private static boolean isFor(HttpExchange exchange, String part) {
        return exchange.getRequestURI().getPath().contains(part);
    }

    private void blobs(FakeRegistry.Behaviour behaviour) {
        String path = "/blobs/" + layer.digest();
        fake.behaviour = exchange -> isFor(exchange, path) && behaviour.handle(exchange);
    }

    private byte[] bytes() throws IOException {
        return source.read(layer, 1 << 20);
    }

    @Test
    void honestOnesAreBelieved() throws IOException {
        assertThat(pull().digest()).isEqualTo(artifact.digest());
        assertThat(store.read(layer, 1 << 20)).isEqualTo(bytes());
    }

    @Test
    void blobsOfAnotherDigest() {
        blobs(exchange -> {
            byte[] other = bytes();
            other[77] ^= 1;
            FakeRegistry.answer(exchange, 200, other);
            return true;
        });
        assertThat(refused(Kind.WRONG_CONTENT))
                .hasMessageContaining(fake.name() + " sends as blob " + layer.digest() + " of app something else");
        assertThat(fake.requests)
                .as("asked once")
                .filteredOn(it -> it.contains(layer.digest().hex()))
                .hasSize(1);
    }

    @Test
    void blobsWithoutEnd() {
        blobs(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] noise = new byte[1 << 16];
            for (int i = 0; i < 10_000; i++) {
                exchange.getResponseBody().write(noise);
            }
            return true;
        });
        assertThat(refused(Kind.WRONG_CONTENT)).hasMessageContaining("sends too much");
    }

    @Test
    void blobsThatAreCutOff() {
        blobs(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(bytes(), 0, 1000);
            return true;
        });
        assertThat(refused(Kind.UNREACHABLE)).hasMessageContaining("after 1,000 of 300,000 bytes");
    }

    @Test
    void blobsThatAreCutOffOnceAreContinued() throws IOException {
        var answers = new AtomicInteger();
        blobs(exchange -> {
            if (answers.incrementAndGet() == 1) {
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write(bytes(), 0, 200_000);
            } else {
                assertThat(exchange.getRequestHeaders().getFirst("Range")).isEqualTo("bytes=200000-");
                exchange.getResponseHeaders().set("Content-Range", "bytes 200000-299999/300000");
                FakeRegistry.answer(exchange, 206, Arrays.copyOfRange(bytes(), 200_000, 300_000));
            }
            return true;
        });
        pull();
        assertThat(store.read(layer, 1 << 20)).isEqualTo(bytes());
    }

    @Test
    void rangesThatAreOthersThanAsked() throws IOException {
        var answers = new AtomicInteger();
        blobs(exchange -> {
            switch (answers.incrementAndGet()) {
                case 1 -> {
                    exchange.sendResponseHeaders(200, 0);
                    exchange.getResponseBody().write(bytes(), 0, 200_000);
                }
                case 2 -> {
                    exchange.getResponseHeaders().set("Content-Range", "bytes 100000-299999/300000");
                    FakeRegistry.answer(exchange, 206, Arrays.copyOfRange(bytes(), 100_000, 300_000));
                }
                default -> FakeRegistry.answer(exchange, 200, bytes());
            }
            return true;
        });
        pull();
        assertThat(store.read(layer, 1 << 20)).isEqualTo(bytes());
    }

    @Test
    void aPartThatWasSomethingElseIsFetchedAnew() throws IOException {
        try (var part = store.incoming(layer).orElseThrow()) {
            part.write(new byte[1000], 0, 1000);
        }
        blobs(exchange -> {
            String range = exchange.getRequestHeaders().getFirst("Range");
            if (range == null) {
                return false;
            }
            exchange.getResponseHeaders().set("Content-Range", "bytes 1000-299999/300000");
            FakeRegistry.answer(exchange, 206, Arrays.copyOfRange(bytes(), 1000, 300_000));
            return true;
        });
        pull();
        assertThat(store.read(layer, 1 << 20)).isEqualTo(bytes());
    }

    @Test
    void silence() {
        blobs(exchange -> {
            exchange.sendResponseHeaders(200, 300_000);
            exchange.getResponseBody().write(bytes(), 0, 10);
            exchange.getResponseBody().flush();
            sleep(20_000);
            return true;
        });
        try (var impatient = new Registry(HASTY)) {
            assertThatThrownBy(() -> impatient.pull(reference(), store, TransferListener.NONE))
                    .isInstanceOf(RegistryException.class)
                    .hasMessageContaining("%s sends blob %s of app too slowly: ", fake.name(), layer.digest());
        }
    }

    @Test
    void trickling() throws IOException {
        blobs(exchange -> {
            exchange.sendResponseHeaders(200, 300_000);
            exchange.getResponseBody().write(bytes(), 0, 100_000);
            for (int i = 100_000; i < 300_000; i++) { // until the connection is closed
                exchange.getResponseBody().write(bytes(), i, 1);
                exchange.getResponseBody().flush();
                sleep(20);
            }
            return true;
        });
        try (var hasty = new Registry(HASTY)) {
            assertThatThrownBy(() -> hasty.pull(reference(), store, TransferListener.NONE))
                    .isInstanceOf(RegistryException.class)
                    .hasMessageMatching(
                            "%s sends blob %s of app too slowly: \\d+ bytes in 2.0 s, where at least 1,024 a second should come; try again, what came of a blob is kept"
                                    .formatted(fake.name(), layer.digest()));
        }
        var from = new AtomicInteger();
        blobs(exchange -> {
            String range = exchange.getRequestHeaders().getFirst("Range");
            from.set(Integer.parseInt(range.replaceAll("bytes=(\\d+)-", "$1")));
            exchange.getResponseHeaders().set("Content-Range", "bytes %d-299999/300000".formatted(from.get()));
            FakeRegistry.answer(exchange, 206, Arrays.copyOfRange(bytes(), from.get(), 300_000));
            return true;
        });
        pull();
        assertThat(from).hasValueGreaterThan(100_000);
        assertThat(store.read(layer, 1 << 20)).isEqualTo(bytes());
    }

    @Test
    void manifestsThatTrickle() throws IOException {
        fake.behaviour = exchange -> {
            if (!isFor(exchange, "/manifests/")) {
                return false;
            }
            exchange.sendResponseHeaders(200, 0);
            for (int i = 0; i < 10_000; i++) {
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
                sleep(20);
            }
            return true;
        };
        try (var hasty = new Registry(HASTY)) {
            assertThatThrownBy(() -> hasty.pull(reference(), store, TransferListener.NONE))
                    .isInstanceOf(RegistryException.class)
                    .hasMessageContaining(fake.name() + " sends manifest 1 of app too slowly: ");
        }
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void manifestsThatAreTooLarge() {
        fake.behaviour = exchange -> {
            if (isFor(exchange, "/manifests/")) {
                exchange.sendResponseHeaders(200, 0);
                byte[] spaces = new byte[1 << 20];
                Arrays.fill(spaces, (byte) ' ');
                for (int i = 0; i < 100; i++) {
                    exchange.getResponseBody().write(spaces);
                }
                return true;
            }
            return false;
        };
        assertThat(refused(Kind.PROTOCOL)).hasMessageContaining("sends more than 4,194,304 bytes as manifest 1 of app");
    }

    @Test
    void manifestsThatAreNone() {
        for (String text :
                List.of("<html>", "{\"schemaVersion\":2,\"mediaType\":\"text/plain\"}", "[" + "[".repeat(100_000))) {
            fake.behaviour = exchange -> manifest(exchange, text.getBytes(UTF_8));
            refused(Kind.WRONG_CONTENT);
        }
        fake.behaviour = exchange -> manifest(
                exchange,
                "{\"schemaVersion\":2,\"mediaType\":\"%s\"}"
                        .formatted(MediaTypes.IMAGE_MANIFEST)
                        .getBytes(UTF_8));
        assertThat(refused(Kind.WRONG_CONTENT))
                .hasMessageContaining("cannot be read: no image manifest: config is missing");
    }

    private static boolean manifest(HttpExchange exchange, byte[] bytes) throws IOException {
        if (!isFor(exchange, "/manifests/")) {
            return false;
        }
        exchange.getResponseHeaders().set("Content-Type", MediaTypes.IMAGE_MANIFEST);
        FakeRegistry.answer(exchange, 200, bytes);
        return true;
    }

    @Test
    void manifestsOfAnotherDigest() throws IOException {
        var other = Samples.artifact(source, 5, 10);
        fake.behaviour = exchange -> manifest(exchange, source.read(other, 1 << 20));
        assertThatThrownBy(() -> registry.pull(
                        Reference.parse(fake.name() + "/app@" + artifact.digest()), store, TransferListener.NONE))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("something of the digest " + other.digest() + " instead of " + artifact.digest());
        fake.behaviour = exchange -> {
            exchange.getResponseHeaders()
                    .set("Docker-Content-Digest", artifact.digest().toString());
            return manifest(exchange, source.read(other, 1 << 20));
        };
        refused(Kind.WRONG_CONTENT);
    }

    @Test
    void sizesThatAreTooMuch() throws IOException {
        var huge = new Descriptor(MediaTypes.WASM, layer.digest(), Long.MAX_VALUE);
        var config = ImageManifest.parse(source.read(artifact, 1 << 20)).config();
        var other = new Descriptor(MediaTypes.WASM, Digest.of(new byte[9]), Long.MAX_VALUE);
        byte[] manifest = new ImageManifest(config, List.of(huge, other)).toJson();
        fake.behaviour = exchange -> manifest(exchange, manifest);
        assertThat(refused(Kind.PROTOCOL)).hasMessageContaining("more than the 17,179,869,184 that are fetched");
    }

    @Test
    void indexesInEndlessLevels() throws IOException {
        Descriptor at = artifact;
        for (int i = 0; i < 12; i++) {
            at = Samples.index(source, List.of(at));
        }
        source.name("1", at);
        assertThat(refused(Kind.PROTOCOL)).hasMessageContaining("indexes in more than 8 levels");
    }

    @Test
    void redirectsInCircles() {
        fake.behaviour = exchange -> {
            exchange.getResponseHeaders().set("Location", exchange.getRequestURI() + "x");
            FakeRegistry.answer(exchange, 307, new byte[0]);
            return true;
        };
        assertThat(refused(Kind.PROTOCOL)).hasMessageContaining("to ever other places");
        assertThat(fake.requests).hasSize(6);
    }

    @Test
    void redirectsElsewhereDoNotSeeWhoAsks() throws IOException {
        try (var storage = new FakeRegistry(source);
                var known = new Registry(CONFIG.withCredentials(RealRegistryTest.login("alice", "secret")))) {
            fake.behaviour = exchange -> {
                if (exchange.getRequestHeaders().getFirst("Authorization") == null) {
                    exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"x\"");
                    FakeRegistry.answer(exchange, 401, new byte[0]);
                    return true;
                }
                if (isFor(exchange, "/blobs/")) {
                    String there = "http://%s%s".formatted(storage.name(), exchange.getRequestURI());
                    exchange.getResponseHeaders().set("Location", there);
                    FakeRegistry.answer(exchange, 307, new byte[0]);
                    return true;
                }
                return false;
            };
            known.pull(reference(), store, TransferListener.NONE);
            assertThat(storage.requests).hasSize(2).allMatch(it -> it.endsWith(" []"));
            assertThat(fake.requests).anyMatch(it -> it.contains("Basic YWxpY2U6c2VjcmV0"));
        }
    }

    @Test
    void placesThatNobodyIsLedTo() {
        for (String place : List.of("file:///etc/passwd", "ftp://x/y", "http://user:secret@localhost/", "//", "%%%")) {
            fake.behaviour = exchange -> {
                exchange.getResponseHeaders().set("Location", place);
                FakeRegistry.answer(exchange, 307, new byte[0]);
                return true;
            };
            refused(Kind.PROTOCOL);
        }
    }

    @Test
    void addressesOfThisMachineAreNotForOthers() throws Exception {
        var far = Endpoint.of("registry.example.com", true);
        for (String inward :
                List.of("https://127.0.0.1/", "https://[::1]/", "https://169.254.169.254/", "https://0.0.0.0/")) {
            assertThatThrownBy(() -> far.admit(URI.create(inward))).hasMessageContaining("of this machine");
        }
        assertThatThrownBy(() -> far.admit(URI.create("http://registry.example.com/")))
                .hasMessageContaining("not an https address");
        far.admit(URI.create("https://registry.example.com/v2/"));
    }

    @Test
    void failuresThatPassAreWaitedFor() throws IOException {
        var requests = new AtomicInteger();
        fake.behaviour = exchange -> {
            int status = switch (requests.incrementAndGet()) {
                case 1 -> 503;
                case 2 -> 429;
                default -> 200;
            };
            if (status != 200) {
                exchange.getResponseHeaders().set("Retry-After", "0");
                FakeRegistry.answer(exchange, status, new byte[0]);
            }
            return status != 200;
        };
        var counts = new Counts();
        registry.pull(reference(), store, counts);
        assertThat(counts.retries).hasValue(2);
    }

    @Test
    void failuresThatStayAreTold() {
        fake.behaviour = exchange -> {
            FakeRegistry.answer(
                    exchange,
                    503,
                    "{\"errors\":[{\"code\":\"DOWN\",\"message\":\"for\\u001b[31m tea\"}]}".getBytes(UTF_8));
            return true;
        };
        assertThat(refused(Kind.SERVER_ERROR))
                .hasMessageContaining("answered 503")
                .hasMessageContaining("DOWN for?[31m tea");
        assertThat(fake.requests).hasSize(3);
        fake.behaviour = exchange -> {
            FakeRegistry.answer(exchange, 429, "x".repeat(100_000).getBytes(UTF_8));
            return true;
        };
        refused(Kind.RATE_LIMITED);
    }

    @Test
    void challengesWithoutEnd() throws IOException {
        try (var known = new Registry(CONFIG.withCredentials(RealRegistryTest.login("alice", "secret")))) {
            fake.behaviour = exchange -> {
                String realm = "Bearer realm=\"http://%s/token\",service=\"s\"".formatted(fake.name());
                if (isFor(exchange, "/token")) {
                    FakeRegistry.answer(
                            exchange,
                            200,
                            "{\"token\":\"%d\"}".formatted(System.nanoTime()).getBytes(UTF_8));
                } else {
                    exchange.getResponseHeaders().set("WWW-Authenticate", realm);
                    FakeRegistry.answer(exchange, 401, new byte[0]);
                }
                return true;
            };
            var error = catchThrowableOfType(
                    RegistryException.class, () -> known.pull(reference(), store, TransferListener.NONE));
            assertThat(error.kind()).isEqualTo(Kind.UNAUTHORIZED);
            assertThat(fake.requests).hasSizeLessThan(8);
        }
    }

    @Test
    void tokensThatAreNone() {
        for (String token : List.of("nonsense", "{}", "{\"token\":\"a\\r\\nEvil: b\"}", "{\"token\":7}")) {
            fake.behaviour = exchange -> {
                if (isFor(exchange, "/token")) {
                    FakeRegistry.answer(exchange, 200, token.getBytes(UTF_8));
                } else {
                    exchange.getResponseHeaders()
                            .set("WWW-Authenticate", "Bearer realm=\"http://%s/token\"".formatted(fake.name()));
                    FakeRegistry.answer(exchange, 401, new byte[0]);
                }
                return true;
            };
            assertThat(refused(Kind.PROTOCOL)).hasMessageContaining("sends no token");
        }
    }

    /** A registry that keeps what came of a chunk, as newer ones do. */
    @Test
    void uploadsGoOnWithinAChunk() throws IOException {
        var upload = new PartialUpload(700_000);
        var big = source.put(MediaTypes.WASM, Samples.noise(9, 3 << 20));
        var manifest = source.put(
                MediaTypes.IMAGE_MANIFEST,
                new ImageManifest(
                                ImageManifest.parse(source.read(artifact, 1 << 20))
                                        .config(),
                                List.of(big))
                        .toJson());
        fake.behaviour = exchange -> isFor(exchange, "/uploads/")
                        || exchange.getRequestURI().getPath().endsWith("/uploads/")
                ? upload.handle(exchange)
                : unknown(exchange);
        try (var alone = new Registry(CONFIG.withParallel(1).withChunkBytes(1 << 20))) {
            alone.push(manifest, source, reference(), TransferListener.NONE);
        }
        assertThat(upload.received(big.size())).isEqualTo(source.read(big, 4 << 20));
        assertThat(upload.total).isEqualTo(big.size() + upload.small);
    }

    private static boolean unknown(HttpExchange exchange) throws IOException {
        boolean put = exchange.getRequestMethod().equals("PUT");
        FakeRegistry.answer(exchange, put ? 201 : 404, new byte[0]);
        return true;
    }

    /** Takes an upload; breaks the connection once in the middle of a chunk, and keeps what came. */
    private static final class PartialUpload {
        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
        private final int breakAfter;
        private boolean broken;
        private long total;
        private long small;

        PartialUpload(int breakAfter) {
            this.breakAfter = breakAfter;
        }

        byte[] received(long size) {
            byte[] all = kept.toByteArray();
            return Arrays.copyOfRange(all, all.length - (int) size, all.length);
        }

        synchronized boolean handle(HttpExchange exchange) throws IOException {
            exchange.getResponseHeaders().set("Location", "/v2/app/blobs/uploads/1");
            switch (exchange.getRequestMethod()) {
                case "POST" -> {
                    kept.reset();
                    FakeRegistry.answer(exchange, 202, new byte[0]);
                }
                case "GET" -> {
                    exchange.getResponseHeaders().set("Range", "0-" + (kept.size() - 1));
                    FakeRegistry.answer(exchange, 204, new byte[0]);
                }
                case "PATCH" -> patch(exchange);
                default -> {
                    byte[] body = exchange.getRequestBody().readAllBytes();
                    small += body.length;
                    total += body.length;
                    kept.write(body);
                    FakeRegistry.answer(exchange, 201, new byte[0]);
                }
            }
            return true;
        }

        private void patch(HttpExchange exchange) throws IOException {
            String range = exchange.getRequestHeaders().getFirst("Content-Range");
            assertThat(range).startsWith(kept.size() + "-");
            InputStream body = exchange.getRequestBody();
            if (broken || kept.size() == 0) {
                byte[] bytes = body.readAllBytes();
                total += bytes.length;
                kept.write(bytes);
                FakeRegistry.answer(exchange, 202, new byte[0]);
                return;
            }
            broken = true;
            byte[] some = body.readNBytes(breakAfter);
            total += some.length;
            kept.write(some);
            throw new IOException("broken on purpose");
        }
    }

    @Test
    void fullDisksAreToldAndNotKeptFull() throws Exception {
        Path small = directory.resolve("small");
        Files.createDirectories(small);
        Assumptions.assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=200k", "tmpfs", small.toString()) == 0,
                "skipped: mounting a small file system takes root");
        try {
            var full = new ContentStore(small.resolve("store"));
            assertThatThrownBy(() -> registry.pull(reference(), full, TransferListener.NONE))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(RegistryException.class)
                    // blobs come in parallel: a small one may be the first to find the disk full
                    .hasMessageMatching(".* cannot keep sha256:[0-9a-f]{64} \\([0-9,]+ bytes\\): No space left.*");
            assertThat(full.has(layer)).isFalse();
            full.put("application/x", new byte[100_000]);
        } finally {
            run("umount", small.toString());
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
