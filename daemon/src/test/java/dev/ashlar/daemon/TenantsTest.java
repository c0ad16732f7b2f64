package dev.ashlar.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ashlar.daemon.client.Address;
import dev.ashlar.daemon.client.AdminClient;
import dev.ashlar.daemon.problem.Kind;
import dev.ashlar.daemon.problem.ProblemException;
import dev.ashlar.daemon.testing.Project;
import dev.ashlar.daemon.testing.Site;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What tenants see of one another, and how much they may have. */
@Timeout(180)
class TenantsTest {
    @TempDir
    private Path folder;

    private Daemon daemon;
    private AdminClient operator;

    @BeforeEach
    void start() throws IOException {
        daemon = Daemon.start(DaemonConfig.of(folder.resolve("state"), new InetSocketAddress("127.0.0.1", 0)));
        operator = client(Optional.empty(), Optional.empty());
    }

    @AfterEach
    void stop() {
        daemon.close();
    }

    private AdminClient client(Optional<String> token, Optional<String> tenant) {
        return new AdminClient(
                new Address.Socket(DaemonConfig.socketIn(folder.resolve("state"))), token, tenant, Optional.empty());
    }

    private AdminClient tenant(String name, Map<String, ?> quota) throws IOException {
        var _ = operator.put("/v1/tenants/" + name, Map.of("quota", quota));
        var token = operator.post("/v1/tenants/%s/tokens".formatted(name), Map.of("note", "ci of " + name), Map.of());
        return client(Optional.of(token.fields().text("token")), Optional.empty());
    }

    private static void refuses(Kind kind, String message, ThrowingCallable call) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(call)
                .satisfies(e -> assertThat(e.kind()).isEqualTo(kind))
                .withMessageContaining(message);
    }

    @Test
    void seeNothingOfOneAnother() throws Exception {
        var anna = tenant("anna", Map.of());
        var ben = tenant("ben", Map.of());
        var project = Project.pair(folder.resolve("pair"));
        var _ = project.deploy(anna);
        assertThat(ben.get("/v1/apps").fields().objects("applications")).isEmpty();
        for (String path : List.of("", "/revisions", "/revisions/1", "/traffic")) {
            refuses(Kind.NOT_FOUND, "there is no application \"pair\"", () -> ben.get("/v1/apps/pair" + path));
        }
        refuses(Kind.NOT_FOUND, "no application", () -> ben.delete("/v1/apps/pair"));
        refuses(Kind.NOT_FOUND, "no application", () -> ben.lines("/v1/apps/pair/logs", line -> {}));
        refuses(Kind.NOT_FOUND, "no tenant \"anna\"", () -> ben.get("/v1/apps?tenant=anna"));
        refuses(
                Kind.NOT_FOUND,
                "there is no tenant \"nobody\"",
                () -> client(Optional.empty(), Optional.of("nobody")).get("/v1/apps"));
        assertThat(ben.get("/v1/status").fields().names())
                .containsExactlyInAnyOrder("started", "address", "tls", "domain");
        assertThat(ben.get("/v1/events").fields().objects("events")).isEmpty();
        for (String path : List.of("/v1/tenants", "/v1/tenants/anna", "/v1/tenants/ben", "/v1/tokens")) {
            refuses(Kind.NOT_FOUND, "there is nothing at", () -> ben.get(path));
        }
        assertThat(client(Optional.empty(), Optional.of("anna")).get("/v1/apps").json())
                .contains("\"pair\"");
    }

    @Test
    void cannotUseBlobsOfOneAnother() throws Exception {
        var anna = tenant("anna", Map.of());
        var ben = tenant("ben", Map.of());
        var project = Project.pair(folder.resolve("pair"));
        var first = project.deploy(anna);
        var index = project.bundle();
        refuses(
                Kind.CONFLICT,
                "blobs of the application are not here",
                () -> ben.post("/v1/apps/mine/revisions", Map.of("index", index.toString()), Map.of()));
        var second = project.deploy(ben);
        assertThat(second.sent()).as("he is not told that it is there already").isEqualTo(first.sent());
    }

    @Test
    void mayHaveApplicationsOfTheSameName() throws Exception {
        var project = Project.pair(folder.resolve("pair"));
        var _ = project.deploy(tenant("anna", Map.of()), "pair", Map.of("variables", Map.of("greeting", "anna")));
        var _ = project.deploy(tenant("ben", Map.of()), "pair", Map.of("variables", Map.of("greeting", "ben")));
        var site = new Site(daemon.address());
        assertThat(site.get("pair.anna.localhost", "/ask/environment").body()).isEqualTo("greeting=anna\n");
        assertThat(site.get("pair.ben.localhost", "/ask/environment").body()).isEqualTo("greeting=ben\n");
        assertThat(site.get("pair.localhost", "/ask/environment").status()).isEqualTo(404);
    }

    @Test
    void haveNoMoreThanTheirQuota() throws Exception {
        var project = Project.pair(folder.resolve("pair"));
        var one = tenant("one", Map.of("applications", 1));
        var _ = project.deploy(one, "first", Map.of());
        refuses(Kind.QUOTA, "may have 1 applications and has them", () -> project.deploy(one, "second", Map.of()));
        var _ = project.deploy(one, "first", Map.of());
        one.delete("/v1/apps/first");
        var _ = project.deploy(one, "second", Map.of());

        var small = tenant("small", Map.of("blob-bytes", 1000));
        refuses(Kind.QUOTA, "is more than the tenant \"small\" may have", () -> project.deploy(small));

        var forgetful = tenant("forgetful", Map.of("memory-bytes", 65536));
        refuses(Kind.UNUSABLE, "tenant forgetful: ", () -> project.deploy(forgetful));
        var site = new Site(daemon.address());
        assertThat(site.get("first.one.localhost", "/ask/environment").status()).isEqualTo(404);
        assertThat(site.get("second.one.localhost", "/ask/environment").status())
                .isEqualTo(200);
        var _ = project.deploy(one, "second", Map.of());
    }

    /** Until a log has a text in it: lines are written soon after they are said. */
    private void awaitLog(String text) throws IOException, InterruptedException {
        var lines = new ArrayList<String>();
        while (!lines.toString().contains(text)) {
            Thread.sleep(10);
            lines.clear();
            operator.lines("/v1/apps/pair/logs?tenant=anna", lines::add);
        }
    }

    @Test
    void getAnotherQuotaWhileTheyRun() throws Exception {
        var project = Project.pair(folder.resolve("pair"));
        var _ = project.deploy(tenant("anna", Map.of()));
        var site = new Site(daemon.address());
        assertThat(site.get("pair.anna.localhost", "/ask/environment").status()).isEqualTo(200);
        var _ = operator.put("/v1/tenants/anna", Map.of("quota", Map.of("memory-bytes", 1000)));
        assertThat(site.get("pair.anna.localhost", "/ask/environment").status()).isGreaterThanOrEqualTo(500);
        awaitLog("tenant anna has no more memory for the component");
        awaitLog("would exceed its limit of 1000");
        var _ = operator.put("/v1/tenants/anna", Map.of("quota", Map.of("memory-bytes", 64 << 20)));
        assertThat(site.get("pair.anna.localhost", "/ask/environment").status()).isEqualTo(200);
        operator.delete("/v1/apps/pair?tenant=anna");
        operator.delete("/v1/tenants/anna");
        var again = tenant("anna", Map.of("memory-bytes", 65536));
        refuses(Kind.UNUSABLE, "would exceed its limit of 65536", () -> project.deploy(again));
    }

    @Test
    void leaveStarsToTheOperator() throws Exception {
        var anna = tenant("anna", Map.of());
        var project = Project.pair(folder.resolve("pair"));
        refuses(
                Kind.FORBIDDEN,
                "only the operator gives it away",
                () -> project.deploy(anna, "pair", Map.of("domains", List.of("*"))));
        var _ = project.deploy(client(Optional.empty(), Optional.of("anna")), "pair", Map.of("domains", List.of("*")));
        var _ = project.deploy(anna);
        assertThat(new Site(daemon.address())
                        .get("whatever", "/ask/environment")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void proveThemselvesByTokens() throws Exception {
        var anna = tenant("anna", Map.of());
        refuses(
                Kind.UNAUTHORIZED,
                "the token is not known",
                () -> client(Optional.of("ashlar_nonsense"), Optional.empty()).get("/v1/apps"));
        var tokens = operator.get("/v1/tenants/anna/tokens").fields().objects("tokens");
        assertThat(tokens).hasSize(1);
        assertThat(tokens.getFirst().names()).containsExactlyInAnyOrder("id", "tenant", "note", "created");
        operator.delete("/v1/tenants/anna/tokens/" + tokens.getFirst().text("id"));
        refuses(Kind.UNAUTHORIZED, "may have been revoked", () -> anna.get("/v1/apps"));
        var short_ = operator.post("/v1/tenants/anna/tokens", Map.of("note", "short", "expires-seconds", 0), Map.of());
        var late = client(Optional.of(short_.fields().text("token")), Optional.empty());
        refuses(Kind.UNAUTHORIZED, "the token \"short\" expired at", () -> late.get("/v1/apps"));
        var second = operator.post("/v1/tokens", Map.of("note", "second operator"), Map.of());
        var colleague = client(Optional.of(second.fields().text("token")), Optional.empty());
        assertThat(colleague.get("/v1/tenants").fields().objects("tenants"))
                .extracting(it -> it.text("name"))
                .containsExactly("anna", "default");
    }

    @Test
    void areRememberedAndRemoved() throws Exception {
        var anna = tenant("anna", Map.of("applications", 3));
        var _ = Project.pair(folder.resolve("pair")).deploy(anna);
        stop();
        start();
        assertThat(anna.get("/v1/apps").json()).contains("\"pair\"");
        assertThat(operator.get("/v1/apps/pair/revisions?tenant=anna").json())
                .contains("\"created-by\":\"ci of anna\"");
        refuses(Kind.CONFLICT, "undeploy them first", () -> operator.delete("/v1/tenants/anna"));
        anna.delete("/v1/apps/pair");
        operator.delete("/v1/tenants/anna");
        refuses(Kind.UNAUTHORIZED, "not known", () -> anna.get("/v1/apps"));
        refuses(Kind.CONFLICT, "stays", () -> operator.delete("/v1/tenants/default"));
        for (String name : List.of("Nobody", "a--b", "-a", "a-", "a".repeat(64))) {
            refuses(Kind.INVALID, "is no name for a tenant", () -> operator.put("/v1/tenants/" + name, Map.of()));
        }
    }
}
