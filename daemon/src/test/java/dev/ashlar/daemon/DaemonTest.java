package dev.ashlar.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ashlar.daemon.client.Address;
import dev.ashlar.daemon.client.AdminClient;
import dev.ashlar.daemon.client.Deploys;
import dev.ashlar.daemon.client.UploadListener;
import dev.ashlar.daemon.client.Uploads;
import dev.ashlar.daemon.problem.Kind;
import dev.ashlar.daemon.problem.ProblemException;
import dev.ashlar.daemon.testing.Project;
import dev.ashlar.daemon.testing.Site;
import dev.ashlar.host.deploy.IdleOptions;
import dev.ashlar.host.deploy.RollbackPolicy;
import dev.ashlar.oci.json.JsonFields;
import dev.ashlar.oci.sign.SignaturePolicy;
import dev.ashlar.oci.sign.Signatures;
import dev.ashlar.oci.sign.SigningKey;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A daemon within the process, its client by its socket, and requests to what is deployed. */
@Timeout(180)
class DaemonTest {
    private static final String HOST = "pair.localhost";
    /** Longer than a test. */
    private static final Duration WHILE_IT_TAKES = Duration.ofMinutes(10);

    @TempDir
    private Path folder;

    private Daemon daemon;
    private AdminClient client;
    private Site site;

    private DaemonConfig config() {
        return DaemonConfig.of(folder.resolve("state"), new InetSocketAddress("127.0.0.1", 0));
    }

    @BeforeEach
    void start() throws IOException {
        start(config());
    }

    private void start(DaemonConfig config) throws IOException {
        daemon = Daemon.start(config);
        site = new Site(daemon.address());
        client = client(Optional.empty(), Optional.empty());
    }

    @AfterEach
    void stop() {
        daemon.close();
    }

    private void restart() throws IOException {
        stop();
        start();
    }

    private AdminClient client(Optional<String> token, Optional<String> tenant) {
        return new AdminClient(
                new Address.Socket(DaemonConfig.socketIn(folder.resolve("state"))), token, tenant, Optional.empty());
    }

    private Project pair() throws IOException {
        return Project.pair(folder.resolve("pair"));
    }

    private String greeting() throws IOException {
        return site.get(HOST, "/ask/environment").body();
    }

    private interface Work {
        void run() throws IOException;
    }

    private static Thread begin(Work work) {
        return Thread.ofVirtual().start(() -> {
            try {
                work.run();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** Hands over lines as they come, and why there are no more if that is an error. */
    private Thread follow(String path, Collection<String> heard) {
        return Thread.ofVirtual().start(() -> {
            try {
                client.lines(path, heard::add);
            } catch (IOException e) {
                heard.add("ended: " + e.getMessage());
            }
        });
    }

    /** Until the daemon says so. */
    private void awaitText(String path, String text) throws IOException, InterruptedException {
        while (!client.get(path).json().contains(text)) {
            Thread.sleep(10);
        }
    }

    /** Until a change of an application is under way, so that another one waits for it. */
    private void awaitChange(String application) throws InterruptedException {
        boolean waits;
        do {
            var other =
                    begin(() -> client.put("/v1/apps/%s/scale".formatted(application), Map.of("components", Map.of())));
            waits = !other.join(Duration.ofSeconds(1));
        } while (!waits);
    }

    private static Map<String, Object> greeting(String text) {
        return Map.of("variables", Map.of("greeting", text));
    }

    private static void refuses(Kind kind, String message, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(call)
                .satisfies(e -> assertThat(e.kind()).isEqualTo(kind))
                .withMessageContaining(message);
    }

    @Test
    void servesWhatIsDeployed() throws Exception {
        assertThat(site.get(HOST, "/ask/environment").status()).isEqualTo(404);
        var deployed = pair().deploy(client);
        JsonFields fields = deployed.answer().fields();
        assertThat(fields.number("number")).isEqualTo(1);
        assertThat(fields.texts("changed")).containsExactly("back", "front");
        assertThat(fields.texts("domains")).containsExactly(HOST);
        assertThat(deployed.sent().sent()).isEqualTo(deployed.sent().blobs());
        assertThat(greeting()).isEqualTo("greeting=hello\n");
        assertThat(site.get("PAIR.localhost.:1234", "/ask/environment").status())
                .isEqualTo(200);
        assertThat(site.get("other.localhost", "/ask/environment").status()).isEqualTo(404);
        assertThat(client.get("/v1/apps/pair/revisions").json()).contains("\"invocations\":2,\"failures\":0");
    }

    @Test
    void sendsOnlyWhatIsNotThere() throws Exception {
        var project = pair();
        var _ = project.deploy(client);
        var again = project.deploy(client);
        assertThat(again.sent().sent()).isZero();
        assertThat(again.answer().fields().number("number")).isEqualTo(2);
        assertThat(again.answer().fields().texts("changed")).isEmpty();
    }

    @Test
    void keepsVariablesUntilTheyAreGivenAnew() throws Exception {
        var project = pair();
        var _ = project.deploy(client, "pair", greeting("moin"));
        assertThat(greeting()).isEqualTo("greeting=moin\n");
        var _ = project.deploy(client);
        assertThat(greeting()).isEqualTo("greeting=moin\n");
        var revision = client.get("/v1/apps/pair/revisions/2");
        assertThat(revision.json()).contains("\"variables\":[\"greeting\"]").doesNotContain("moin");
        var _ = project.deploy(client, "pair", Map.of("unset", List.of("greeting")));
        assertThat(greeting()).isEqualTo("greeting=hello\n");
    }

    @Test
    void goesBackAndForth() throws Exception {
        var project = pair();
        for (String text : List.of("one", "two", "three")) {
            var _ = project.deploy(client, "pair", greeting(text));
        }
        assertThat(greeting()).isEqualTo("greeting=three\n");
        var _ = client.post("/v1/apps/pair/rollback", Map.of(), Map.of());
        assertThat(greeting()).isEqualTo("greeting=two\n");
        var _ = client.post("/v1/apps/pair/rollback", Map.of(), Map.of());
        assertThat(greeting()).isEqualTo("greeting=one\n");
        refuses(
                Kind.CONFLICT,
                "no older revision to go back to than 1",
                () -> client.post("/v1/apps/pair/rollback", Map.of(), Map.of()));
        var _ = client.post("/v1/apps/pair/rollback", Map.of("to", 3), Map.of());
        assertThat(greeting()).isEqualTo("greeting=three\n");
        refuses(
                Kind.NOT_FOUND,
                "there is no revision 9",
                () -> client.post("/v1/apps/pair/rollback", Map.of("to", 9), Map.of()));
        assertThat(greeting()).isEqualTo("greeting=three\n");
    }

    @Test
    void knowsAllAfterARestart() throws Exception {
        var project = pair();
        var _ = project.deploy(client, "pair", greeting("one"));
        var _ = project.deploy(client, "pair", greeting("two"));
        var before = client.get("/v1/apps/pair/revisions").fields().objects("revisions");
        restart();
        assertThat(client.get("/v1/apps").json()).contains("\"pair\"").contains(HOST);
        assertThat(client.get("/v1/apps/pair/revisions").fields().objects("revisions"))
                .hasSameSizeAs(before);
        assertThat(greeting()).isEqualTo("greeting=two\n");
        var _ = client.post("/v1/apps/pair/rollback", Map.of(), Map.of());
        assertThat(greeting()).isEqualTo("greeting=one\n");
        restart();
        assertThat(greeting()).isEqualTo("greeting=one\n");
        assertThat(project.deploy(client).answer().fields().number("number")).isEqualTo(3);
    }

    @Test
    void callsOfALinkGoToTheNewRevision() throws IOException {
        var project = Project.pair(folder.resolve("app"));
        var _ = project.deploy(client, "pair", greeting("old"));
        var links = List.of(Map.of("caller", "front", "callee", "back", "weight", 100));
        var _ = project.deploy(client, "pair", Map.of("variables", Map.of("greeting", "new"), "links", links));
        assertThat(greeting()).isEqualTo("greeting=new\n");
        assertThat(daemon.collect()).isNotNegative();
        restart();
        assertThat(greeting()).isEqualTo("greeting=new\n");
        var _ = client.put("/v1/apps/pair/traffic", Map.of("requests", Map.of("1", 1)));
        assertThat(greeting()).isEqualTo("greeting=old\n");
    }

    private static Map<String, Object> link(String caller, String callee, int weight) {
        return Map.of(
                "variables",
                Map.of("greeting", "new"),
                "force",
                true,
                "links",
                List.of(Map.of("caller", caller, "callee", callee, "weight", weight)));
    }

    @Test
    void refusesARevisionOfWhichNoCallsCanBeLedAsAskedFor() throws IOException {
        var project = Project.pair(folder.resolve("app"));
        var _ = project.deploy(client, "pair", greeting("old"));
        refuses(
                Kind.UNUSABLE,
                "nothing leads from \"back\" to \"front\" in revision 1",
                () -> project.deploy(client, "pair", link("back", "front", 100)));
        assertThat(greeting()).isEqualTo("greeting=old\n");
        assertThat(client.get("/v1/apps/pair/revisions").fields().objects("revisions"))
                .hasSize(1);
        restart();
        assertThat(greeting()).isEqualTo("greeting=old\n");
        assertThat(project.deploy(client, "pair", link("front", "back", 100))
                        .answer()
                        .fields()
                        .number("number"))
                .isEqualTo(2);
        assertThat(greeting()).isEqualTo("greeting=new\n");
    }

    @Test
    void refusesARevisionThatDoesNotFitToWhatCallsIt() throws IOException {
        var project = Project.pair(folder.resolve("app"));
        var _ = project.deploy(client, "pair", greeting("old"));
        var manifest = Files.readString(project.folder().resolve("ashlar.toml"));
        Files.copy(
                Path.of("../guests/http/built/c-probe.wasm"), project.folder().resolve("probe.wasm"));
        project.manifest(manifest.replace("front.wasm", "probe.wasm")
                .replace("back.wasm", "probe.wasm")
                .replace("links = { \"ashlar:tests/parts\" = \"back\" }\n", ""));
        refuses(
                Kind.UNUSABLE,
                "the component \"back@2\" does not export ashlar:tests/parts",
                () -> project.deploy(client, "pair", link("front", "back", 10)));
        assertThat(greeting()).isEqualTo("greeting=old\n");
        restart();
        assertThat(greeting()).isEqualTo("greeting=old\n");
    }

    @Test
    void callsThatDoNotFitToTheNewRevisionAreLeftWhereTheyGo() throws Exception {
        var project = Project.pair(folder.resolve("app"));
        var _ = project.deploy(client, "pair", greeting("old"));
        var folder = project.folder();
        Files.write(folder.resolve("back.wasm"), Files.readAllBytes(Project.COMPONENTS.resolve("sender.wasm")));
        Files.write(folder.resolve("front.wasm"), Files.readAllBytes(Project.COMPONENTS.resolve("receiver.wasm")));
        project.manifest(Files.readString(folder.resolve("ashlar.toml"))
                .replace("links = { \"ashlar:tests/parts\" = \"back\" }", ""));
        var index = project.bundle();
        var _ = new Uploads(client, project.store(), UploadListener.NONE).send(index);
        var body = Map.of(
                "index",
                index.toString(),
                "force",
                true,
                "links",
                List.of(Map.of("caller", "front", "callee", "back", "weight", 100)));
        for (int i = 0; i < 2; i++) {
            assertThatExceptionOfType(ProblemException.class)
                    .as("refused, also when it is asked again")
                    .isThrownBy(() -> client.post("/v1/apps/pair/revisions", body, Map.of("idempotency-key", "again")));
            assertThat(client.get("/v1/apps/pair/traffic").json()).contains("\"links\":[]");
            assertThat(greeting()).isEqualTo("greeting=old\n");
        }
        restart();
        assertThat(greeting()).isEqualTo("greeting=old\n");
    }

    @Test
    void callsThatCannotBeLedAfterARestartGoWhereTheyWent() throws Exception {
        var project = Project.pair(folder.resolve("app"));
        var _ = project.deploy(client, "pair", greeting("old"));
        var links = List.of(Map.of("caller", "front", "callee", "back", "weight", 100));
        project.manifest("# another\n" + Files.readString(project.folder().resolve("ashlar.toml")));
        var _ = project.deploy(client, "pair", Map.of("variables", Map.of("greeting", "new"), "links", links));
        assertThat(greeting()).isEqualTo("greeting=new\n");
        stop();
        Files.delete(folder.resolve("state/blobs/sha256/" + project.bundle().hex()));
        start();
        assertThat(greeting()).isEqualTo("greeting=old\n");
        assertThat(client.get("/v1/apps/pair/traffic").json()).contains("\"links\":[]");
        assertThat(client.get("/v1/apps/pair/events").json()).contains("calls of links cannot be led");
    }

    @Test
    void canariesStandBesideWhatServesAndNotBesideWhatWasTakenBack() throws Exception {
        stop();
        start(config().withRollback(new RollbackPolicy(0.1, 5, WHILE_IT_TAKES)));
        var project = Project.fixed(folder.resolve("fixed"), "good");
        var _ = project.deploy(client);
        for (int i = 0; i < 10; i++) {
            assertThat(site.get("fixed.localhost", "/").status()).isEqualTo(200);
        }
        project.manifest(Files.readString(project.folder().resolve("ashlar.toml"))
                .replace("status = 200, body = \"good\"", "status = 500, body = \"bad\""));
        var _ = project.deploy(client);
        var third = Project.fixed(folder.resolve("third"), "third");
        third.manifest(Files.readString(third.folder().resolve("ashlar.toml"))
                .replace("name = \"fixed\"", "name = \"fixed\"\nhealth = \"/health\"")
                .replace("\"/...\"", "\"/elsewhere\""));
        var deploys = new ArrayList<Thread>();
        deploys.add(Thread.ofVirtual()
                .start(() -> assertThatExceptionOfType(ProblemException.class)
                        .as("it holds the place for ten seconds")
                        .isThrownBy(() -> third.deploy(client))));
        awaitChange("fixed");
        var fourth = Project.fixed(folder.resolve("fourth"), "good");
        deploys.add(begin(() -> fourth.deploy(client, "fixed", Map.of("weight", 10))));
        Thread.sleep(1_000); // for it to wait; if it comes later, it finds what is to be found all the same
        while (site.get("fixed.localhost", "/").status() != 200) {
            Thread.sleep(10);
        }
        for (Thread deploy : deploys) {
            deploy.join();
        }
        assertThat(client.get("/v1/apps/fixed/traffic")
                        .fields()
                        .object("requests")
                        .names())
                .containsExactlyInAnyOrder("1", "3");
        awaitText("/v1/events", "taken-back");
        assertThat(client.get("/v1/apps/fixed/revisions/2").fields().text("status"))
                .isEqualTo("failed");
    }

    @Test
    void remembersThatCallsOfALinkWereTakenBack() throws Exception {
        stop();
        start(config().withRollback(new RollbackPolicy(0.1, 5, WHILE_IT_TAKES)));
        var project = pair();
        var _ = project.deploy(client, "pair", greeting("old"));
        for (int i = 0; i < 10; i++) {
            assertThat(greeting()).isEqualTo("greeting=old\n");
        }
        var manifest = Files.readString(project.folder().resolve("ashlar.toml"));
        project.manifest(manifest.replace("environment =", "limits = { memory = \"1MiB\" }\nenvironment =")
                .replace("{{ greeting }}", "long".repeat(200_000)));
        var _ = project.deploy(
                client, "pair", Map.of("links", List.of(Map.of("caller", "front", "callee", "back", "weight", 50))));
        assertThat(client.get("/v1/apps/pair/traffic").json()).contains("\"callee\"");
        while (!client.get("/v1/events").json().contains("taken-back")) {
            assertThat(site.get(HOST, "/ask/environment").status()).isIn(200, 500);
        }
        assertThat(client.get("/v1/apps/pair/traffic").json()).isEqualTo("{\"requests\":{\"1\":1},\"links\":[]}");
        restart();
        for (int i = 0; i < 10; i++) {
            assertThat(greeting()).isEqualTo("greeting=old\n");
        }
        assertThat(client.get("/v1/apps/pair/revisions")
                        .fields()
                        .objects("revisions")
                        .getFirst()
                        .text("status"))
                .isEqualTo("failed");
    }

    @Test
    void readsNothingOfLinksBeforeARequestComes() throws Exception {
        var project = Project.pair(folder.resolve("app"));
        var _ = project.deploy(client, "pair", greeting("old"));
        var _ = project.deploy(client, "pair", link("front", "back", 100));
        restart();
        assertThat(client.get("/v1/apps/pair/revisions").fields().objects("revisions"))
                .extracting(revision -> revision.text("state"))
                .as("nothing is read before a request comes")
                .containsOnly("asleep");
        assertThat(greeting()).isEqualTo("greeting=new\n");
        assertThat(client.get("/v1/apps/pair/revisions")
                        .fields()
                        .objects("revisions")
                        .getFirst()
                        .number("invocations"))
                .isEqualTo(1);
    }

    @Test
    void splitsRequests() throws Exception {
        var project = pair();
        var _ = project.deploy(client, "pair", greeting("old"));
        var _ = project.deploy(client, "pair", Map.of("variables", Map.of("greeting", "new"), "weight", 50));
        restart();
        int fresh = 0;
        for (int i = 0; i < 60; i++) {
            fresh += greeting().contains("new") ? 1 : 0;
        }
        assertThat(fresh).isBetween(5, 55);
        assertThat(client.get("/v1/apps/pair/traffic").json())
                .isEqualTo("{\"requests\":{\"1\":50,\"2\":50},\"links\":[]}");
        var _ = client.put("/v1/apps/pair/traffic", Map.of("requests", Map.of("2", 1), "links", List.of()));
        for (int i = 0; i < 20; i++) {
            assertThat(greeting()).contains("new");
        }
    }

    @Test
    void leavesWhatServesAloneWhenTheNextCannot() throws Exception {
        var project = pair();
        var _ = project.deploy(client);
        refuses(
                Kind.UNUSABLE,
                "which is no variable",
                () -> project.deploy(client, "pair", Map.of("variables", Map.of("nonsense", "x"))));
        Files.write(
                project.folder().resolve("back.wasm"), Files.readAllBytes(Project.COMPONENTS.resolve("sender.wasm")));
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> project.deploy(client))
                .satisfies(e -> assertThat(e.remarks()).isNotEmpty().allSatisfy(remark -> {
                    assertThat(remark.file()).isEqualTo("ashlar.toml");
                    assertThat(remark.line()).isPositive();
                    assertThat(remark.message()).contains("ashlar:tests/parts");
                }));
        assertThat(greeting()).isEqualTo("greeting=hello\n");
        assertThat(client.get("/v1/apps/pair").fields().number("revision")).isEqualTo(1);
        restart();
        assertThat(greeting()).isEqualTo("greeting=hello\n");
    }

    @Test
    void deploysOnlyOnTopOfWhatIsExpected() throws Exception {
        var project = pair();
        refuses(Kind.CONFLICT, "is not there", () -> project.deploy(client, "pair", Map.of("if-revision", 4)));
        var _ = project.deploy(client, "pair", Map.of("if-revision", 0));
        var _ = project.deploy(client, "pair", Map.of("if-revision", 1));
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> project.deploy(client, "pair", Map.of("if-revision", 1)))
                .withMessageContaining("the newest revision of \"pair\" is 2, not 1")
                .satisfies(e -> assertThat(e.number("revision")).contains(2L));
    }

    @Test
    void answersARepeatedRequestAsTheFirstTime() throws Exception {
        var project = pair();
        var _ = project.deploy(client);
        var body = Map.of("index", project.bundle().toString());
        var key = Map.of("idempotency-key", "k1");
        var first = client.post("/v1/apps/pair/revisions", body, key);
        restart();
        assertThat(client.post("/v1/apps/pair/revisions", body, key)).isEqualTo(first);
        assertThat(client.get("/v1/apps/pair").fields().number("revision")).isEqualTo(2);
        refuses(
                Kind.CONFLICT,
                "was that of another request",
                () -> client.post(
                        "/v1/apps/pair/revisions",
                        Map.of("index", project.bundle().toString(), "message", "other"),
                        key));
    }

    @Test
    void deploysOneAfterTheOther() throws Exception {
        var project = pair();
        var _ = project.deploy(client);
        var index = project.bundle().toString();
        var threads = IntStream.range(0, 6)
                .mapToObj(i -> begin(() -> client.post("/v1/apps/pair/revisions", Map.of("index", index), Map.of())))
                .toList();
        for (var thread : threads) {
            thread.join();
        }
        assertThat(client.get("/v1/apps/pair/revisions").fields().objects("revisions"))
                .extracting(it -> it.number("number"))
                .containsExactly(7L, 6L, 5L, 4L, 3L, 2L, 1L);
    }

    @Test
    void keepsSoManyRevisions() throws Exception {
        stop();
        start(config().withKeptRevisions(2));
        var project = pair();
        for (int i = 0; i < 5; i++) {
            var _ = project.deploy(client);
        }
        assertThat(client.get("/v1/apps/pair/revisions").fields().objects("revisions"))
                .extracting(it -> it.number("number"))
                .containsExactly(5L, 4L);
    }

    @Test
    void undeploys() throws Exception {
        var _ = pair().deploy(client);
        assertThat(site.get(HOST, "/ask/environment").status()).isEqualTo(200);
        client.delete("/v1/apps/pair");
        assertThat(site.get(HOST, "/ask/environment").status()).isEqualTo(404);
        refuses(Kind.NOT_FOUND, "there is no application \"pair\"", () -> client.get("/v1/apps/pair"));
        refuses(Kind.NOT_FOUND, "there is no application \"pair\"", () -> client.delete("/v1/apps/pair"));
        restart();
        assertThat(site.get(HOST, "/ask/environment").status()).isEqualTo(404);
        assertThat(client.get("/v1/events").fields().objects("events"))
                .extracting(it -> it.text("kind"))
                .containsExactly("undeployed", "deployed");
    }

    @Test
    void givesDomainsToOneApplicationEach() throws Exception {
        var project = pair();
        var _ = project.deploy(client, "pair", Map.of("domains", List.of("Shop.example.com", "*.shop.example.com")));
        for (String host : List.of("shop.example.com", "a.b.shop.example.com:80", HOST)) {
            assertThat(site.get(host, "/ask/environment").status()).as(host).isEqualTo(200);
        }
        assertThat(site.get("example.com", "/ask/environment").status()).isEqualTo(404);
        refuses(
                Kind.CONFLICT,
                "the domain shop.example.com is that of the application \"pair\"",
                () -> project.deploy(client, "second", Map.of("domains", List.of("shop.example.com"))));
        refuses(Kind.NOT_FOUND, "no application", () -> client.get("/v1/apps/second"));
        var _ = project.deploy(client, "second", Map.of("domains", List.of("*")));
        assertThat(site.get("example.com", "/ask/environment").status()).isEqualTo(200);
        var _ = project.deploy(client, "pair", Map.of("domains", List.of()));
        restart();
        assertThat(client.get("/v1/apps/pair").fields().texts("domains")).containsExactly(HOST);
    }

    @Test
    void saysWhatAnApplicationSaid() throws Exception {
        var project = pair();
        var _ = project.deploy(client);
        refuses(Kind.INVALID, "tail is no number", () -> client.lines("/v1/apps/pair/logs?tail=x", line -> {}));
        assertThat(site.get(HOST, "/ask/environment").status()).isEqualTo(200);
        assertThat(site.get(HOST, "/nowhere").status()).isEqualTo(404);
        var heard = new ArrayBlockingQueue<String>(100);
        var reader = follow("/v1/apps/pair/logs?follow=true", heard);
        assertThat(heard.take())
                .contains(
                        "\"event\":\"request\"", "\"revision\":1", "\"target\":\"/ask/environment\"", "\"status\":200");
        assertThat(heard.take()).contains("\"target\":\"/nowhere\"", "\"status\":404");
        assertThat(site.get(HOST, "/own/later").status()).isNotZero();
        assertThat(heard.take()).contains("\"target\":\"/own/later\"");
        assertThat(reader.isAlive()).isTrue();
        var token = client.post("/v1/tokens", Map.of(), Map.of()).fields();
        var revoked = client(Optional.of(token.text("token")), Optional.empty());
        var guest = begin(() -> revoked.lines("/v1/apps/pair/logs?follow=true", line -> {}));
        client.delete("/v1/tokens/" + token.text("id"));
        assertThat(guest.join(Duration.ofSeconds(20))).as("it ends").isTrue();
        var some = new ArrayList<String>();
        client.lines("/v1/apps/pair/logs?component=front&tail=1", some::add);
        assertThat(some).singleElement().asString().contains("/own/later");
        assertThat(reader.isAlive()).isTrue();
        client.delete("/v1/apps/pair");
        assertThat(reader.join(Duration.ofSeconds(20)))
                .as("nothing comes any more")
                .isTrue();
    }

    @Test
    void saysWhyNothingAnswersARequest() throws Exception {
        var _ = pair().deploy(client);
        stop();
        try (Stream<Path> blobs = Files.list(folder.resolve("state/blobs/sha256"))) {
            for (Path blob : blobs.toList()) {
                Files.delete(blob);
            }
        }
        start();
        assertThat(site.get(HOST, "/ask/environment").status()).isEqualTo(503);
        var lines = new ArrayList<String>();
        while (lines.isEmpty()) {
            client.lines("/v1/apps/pair/logs", lines::add);
        }
        assertThat(lines)
                .singleElement()
                .asString()
                .contains(
                        "\"event\":\"request\"",
                        "\"revision\":1",
                        "\"status\":503",
                        "revision 1 cannot be made ready: ");
    }

    @Test
    void saysWhichRevisionsAnsweredTogether() throws Exception {
        var project = pair();
        var _ = project.deploy(client, "pair", greeting("old"));
        var _ = project.deploy(client, "pair", link("front", "back", 100));
        var heard = new ArrayBlockingQueue<String>(100);
        var reader = follow("/v1/apps/pair/logs?follow=true&revision=2", heard);
        assertThat(greeting()).isEqualTo("greeting=new\n");
        assertThat(heard.take())
                .contains("\"event\":\"request\",\"revision\":1,\"component\":\"front\",\"revisions\":[1,2]");
        for (int revision = 1; revision <= 3; revision++) {
            var lines = new ArrayList<String>();
            client.lines("/v1/apps/pair/logs?revision=" + revision, lines::add);
            assertThat(lines).as("of revision %d", revision).hasSize(revision == 3 ? 0 : 1);
        }
        var _ = client.put("/v1/apps/pair/traffic", Map.of("requests", Map.of("2", 1), "links", List.of()));
        assertThat(greeting()).isEqualTo("greeting=new\n");
        assertThat(heard.take()).contains("\"revision\":2,").doesNotContain("revisions");
        client.delete("/v1/apps/pair");
        reader.join();
    }

    @Test
    void setsLimitsWhileItRuns() throws Exception {
        var _ = pair().deploy(client);
        assertThat(greeting()).isEqualTo("greeting=hello\n");
        var set = client.put(
                "/v1/apps/pair/scale",
                Map.of("components", Map.of("front", Map.of("concurrency", 3, "queue", 7, "instances", 5))));
        assertThat(set.json()).contains("\"set\":{\"instances\":5,\"concurrency\":3,\"queue\":7}");
        restart();
        assertThat(greeting()).isEqualTo("greeting=hello\n");
        var front =
                client.get("/v1/apps/pair/scale").fields().object("components").object("front");
        assertThat(front.object("now").number("concurrency")).isEqualTo(3);
        assertThat(front.object("now").number("instance-limit")).isEqualTo(5);
        assertThat(front.object("now").number("queue-limit")).isEqualTo(7);
        refuses(
                Kind.UNUSABLE,
                "there is no component \"nobody\"",
                () -> client.put(
                        "/v1/apps/pair/scale",
                        Map.of("components", Map.of("front", Map.of(), "nobody", Map.of("instances", 1)))));
        assertThat(client.get("/v1/apps/pair/scale").json()).contains("\"concurrency\":3");
        var _ = client.put("/v1/apps/pair/scale", Map.of("components", Map.of("front", Map.of())));
        assertThat(client.get("/v1/apps/pair/scale").json()).doesNotContain("\"concurrency\"");
    }

    @Test
    void remembersThatARevisionWasTakenBack() throws Exception {
        stop();
        start(config().withRollback(new RollbackPolicy(0.1, 5, WHILE_IT_TAKES)));
        var project = pair();
        var _ = project.deploy(client);
        for (int i = 0; i < 10; i++) {
            assertThat(greeting()).isEqualTo("greeting=hello\n");
        }
        var manifest = Files.readString(project.folder().resolve("ashlar.toml"));
        project.manifest(manifest.replace(", \"/ask/...\"", "") + """

                [[trigger.http]]
                route = "/ask/..."
                response = { status = 500, body = "broken" }
                """);
        var _ = project.deploy(client);
        while (!greeting().equals("greeting=hello\n")) {
            Thread.sleep(10);
        }
        assertThat(greeting()).isEqualTo("greeting=hello\n");
        awaitText("/v1/events", "taken-back");
        assertThat(client.get("/v1/apps/pair/events")
                        .fields()
                        .objects("events")
                        .getFirst()
                        .text("text"))
                .startsWith("revision 2 was taken back: ");
        restart();
        assertThat(greeting()).isEqualTo("greeting=hello\n");
        assertThat(client.get("/v1/apps/pair/revisions")
                        .fields()
                        .objects("revisions")
                        .getFirst()
                        .text("status"))
                .isEqualTo("failed");
    }

    @Test
    void deploysOnlyWhatIsSigned() throws Exception {
        stop();
        var key = SigningKey.generate("ours");
        var other = SigningKey.generate("theirs");
        start(config().withPolicy(SignaturePolicy.signedBy(List.of(key.verification()))));
        var project = pair();
        var index = project.bundle();
        var deploys = new Deploys(client, project.store(), UploadListener.NONE);
        refuses(Kind.UNSIGNED, "it is not signed", () -> project.deploy(client));
        var theirs = Signatures.sign(index, "example.com/pair", other, project.store(), Optional.empty());
        refuses(
                Kind.UNSIGNED,
                "by none of them",
                () -> deploys.deploy("pair", index, List.of(theirs.digest()), Map.of()));
        assertThat(client.get("/v1/apps").fields().objects("applications")).isEmpty();
        var ours = Signatures.sign(index, "example.com/pair", key, project.store(), Optional.of(theirs));
        var _ = deploys.deploy("pair", index, List.of(ours.digest()), Map.of());
        assertThat(greeting()).isEqualTo("greeting=hello\n");
    }

    @Test
    void putsToSleepWhatNobodyAsks() throws Exception {
        stop();
        start(config().withIdle(IdleOptions.DEFAULT.withAfter(Duration.ofMillis(200))));
        var _ = pair().deploy(client);
        assertThat(greeting()).isEqualTo("greeting=hello\n");
        awaitText("/v1/apps/pair/revisions", "\"state\":\"asleep\"");
        assertThat(greeting()).isEqualTo("greeting=hello\n");
    }

    @Test
    void removesWhatNobodyNeeds() throws Exception {
        stop();
        start(config().withKeptRevisions(1).withUnusedBlobs(Duration.ZERO));
        var project = pair();
        var _ = project.deploy(client);
        assertThat(daemon.collect()).isZero();
        var small = Project.pair(folder.resolve("other"));
        small.manifest("""
                [component.sender]
                source = "sender.wasm"
                """);
        Files.copy(Project.COMPONENTS.resolve("sender.wasm"), small.folder().resolve("sender.wasm"));
        var _ = small.deploy(client, "pair", Map.of("unset", List.of("greeting")));
        assertThat(daemon.collect()).as("the one before is kept for a rollback").isZero();
        var _ = small.deploy(client, "pair", Map.of());
        var _ = small.deploy(client, "pair", Map.of());
        assertThat(daemon.collect()).isGreaterThan(10_000);
        restart();
        assertThat(client.get("/v1/apps/pair/revisions").fields().objects("revisions"))
                .hasSizeBetween(1, 2);
        assertThat(project.deploy(client).sent().sent()).isPositive();
        assertThat(greeting()).isEqualTo("greeting=hello\n");
    }
}
