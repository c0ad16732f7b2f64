package dev.ashlar.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ashlar.daemon.client.Address;
import dev.ashlar.daemon.client.AdminClient;
import dev.ashlar.daemon.client.UploadListener;
import dev.ashlar.daemon.client.Uploads;
import dev.ashlar.daemon.problem.Kind;
import dev.ashlar.daemon.problem.ProblemException;
import dev.ashlar.daemon.testing.Project;
import dev.ashlar.oci.ContentStore;
import dev.ashlar.oci.Digest;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Uploads: whole, in pieces, cut off, and wrong. */
@Timeout(120)
class BlobsTest {
    private static final int LARGE = 5 << 20;

    @TempDir
    private Path folder;

    private Daemon daemon;
    private Path socket;

    @BeforeEach
    void start() throws IOException {
        daemon = Daemon.start(DaemonConfig.of(folder.resolve("state"), new InetSocketAddress("127.0.0.1", 0)));
        socket = DaemonConfig.socketIn(folder.resolve("state"));
    }

    @AfterEach
    void stop() {
        daemon.close();
    }

    private AdminClient client() {
        return new AdminClient(new Address.Socket(socket), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    /** What is answered to a request of which only so much of the body is sent; the connection is closed behind it. */
    private String put(Digest digest, byte[] body, int from, int to, long length) throws IOException {
        try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            var head =
                    "PUT /v1/blobs/%s HTTP/1.1\r\nhost: a\r\nconnection: close\r\ncontent-length: %d\r\nupload-length: %d\r\nupload-offset: %d\r\n\r\n"
                            .formatted(digest, length, body.length, from);
            var _ = channel.write(ByteBuffer.wrap(head.getBytes(StandardCharsets.US_ASCII)));
            var bytes = ByteBuffer.wrap(body, from, to - from);
            while (bytes.hasRemaining()) {
                int _ = channel.write(bytes);
            }
            var _ = channel.shutdownOutput();
            return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private String head(Digest digest) throws IOException {
        try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            var _ = channel.write(ByteBuffer.wrap("HEAD /v1/blobs/%s HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n"
                    .formatted(digest)
                    .getBytes(StandardCharsets.US_ASCII)));
            return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void areTakenWholeOrNotAtAll() throws Exception {
        byte[] small = random(1000);
        var digest = Digest.of(small);
        assertThat(head(digest)).startsWith("HTTP/1.1 404");
        assertThat(put(digest, small, 0, 500, 1000)).doesNotContain("HTTP/1.1 2");
        assertThat(head(digest)).startsWith("HTTP/1.1 404");
        assertThat(put(digest, small, 0, 500, 500))
                .startsWith("HTTP/1.1 422")
                .contains("application/problem+json")
                .contains("urn:ashlar:problem:wrong-content")
                .contains("only 500");
        assertThat(put(Digest.of(random(999)), small, 0, 1000, 1000))
                .startsWith("HTTP/1.1 422")
                .contains("the digest is " + digest);
        assertThat(head(digest)).startsWith("HTTP/1.1 404");
        assertThat(put(digest, small, 0, 1000, 1000)).startsWith("HTTP/1.1 201");
        assertThat(head(digest)).startsWith("HTTP/1.1 200");
        assertThat(put(digest, small, 0, 1000, 1000)).startsWith("HTTP/1.1 200");
        assertThat(folder.resolve("state/blobs/sha256/" + digest.hex())).hasBinaryContent(small);
    }

    @Test
    void goOnWhereTheyBrokeOff() throws Exception {
        byte[] large = random(LARGE);
        var digest = Digest.of(large);
        assertThat(put(digest, large, 0, 2 << 20, LARGE)).doesNotContain("HTTP/1.1 2");
        var answer = put(digest, large, 100, 100, 0);
        assertThat(answer).startsWith("HTTP/1.1 409").contains("upload-offset: ");
        int there = Integer.parseInt(answer.replaceAll("(?s).*upload-offset: (\\d+).*", "$1"));
        assertThat(there).isBetween(1, 2 << 20);
        stop();
        start();
        assertThat(put(digest, large, there, LARGE - 7, LARGE - 7 - there)).startsWith("HTTP/1.1 202");
        assertThat(head(digest)).startsWith("HTTP/1.1 404");
        assertThat(put(digest, large, LARGE - 7, LARGE, 7)).startsWith("HTTP/1.1 201");
        assertThat(folder.resolve("state/blobs/sha256/" + digest.hex())).hasBinaryContent(large);
    }

    @Test
    void beginAgainWhenTheyWereWrong() throws Exception {
        byte[] large = random(LARGE);
        byte[] wrong = large.clone();
        wrong[LARGE / 2]++;
        var digest = Digest.of(large);
        assertThat(put(digest, wrong, 0, LARGE, LARGE))
                .startsWith("HTTP/1.1 422")
                .contains("wrong-content");
        assertThat(head(digest)).startsWith("HTTP/1.1 404");
        assertThat(put(digest, large, 0, LARGE, LARGE)).startsWith("HTTP/1.1 201");
    }

    @Test
    void areSentByTheClientFromWhereTheyBrokeOff() throws Exception {
        var store = new ContentStore(folder.resolve("local"));
        var project = Project.pair(folder.resolve("pair"));
        Files.createDirectories(project.folder().resolve("static"));
        var _ = Files.write(project.folder().resolve("static/large"), random(LARGE));
        project.manifest(Files.readString(project.folder().resolve("ashlar.toml")) + """

                [[trigger.http]]
                route = "/files/..."
                files = "static"
                """);
        var index = project.bundle();
        assertThat(store.has(index)).isFalse();
        try (var files = Files.list(project.folder().resolve("store/blobs/sha256"))) {
            var large = files.filter(file -> file.toFile().length() > LARGE)
                    .findFirst()
                    .orElseThrow();
            byte[] bytes = Files.readAllBytes(large);
            assertThat(put(Digest.of(bytes), bytes, 0, 3 << 20, bytes.length)).doesNotContain("HTTP/1.1 2");
        }
        var sent = new Uploads(client(), project.store(), UploadListener.NONE).send(index);
        assertThat(sent.sent()).isEqualTo(sent.blobs());
        var answer = client().post("/v1/apps/pair/revisions", Map.of("index", index.toString()), Map.of());
        assertThat(answer.fields().number("number")).isEqualTo(1);
    }

    @Test
    void mustBeThereBeforeTheyAreDeployed() throws Exception {
        var project = Project.pair(folder.resolve("pair"));
        var index = project.bundle();
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> client().post("/v1/apps/pair/revisions", Map.of("index", index.toString()), Map.of()))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.CONFLICT))
                .withMessageContaining("upload them first");
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> client().post("/v1/apps/pair/revisions", Map.of("index", "sha256:1"), Map.of()))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.INVALID));
    }
}
