package dev.ashlar.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ashlar.daemon.DaemonConfig.AllowedPull;
import dev.ashlar.daemon.client.Address;
import dev.ashlar.daemon.client.AdminClient;
import dev.ashlar.daemon.client.Answer;
import dev.ashlar.daemon.client.Deploys;
import dev.ashlar.daemon.problem.Kind;
import dev.ashlar.daemon.problem.ProblemException;
import dev.ashlar.daemon.testing.Project;
import dev.ashlar.daemon.testing.Site;
import dev.ashlar.daemon.testing.StoreRegistry;
import dev.ashlar.host.bundle.Bundles;
import dev.ashlar.http.HttpExchange;
import dev.ashlar.oci.Descriptor;
import dev.ashlar.oci.Digest;
import dev.ashlar.oci.ImageManifest;
import dev.ashlar.oci.MediaTypes;
import dev.ashlar.oci.Reference;
import dev.ashlar.oci.registry.RegistryConfig;
import dev.ashlar.oci.sign.SignaturePolicy;
import dev.ashlar.oci.sign.Signatures;
import dev.ashlar.oci.sign.SigningKey;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Applications that the daemon fetches from a registry. */
@Timeout(180)
class PullsTest {
    private static final String HOST = "pair.localhost";
    private static final RegistryConfig HASTY =
            RegistryConfig.DEFAULT.withAttempts(2, Duration.ofMillis(1)).withPatience(Duration.ofSeconds(20));

    @TempDir
    private Path folder;

    private Project project;
    private StoreRegistry registry;
    private Daemon daemon;
    private AdminClient operator;
    private Site site;

    private DaemonConfig config(AllowedPull... allowed) {
        return DaemonConfig.of(folder.resolve("state"), new InetSocketAddress("127.0.0.1", 0))
                .withPulls(HASTY, List.of(allowed));
    }

    @BeforeEach
    void start() throws IOException {
        project = Project.pair(folder.resolve("pair"));
        registry = new StoreRegistry(project.store());
        start(config());
    }

    private void start(DaemonConfig config) throws IOException {
        if (daemon != null) {
            daemon.close();
        }
        daemon = Daemon.start(config);
        site = new Site(daemon.address());
        operator = client(Optional.empty(), Optional.empty());
    }

    @AfterEach
    void stop() {
        daemon.close();
        registry.close();
    }

    private AdminClient client(Optional<String> token, Optional<String> tenant) {
        return new AdminClient(
                new Address.Socket(DaemonConfig.socketIn(folder.resolve("state"))), token, tenant, Optional.empty());
    }

    private AdminClient tenant(String name, Map<String, ?> quota) throws IOException {
        var _ = operator.put("/v1/tenants/" + name, Map.of("quota", quota));
        var token = operator.post("/v1/tenants/%s/tokens".formatted(name), Map.of("note", "test"), Map.of());
        return client(Optional.of(token.fields().text("token")), Optional.empty());
    }

    private Reference reference(String tag) {
        return Reference.parse(registry.name() + "/acme/pair:" + tag);
    }

    /** Has the registry say it under a tag. */
    private Digest push(String tag) throws IOException {
        var index = project.bundle();
        project.store()
                .name(
                        tag,
                        new Descriptor(
                                MediaTypes.IMAGE_INDEX,
                                index,
                                project.store().size(index).orElseThrow()));
        return index;
    }

    private Answer deploy(AdminClient client, String tag) throws IOException {
        return Deploys.deploy(client, "pair", reference(tag), Map.of());
    }

    private static void refuses(Kind kind, String message, ThrowingCallable call) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(call)
                .withMessageContaining(message)
                .satisfies(e -> assertThat(e.kind()).isEqualTo(kind));
    }

    private String greeting() throws IOException {
        return site.get(HOST, "/ask/environment").body();
    }

    private List<String> asked(String kind) {
        return registry.requests().stream()
                .filter(it -> it.startsWith("GET /v2/acme/pair/" + kind))
                .toList();
    }

    @Test
    void servesWhatARegistryHas() throws Exception {
        var index = push("1");
        var fields = deploy(operator, "1").fields();
        assertThat(fields.text("index")).isEqualTo(index.toString());
        assertThat(fields.object("pulled").number("blobs")).isEqualTo(9);
        assertThat(fields.object("pulled").number("fetched")).isEqualTo(9);
        assertThat(greeting()).isEqualTo("greeting=hello\n");
        assertThat(operator.get("/v1/apps/pair/revisions")
                        .fields()
                        .objects("revisions")
                        .getFirst()
                        .text("message"))
                .isEqualTo(reference("1").toString());
        start(config());
        registry.close();
        assertThat(greeting()).isEqualTo("greeting=hello\n");
    }

    @Test
    void fetchesOnlyWhatIsNotThere() throws Exception {
        var first = push("1");
        var _ = deploy(operator, "1");
        project.manifest(
                Files.readString(project.folder().resolve("ashlar.toml")).replace("\"hello\"", "\"moin\""));
        assertThat(push("2")).isNotEqualTo(first);
        var pulled = deploy(operator, "2").fields().object("pulled");
        assertThat(pulled.number("fetched")).isEqualTo(3);
        assertThat(pulled.number("fetched-bytes")).isLessThan(4000);
        assertThat(greeting()).isEqualTo("greeting=moin\n");
        var _ = asked("");
        assertThat(deploy(operator, "2").fields().object("pulled").number("fetched"))
                .isZero();
        assertThat(asked("blobs/")).isEmpty();
    }

    @Test
    void answersARepeatedRequestWithoutFetching() throws Exception {
        var _ = push("1");
        var body = Map.of("reference", reference("1").toString());
        var key = Map.of("idempotency-key", "once");
        var first = operator.post("/v1/apps/pair/revisions", body, key);
        registry.close();
        assertThat(operator.post("/v1/apps/pair/revisions", body, key)).isEqualTo(first);
    }

    @Test
    void readsNothingThatThePolicyDoesNotAllow() throws Exception {
        var key = SigningKey.generate("ours");
        start(config().withPolicy(SignaturePolicy.signedBy(List.of(key.verification()))));
        var index = push("1");
        refuses(Kind.UNSIGNED, "it is not signed", () -> deploy(operator, "1"));
        assertThat(asked("blobs/")).isEmpty();
        var signatures = Signatures.sign(index, "acme/pair", key, project.store(), Optional.empty());
        project.store().name(Signatures.tag(index), signatures);
        var _ = deploy(operator, "1");
        assertThat(greeting()).isEqualTo("greeting=hello\n");
    }

    @Test
    void saysWhatIsNoSignature() throws Exception {
        var key = SigningKey.generate("ours");
        start(config().withPolicy(SignaturePolicy.signedBy(List.of(key.verification()))));
        var index = push("1");
        var place = "%s/acme/pair:%s".formatted(registry.name(), Signatures.tag(index));
        for (String config : List.of(
                "", ",\"config\":7", ",\"config\":{\"mediaType\":\"a/b\",\"digest\":\"sha256:1\",\"size\":1}")) {
            var garbage = "{\"schemaVersion\":2%s}".formatted(config);
            sign(index, garbage.getBytes(StandardCharsets.UTF_8));
            refuses(
                    Kind.WRONG_CONTENT,
                    place + " should have signatures in it, and is no image manifest: config",
                    () -> deploy(operator, "1"));
        }
        sign(index, project.store().read(index, 1 << 20));
        refuses(Kind.WRONG_CONTENT, place + " should have signatures in it", () -> deploy(operator, "1"));
        sign(index, "<html>".getBytes(StandardCharsets.UTF_8));
        refuses(Kind.WRONG_CONTENT, Signatures.tag(index), () -> deploy(operator, "1"));
        var large = project.store().put("application/vnd.dev.cosign.simplesigning.v1+json", new byte[1 << 17]);
        sign(index, manifest(large));
        refuses(Kind.WRONG_CONTENT, place + ": ", () -> deploy(operator, "1"));
        var none = project.store().put("application/vnd.dev.cosign.simplesigning.v1+json", new byte[100]);
        sign(index, manifest(none.annotated("dev.cosignproject.cosign/signature", "%%%")));
        refuses(Kind.UNSIGNED, "it is not signed", () -> deploy(operator, "1"));
    }

    private byte[] manifest(Descriptor layer) throws IOException {
        return new ImageManifest(project.store().put(MediaTypes.EMPTY, new byte[] {'{', '}'}), List.of(layer)).toJson();
    }

    /** Has the registry say that this is the signature of something. */
    private void sign(Digest index, byte[] bytes) throws IOException {
        registry.behave(exchange -> {
            boolean asked = exchange.target().endsWith(Signatures.tag(index));
            if (asked) {
                exchange.respond(200, Map.of("content-type", MediaTypes.IMAGE_MANIFEST), bytes);
            }
            return asked;
        });
        var _ = project.store().put(MediaTypes.IMAGE_MANIFEST, bytes);
    }

    @Test
    void isNotHeldUpByARegistryThatTrickles() throws Exception {
        var patience = Duration.ofMillis(1500);
        start(config().withPulls(HASTY.withAttempts(1, Duration.ofMillis(1)).withPatience(patience), List.of()));
        var layer = layers(push("1")).getFirst();
        registry.behave(exchange -> {
            boolean asked = exchange.target().endsWith(layer.toString());
            if (asked) {
                trickle(exchange);
            }
            return asked;
        });
        refuses(
                Kind.UPSTREAM,
                "%s sends blob %s of acme/pair too slowly: ".formatted(registry.name(), layer),
                () -> deploy(operator, "1"));
    }

    private static void trickle(HttpExchange exchange) throws IOException {
        try (OutputStream out = exchange.respond(200, Map.of())) {
            while (true) {
                out.write(0);
                out.flush();
                Thread.sleep(20);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void knowsRulesAboutRepositories() throws Exception {
        var rule = new SignaturePolicy.Rule(
                List.of(registry.name() + "/acme/*"), List.of(), List.of(), new SignaturePolicy.Requirement.Nothing());
        start(config().withPolicy(new SignaturePolicy(List.of(rule))));
        var _ = push("1");
        var _ = deploy(operator, "1");
        refuses(Kind.UNSIGNED, "no rule of the policy is about it", () -> project.deploy(operator));
        var other = Reference.parse(registry.name() + "/other/pair:1");
        refuses(
                Kind.UNSIGNED,
                "no rule of the policy is about it",
                () -> Deploys.deploy(operator, "pair", other, Map.of()));
    }

    @Test
    void fetchesForTenantsWhatTheOperatorAllows() throws Exception {
        start(config(
                new AllowedPull(Optional.of("anna"), registry.name() + "/acme/pair"),
                new AllowedPull(Optional.of("ben"), registry.name() + "/ben*")));
        var _ = push("1");
        var anna = tenant("anna", Map.of());
        var ben = tenant("ben", Map.of());
        refuses(
                Kind.FORBIDDEN,
                "the daemon does not fetch " + reference("1") + " for the tenant \"ben\"",
                () -> deploy(ben, "1"));
        assertThat(registry.requests()).isEmpty();
        var _ = deploy(anna, "1");
        assertThat(site.get("pair.anna.localhost", "/ask/environment").body()).isEqualTo("greeting=hello\n");
        var _ = deploy(client(Optional.empty(), Optional.of("ben")), "1");
        assertThat(site.get("pair.ben.localhost", "/ask/environment").status()).isEqualTo(200);
    }

    @Test
    void givesNobodyABlobThatHeOnlyKnows() throws Exception {
        start(config(new AllowedPull(Optional.empty(), "*")));
        var _ = project.deploy(tenant("anna", Map.of()));
        var index = push("1");
        var stolen = layers(index);
        registry.behave(exchange -> {
            boolean theirs = stolen.stream().anyMatch(it -> exchange.target().endsWith(it.toString()));
            if (theirs) {
                exchange.respond(404, Map.of(), new byte[0]);
            }
            return theirs;
        });
        var ben = tenant("ben", Map.of());
        refuses(Kind.UNUSABLE, "blob " + stolen.getFirst(), () -> deploy(ben, "1"));
        assertThat(ben.get("/v1/apps").fields().objects("applications")).isEmpty();
        registry.behave(exchange -> false);
        assertThat(deploy(ben, "1").fields().object("pulled").number("blobs")).isEqualTo(9);
    }

    /** Those with components. */
    private List<Digest> layers(Digest index) throws IOException {
        var root = new Descriptor(
                MediaTypes.IMAGE_INDEX, index, project.store().size(index).orElseThrow());
        return List.of(Bundles.components(root, project.store()).get("front").digest());
    }

    @Test
    void keepsWithinTheQuota() throws Exception {
        start(config(new AllowedPull(Optional.empty(), registry.name() + "/*")));
        var _ = push("1");
        var small = tenant("small", Map.of("blob-bytes", 10_000));
        refuses(Kind.QUOTA, "bytes more are more than the tenant \"small\" may have", () -> deploy(small, "1"));
        assertThat(asked("blobs/")).isEmpty();

        long all = operator(index("1"));
        var tight = tenant("tight", Map.of("blob-bytes", all + 100));
        var _ = deploy(tight, "1");
        project.manifest(
                Files.readString(project.folder().resolve("ashlar.toml")).replace("\"hello\"", "\"moin\""));
        var _ = push("2");
        refuses(Kind.QUOTA, "bytes more are more than the tenant \"tight\" may have", () -> deploy(tight, "2"));
        assertThat(site.get("pair.tight.localhost", "/ask/environment").body()).isEqualTo("greeting=hello\n");
        assertThat(operator.get("/v1/tenants/tight").fields().number("blob-bytes"))
                .isEqualTo(all);
    }

    private Digest index(String tag) throws IOException {
        return project.store().named(tag).orElseThrow().digest();
    }

    /** How many bytes an application is, as a deploy of the operator says. */
    private long operator(Digest index) throws IOException {
        var fields = Deploys.deploy(operator, "size", reference("1").at(index), Map.of())
                .fields();
        return fields.object("pulled").number("bytes");
    }

    @Test
    void saysWhatARegistryDoesWrong() throws Exception {
        var index = push("1");
        var layer = layers(index).getFirst();
        refuses(Kind.UNUSABLE, "manifest 7 of acme/pair", () -> deploy(operator, "7"));
        registry.behave(exchange -> {
            boolean broken = exchange.target().endsWith(layer.toString());
            if (broken) {
                exchange.respond(
                        200,
                        Map.of(),
                        new byte[(int) project.store().size(layer).orElseThrow().longValue()]);
            }
            return broken;
        });
        refuses(Kind.WRONG_CONTENT, layer + " of acme/pair something else", () -> deploy(operator, "1"));
        registry.behave(exchange -> {
            exchange.respond(503, Map.of(), new byte[0]);
            return true;
        });
        refuses(Kind.UPSTREAM, "503", () -> deploy(operator, "1"));
        registry.behave(exchange -> {
            exchange.respond(401, Map.of("www-authenticate", "Basic realm=\"x\""), new byte[0]);
            return true;
        });
        refuses(Kind.UPSTREAM, registry.name(), () -> deploy(operator, "1"));
        registry.behave(exchange -> false);
        var artifact = new ImageManifest(
                project.store().put(MediaTypes.EMPTY, new byte[] {'{', '}'}),
                List.of(project.store().put("application/x-large", new byte[10])));
        project.store().name("other", project.store().put(MediaTypes.IMAGE_MANIFEST, artifact.toJson()));
        var _ = registry.requests();
        refuses(Kind.UNUSABLE, "is no application that can be used", () -> deploy(operator, "other"));
        assertThat(asked("blobs/")).isEmpty();
        assertThat(operator.get("/v1/apps").fields().objects("applications")).isEmpty();
        registry.close();
        refuses(Kind.UPSTREAM, registry.name(), () -> deploy(operator, "1"));
        refuses(
                Kind.INVALID,
                "index and signatures are about what was uploaded",
                () -> operator.post(
                        "/v1/apps/pair/revisions",
                        Map.of(
                                "index",
                                index.toString(),
                                "reference",
                                reference("1").toString()),
                        Map.of()));
        refuses(
                Kind.INVALID,
                "reference: ",
                () -> operator.post("/v1/apps/pair/revisions", Map.of("reference", "no such thing"), Map.of()));
    }

    @Test
    void doesNotKeepAnApplicationFromBeingChanged() throws Exception {
        var _ = push("1");
        var _ = deploy(operator, "1");
        var _ = deploy(operator, "1");
        project.manifest(
                Files.readString(project.folder().resolve("ashlar.toml")).replace("\"hello\"", "\"moin\""));
        var _ = push("2");
        var asked = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        registry.behave(exchange -> {
            asked.countDown();
            try {
                go.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return false;
        });
        var slow = new FutureTask<>(() -> deploy(operator, "2"));
        Thread.ofVirtual().start(slow);
        asked.await();
        assertThat(operator.post("/v1/apps/pair/rollback", Map.of(), Map.of()).json())
                .contains("\"1\"");
        var second = new FutureTask<>(() -> deploy(operator, "1"));
        Thread.ofVirtual().start(second);
        assertThat(greeting()).isEqualTo("greeting=hello\n");
        go.countDown();
        assertThat(slow.get().fields().number("number")).isEqualTo(3);
        assertThat(second.get().fields().number("number")).as("in their order").isEqualTo(4);
        assertThat(greeting()).isEqualTo("greeting=hello\n");
    }

    @Test
    void keepsNothingOfBrokenPullsForLong() throws Exception {
        start(config().withUnusedBlobs(Duration.ZERO));
        var index = push("1");
        var layer = layers(index).getFirst();
        registry.behave(exchange -> {
            boolean broken = exchange.target().endsWith(layer.toString());
            if (broken) {
                exchange.respond(404, Map.of(), new byte[0]);
            }
            return broken;
        });
        refuses(Kind.UNUSABLE, layer.toString(), () -> deploy(operator, "1"));
        Path place = folder.resolve("state/pulls/default/blobs/sha256");
        assertThat(place).isDirectoryContaining("glob:**");
        long _ = daemon.collect();
        assertThat(place).isEmptyDirectory();
    }
}
