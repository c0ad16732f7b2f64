package dev.ashlar.oci.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import dev.ashlar.oci.ContentStore;
import dev.ashlar.oci.Reference;
import dev.ashlar.oci.registry.RegistryException.Kind;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A registry that takes tokens of a server that we play: it signs them with the key of a certificate that the registry trusts. */
@Timeout(180)
class TokenTest {
    private static final int MB = 1 << 20;
    private static final RegistryConfig CONFIG =
            RegistryConfig.DEFAULT.withAttempts(4, Duration.ofMillis(20)).withChunkBytes(MB);

    @TempDir
    private Path directory;

    private Certificates certificates;
    private volatile long lifeSeconds = 300;
    private volatile long saidSeconds = 300;
    private final AtomicInteger given = new AtomicInteger();
    private final List<String> scopes = new ArrayList<>();

    @BeforeEach
    void makeKey() throws Exception {
        Path keys = Files.createDirectories(directory.resolve("keys"));
        Certificates.run(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-days",
                "2",
                "-subj",
                "/CN=tokens",
                "-keyout",
                keys.resolve("key.pem").toString(),
                "-out",
                keys.resolve("certificate.pem").toString());
        certificates = new Certificates(keys.resolve("certificate.pem"), keys.resolve("key.pem"));
    }

    private FakeRegistry tokens() throws IOException {
        var server = new FakeRegistry(new ContentStore(directory.resolve("nothing")));
        server.behaviour = exchange -> {
            try {
                return token(exchange);
            } catch (GeneralSecurityException e) {
                throw new IOException(e);
            }
        };
        return server;
    }

    private synchronized boolean token(HttpExchange exchange) throws IOException, GeneralSecurityException {
        String query = exchange.getRequestURI().getQuery();
        if (exchange.getRequestMethod().equals("POST")) {
            String form = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            assertThat(form).contains("grant_type=refresh_token", "refresh_token=identity");
            query = URLDecoder.decode(form, UTF_8);
        } else {
            String who = exchange.getRequestHeaders().getFirst("Authorization");
            if (!"Basic YWxpY2U6c2VjcmV0".equals(who)) {
                FakeRegistry.answer(exchange, 401, new byte[0]);
                return true;
            }
        }
        given.incrementAndGet();
        var asked = List.of(query.split("&")).stream()
                .filter(it -> it.startsWith("scope="))
                .flatMap(it -> List.of(it.substring(6).split(" ")).stream())
                .toList();
        scopes.addAll(asked);
        String body = "{\"access_token\":\"%s\",\"expires_in\":%d}".formatted(signed(asked), saidSeconds);
        FakeRegistry.answer(exchange, 200, body.getBytes(UTF_8));
        return true;
    }

    private String signed(List<String> asked) throws IOException, GeneralSecurityException {
        String access = asked.stream()
                .map(it -> it.split(":"))
                .map(it -> "{\"type\":\"repository\",\"name\":\"%s\",\"actions\":[%s]}"
                        .formatted(
                                it[1],
                                List.of(it[2].split(",")).stream()
                                        .map(a -> "\"" + a + "\"")
                                        .collect(Collectors.joining(","))))
                .collect(Collectors.joining(","));
        long now = Instant.now().getEpochSecond();
        // the registry forgives a minute
        String claims =
                "{\"iss\":\"test\",\"sub\":\"alice\",\"aud\":\"registry\",\"iat\":%d,\"nbf\":%d,\"exp\":%d,\"jti\":\"%d\",\"access\":[%s]}"
                        .formatted(now, now - 100, now + lifeSeconds, System.nanoTime(), access);
        var certificate = CertificateFactory.getInstance("X.509")
                .generateCertificate(Files.newInputStream(certificates.certificate()));
        String header = "{\"typ\":\"JWT\",\"alg\":\"RS256\",\"x5c\":[\"%s\"]}"
                .formatted(Base64.getEncoder().encodeToString(certificate.getEncoded()));
        String text = base64(header.getBytes(UTF_8)) + "." + base64(claims.getBytes(UTF_8));
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key());
        signature.update(text.getBytes(UTF_8));
        return text + "." + base64(signature.sign());
    }

    private PrivateKey key() throws IOException, GeneralSecurityException {
        String pem = Files.readString(certificates.key()).replaceAll("-----[A-Z ]+-----|\\s", "");
        return KeyFactory.getInstance("RSA")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private RealRegistry registry(FakeRegistry tokens) throws Exception {
        return new RealRegistry(directory.resolve("r"))
                .with("REGISTRY_AUTH", "token")
                .with("REGISTRY_AUTH_TOKEN_REALM", "http://" + tokens.name() + "/token")
                .with("REGISTRY_AUTH_TOKEN_SERVICE", "registry")
                .with("REGISTRY_AUTH_TOKEN_ISSUER", "test")
                .with("REGISTRY_AUTH_TOKEN_ROOTCERTBUNDLE", certificates.certificate())
                .start();
    }

    @Test
    void oneTokenServesAWholePush() throws Exception {
        var from = new ContentStore(directory.resolve("from"));
        var artifact = Samples.artifact(from, 1, MB, 2 * MB, 10);
        try (var tokens = tokens();
                var server = registry(tokens);
                var alice = new Registry(CONFIG.withCredentials(RealRegistryTest.login("alice", "secret")))) {
            var reference = Reference.parse(server.name() + "/acme/app:1");
            alice.push(artifact, from, reference, TransferListener.NONE);
            assertThat(given).hasValue(1);
            assertThat(scopes).containsExactly("repository:acme/app:pull,push");
            alice.pull(reference, new ContentStore(directory.resolve("to")), TransferListener.NONE);
            assertThat(given).hasValue(2);

            scopes.clear();
            var counts = new Counts();
            alice.push(artifact, from, Reference.parse(server.name() + "/acme/other:1"), counts);
            assertThat(counts.all(TransferListener.Outcome.MOUNTED)).hasSize(4);
            assertThat(scopes).contains("repository:acme/app:pull");
        }
    }

    @Test
    void identityTokensAreExchanged() throws Exception {
        var from = new ContentStore(directory.resolve("from"));
        var artifact = Samples.artifact(from, 1, 10);
        try (var tokens = tokens();
                var server = registry(tokens);
                var alice = new Registry(
                        CONFIG.withCredentials(name -> Optional.of(new Login.IdentityToken("identity"))))) {
            alice.push(artifact, from, Reference.parse(server.name() + "/acme/app:1"), TransferListener.NONE);
        }
    }

    /** The server says that tokens live long, but they do not: the registry refuses them in the middle. */
    @Test
    void tokensThatExpireInTheMiddleAreReplaced() throws Exception {
        var from = new ContentStore(directory.resolve("from"));
        var artifact = Samples.artifact(from, 1, 3 * MB);
        lifeSeconds = -55; // five seconds with the minute: longer than any request, shorter than all of them
        try (var tokens = tokens();
                var server = registry(tokens);
                var relay = new Relay(server.port());
                var alice = new Registry(
                        CONFIG.withParallel(1).withCredentials(RealRegistryTest.login("alice", "secret")))) {
            relay.delayMillis = 1_900;
            relay.delayed = "PATCH";
            alice.push(artifact, from, Reference.parse(relay.name() + "/acme/app:1"), TransferListener.NONE);
            assertThat(given.get()).isGreaterThan(1);
            alice.pull(
                    Reference.parse(relay.name() + "/acme/app:1"),
                    new ContentStore(directory.resolve("to")),
                    TransferListener.NONE);
        }
    }

    @Test
    void strangersGetNone() throws Exception {
        try (var tokens = tokens();
                var server = registry(tokens);
                var bob = new Registry(CONFIG.withCredentials(RealRegistryTest.login("bob", "secret")))) {
            var error = catchThrowableOfType(
                    RegistryException.class, () -> bob.fetch(Reference.parse(server.name() + "/acme/app:1")));
            assertThat(error.kind()).isEqualTo(Kind.UNAUTHORIZED);
            assertThat(error)
                    .hasMessage("localhost gives no token for %s to user bob; run `ashlar login %s`"
                            .formatted(server.name(), server.name()));
        }
    }
}
