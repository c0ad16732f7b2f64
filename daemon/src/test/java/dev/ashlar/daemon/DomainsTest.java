package dev.ashlar.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ashlar.daemon.client.Address;
import dev.ashlar.daemon.client.AdminClient;
import dev.ashlar.daemon.problem.DaemonException;
import dev.ashlar.daemon.problem.Kind;
import dev.ashlar.daemon.problem.ProblemException;
import dev.ashlar.daemon.testing.Project;
import dev.ashlar.daemon.testing.Site;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Names of applications: below the daemon's domain, which may change, and those that they are given. */
@Timeout(120)
class DomainsTest {
    @TempDir
    private Path folder;

    private Daemon daemon;
    private AdminClient operator;
    private Project project;

    @BeforeEach
    void start() throws IOException {
        start("localhost");
        operator = client(Optional.empty(), Optional.empty());
        project = Project.fixed(folder.resolve("fixed"), "fixed");
    }

    private void start(String domain) throws IOException {
        daemon = Daemon.start(DaemonConfig.of(folder.resolve("state"), new InetSocketAddress("127.0.0.1", 0))
                .withDomain(domain));
    }

    private void restart(String domain) throws IOException {
        stop();
        start(domain);
    }

    @AfterEach
    void stop() {
        daemon.close();
    }

    private AdminClient client(Optional<String> token, Optional<String> tenant) {
        return new AdminClient(
                new Address.Socket(DaemonConfig.socketIn(folder.resolve("state"))), token, tenant, Optional.empty());
    }

    private AdminClient tenant(String name) throws IOException {
        var _ = operator.put("/v1/tenants/" + name, Map.of());
        var token = operator.post("/v1/tenants/%s/tokens".formatted(name), Map.of(), Map.of());
        return client(Optional.of(token.fields().text("token")), Optional.empty());
    }

    private int status(String host) throws IOException {
        return new Site(daemon.address()).get(host, "/").status();
    }

    private static Map<String, Object> domains(String... names) {
        return Map.of("domains", List.of(names));
    }

    private static void refuses(Kind kind, String message, ThrowingCallable call) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(call)
                .satisfies(e -> assertThat(e.kind()).isEqualTo(kind))
                .withMessageContaining(message);
    }

    @Test
    void moveWithTheDaemonAllAtOnce() throws Exception {
        var anna = tenant("anna");
        var _ = project.deploy(operator, "fixed", domains("shop.example.com"));
        var _ = project.deploy(operator, "second", Map.of());
        var _ = project.deploy(anna);
        restart("Apps.Example.com");
        for (String host : List.of(
                "fixed.apps.example.com",
                "second.apps.example.com",
                "fixed.anna.apps.example.com",
                "shop.example.com")) {
            assertThat(status(host)).as(host).isEqualTo(200);
        }
        for (String host : List.of("fixed.localhost", "second.localhost", "fixed.anna.localhost")) {
            assertThat(status(host)).as(host).isEqualTo(404);
        }
        assertThat(anna.get("/v1/apps/fixed/events").json())
                .contains("reached as fixed.anna.apps.example.com, no longer as fixed.anna.localhost");
        var _ = project.deploy(operator);
        assertThat(operator.get("/v1/apps/fixed").fields().texts("domains"))
                .containsExactly("fixed.apps.example.com", "shop.example.com");
        restart("apps.example.com");
        assertThat(operator.get("/v1/apps/second/events").fields().objects("events"))
                .as("one move, one event")
                .hasSize(2);
        restart("localhost");
        assertThat(status("fixed.localhost")).isEqualTo(200);
        assertThat(status("fixed.apps.example.com")).isEqualTo(404);
    }

    @Test
    void doNotMoveToWhereSomebodyIs() throws Exception {
        var _ = project.deploy(operator);
        var other = Project.fixed(folder.resolve("other"), "other");
        var _ = other.deploy(operator, "other", domains("fixed.example.com"));
        restart("example.com");
        assertThat(new Site(daemon.address()).get("fixed.example.com", "/").body())
                .isEqualTo("other");
        assertThat(operator.get("/v1/apps/fixed").fields().texts("domains")).isEmpty();
        assertThat(operator.get("/v1/apps/fixed/events").json())
                .contains("fixed.example.com is that of another application, no longer as fixed.localhost");
        refuses(Kind.CONFLICT, "is that of the application \"other\"", () -> project.deploy(operator));
        var _ = other.deploy(operator, "other", domains());
        var _ = project.deploy(operator);
        assertThat(new Site(daemon.address()).get("fixed.example.com", "/").body())
                .isEqualTo("fixed");
    }

    @Test
    void belowTheDaemonsAreNotForOtherTenants() throws Exception {
        var anna = tenant("anna");
        var _ = tenant("ben");
        for (String domain : List.of(
                "shop.ben.localhost",
                "*.ben.localhost",
                "ben.localhost",
                "*.localhost",
                "localhost",
                "fixed.localhost",
                "fixed.notanna.localhost")) {
            refuses(
                    Kind.FORBIDDEN,
                    "below localhost yours are *.anna.localhost",
                    () -> project.deploy(anna, "fixed", domains(domain)));
        }
        var _ = project.deploy(anna, "fixed", domains("shop.anna.localhost", "*.a.anna.localhost", "anna.localhost"));
        var default_ = operator.post("/v1/tenants/default/tokens", Map.of(), Map.of());
        var somebody = client(Optional.of(default_.fields().text("token")), Optional.empty());
        for (String domain : List.of("*.localhost", "shop.ben.localhost", "localhost")) {
            refuses(
                    Kind.FORBIDDEN,
                    "below localhost yours are *.localhost",
                    () -> project.deploy(somebody, "mine", domains(domain)));
        }
        var _ = project.deploy(somebody, "mine", domains("shop.localhost"));
        var _ = project.deploy(client(Optional.empty(), Optional.of("anna")), "given", domains("*.ben.localhost"));
        var _ = project.deploy(anna, "given", Map.of());
        assertThat(status("anything.ben.localhost")).isEqualTo(200);
        restart("apps.example.com");
        refuses(Kind.FORBIDDEN, "only the operator", () -> project.deploy(anna, "fixed", domains("*.example.com")));
    }

    @Test
    void areBounded() {
        var many =
                IntStream.range(0, 101).mapToObj("d%d.example.com"::formatted).toArray(String[]::new);
        refuses(
                Kind.INVALID,
                "101 domains are more than the 100",
                () -> project.deploy(operator, "fixed", domains(many)));
        for (String suffix : List.of("", "two words", "*.example.com", "-a")) {
            assertThatExceptionOfType(DaemonException.class)
                    .isThrownBy(() ->
                            Daemon.start(DaemonConfig.of(folder.resolve("other"), new InetSocketAddress("127.0.0.1", 0))
                                    .withDomain(suffix)))
                    .withMessageContaining("\"%s\" is no domain below which", suffix);
        }
    }
}
