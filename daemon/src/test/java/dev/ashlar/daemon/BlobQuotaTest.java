package dev.ashlar.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ashlar.daemon.client.Address;
import dev.ashlar.daemon.client.AdminClient;
import dev.ashlar.daemon.problem.ProblemException;
import dev.ashlar.daemon.testing.Project;
import dev.ashlar.daemon.testing.RawUpload;
import dev.ashlar.oci.Digest;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What tenants cannot get at, and cannot get beyond, by the way in which they send blobs. */
@Timeout(120)
class BlobQuotaTest {
    private static final int LARGE = 5 << 20;

    @TempDir
    private Path folder;

    private Daemon daemon;
    private AdminClient operator;

    @BeforeEach
    void start() throws IOException {
        daemon = Daemon.start(DaemonConfig.of(folder.resolve("state"), new InetSocketAddress("127.0.0.1", 0))
                .withUnusedBlobs(Duration.ZERO));
        operator = client(Optional.empty());
    }

    @AfterEach
    void stop() {
        daemon.close();
    }

    private Path socket() {
        return DaemonConfig.socketIn(folder.resolve("state"));
    }

    private AdminClient client(Optional<String> token) {
        return new AdminClient(new Address.Socket(socket()), token, Optional.empty(), Optional.empty());
    }

    /** His token. */
    private String tenant(String name, long blobBytes) throws IOException {
        var _ = operator.put("/v1/tenants/" + name, Map.of("quota", Map.of("blob-bytes", blobBytes)));
        return operator.post("/v1/tenants/%s/tokens".formatted(name), Map.of(), Map.of())
                .fields()
                .text("token");
    }

    private static byte[] random(int length, int seed) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private String put(String token, Digest digest, byte[] body) throws IOException {
        try (var upload = RawUpload.begin(socket(), token, digest, body.length)) {
            upload.send(body);
            return upload.answer();
        }
    }

    /** Begins and goes, when the daemon has got all that was sent. */
    private void breakOff(String tenant, String token, byte[] body, int sent) throws Exception {
        var digest = Digest.of(body);
        try (var upload = RawUpload.begin(socket(), token, digest, body.length)) {
            upload.send(java.util.Arrays.copyOf(body, sent));
            var file = folder.resolve("state/uploads").resolve(tenant).resolve("incoming/" + digest.hex());
            while (!Files.exists(file) || Files.size(file) < sent) {
                Thread.sleep(5);
            }
        }
    }

    @Test
    void aDigestAloneGetsNobodyWhatIsBehindIt() throws Exception {
        var project = Project.pair(folder.resolve("pair"));
        var _ = project.deploy(client(Optional.of(tenant("anna", 1 << 30))));
        var index = project.bundle();
        var ben = tenant("ben", 1 << 30);
        try (Stream<Path> blobs = Files.list(project.store().path(index).getParent())) {
            for (Path blob : blobs.toList()) {
                byte[] guess = random((int) Files.size(blob), 1);
                assertThat(put(ben, new Digest(blob.getFileName().toString()), guess))
                        .as("he knows its digest and its size")
                        .startsWith("HTTP/1.1 422")
                        .contains("urn:ashlar:problem:wrong-content");
            }
        }
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> client(Optional.of(ben))
                        .post("/v1/apps/stolen/revisions", Map.of("index", index.toString()), Map.of()))
                .withMessageContaining("are not here");
    }

    @Test
    void manyAtATimeDoNotEachFindRoom() throws Exception {
        var token = tenant("anna", 2_500);
        var bodies = new ArrayList<byte[]>();
        var uploads = new ArrayList<RawUpload>();
        for (int i = 0; i < 5; i++) {
            byte[] body = random(1_000, i);
            bodies.add(body);
            var upload = RawUpload.begin(socket(), token, Digest.of(body), body.length);
            upload.send(java.util.Arrays.copyOf(body, 500));
            uploads.add(upload);
        }
        Thread.sleep(200);
        var answers = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            try (var upload = uploads.get(i)) {
                upload.send(java.util.Arrays.copyOfRange(bodies.get(i), 500, 1_000));
                answers.add(upload.answer());
            } catch (IOException e) {
                answers.add("HTTP/1.1 403 and closed");
            }
        }
        assertThat(answers)
                .filteredOn(answer -> answer.startsWith("HTTP/1.1 201"))
                .hasSize(2);
        assertThat(answers)
                .filteredOn(answer -> answer.startsWith("HTTP/1.1 403"))
                .hasSize(3);
        assertThat(operator.get("/v1/tenants/anna").fields().number("blob-bytes"))
                .isEqualTo(2_000);
    }

    @Test
    void whatBrokeOffCountsUntilItIsRemoved() throws Exception {
        var token = tenant("anna", 12 << 20);
        breakOff("anna", token, random(LARGE, 1), LARGE - (1 << 20));
        breakOff("anna", token, random(LARGE, 2), LARGE - (1 << 20));
        assertThat(put(token, Digest.of(random(LARGE, 3)), random(LARGE, 3)))
                .startsWith("HTTP/1.1 403")
                .contains("are on their way");
        assertThat(daemon.collect()).isGreaterThanOrEqualTo(8 << 20);
        assertThat(put(token, Digest.of(random(LARGE, 3)), random(LARGE, 3))).startsWith("HTTP/1.1 201");
    }

    @Test
    void smallPartsDoNotPileUp() throws Exception {
        var token = tenant("anna", 1L << 40);
        for (int i = 0; i < 64; i++) {
            breakOff("anna", token, random(LARGE, i), 1);
        }
        assertThat(put(token, Digest.of(random(LARGE, 99)), random(LARGE, 99)))
                .startsWith("HTTP/1.1 403")
                .contains("64 uploads of the tenant \\\"anna\\\" broke off");
        assertThat(daemon.collect()).isPositive();
        assertThat(put(token, Digest.of(random(LARGE, 99)), random(LARGE, 99))).startsWith("HTTP/1.1 201");
    }
}
