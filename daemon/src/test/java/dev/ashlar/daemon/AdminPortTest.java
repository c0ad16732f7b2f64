package dev.ashlar.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ashlar.daemon.DaemonConfig.Admin;
import dev.ashlar.daemon.client.Address;
import dev.ashlar.daemon.client.AdminClient;
import dev.ashlar.daemon.client.ClientTls;
import dev.ashlar.daemon.client.UnreachableException;
import dev.ashlar.daemon.problem.DaemonException;
import dev.ashlar.daemon.problem.Kind;
import dev.ashlar.daemon.problem.ProblemException;
import dev.ashlar.daemon.testing.Project;
import dev.ashlar.http.TlsFiles;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The admin API on a port: with tokens, and with certificates. */
@Timeout(120)
class AdminPortTest {
    private static final InetSocketAddress ANY = new InetSocketAddress("127.0.0.1", 0);

    @TempDir
    private Path folder;

    private Daemon start(Admin... admin) throws IOException {
        return Daemon.start(DaemonConfig.of(folder.resolve("state"), ANY).withAdmin(List.of(admin)));
    }

    private static AdminClient client(Daemon daemon, boolean secure, Optional<String> token, Optional<SSLContext> tls) {
        int port = daemon.adminAddresses().getFirst().getPort();
        return new AdminClient(new Address.Port("127.0.0.1", port, secure), token, Optional.empty(), tls);
    }

    @Test
    void wantsTheTokenOfAFile() throws Exception {
        Path file = folder.resolve("token");
        try (var daemon = start(new Admin.Port(ANY, Optional.empty(), Optional.of(file)))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            var operator =
                    client(daemon, false, Optional.of(Files.readString(file).strip()), Optional.empty());
            assertThat(Project.pair(folder.resolve("pair"))
                            .deploy(operator)
                            .answer()
                            .fields()
                            .number("number"))
                    .isEqualTo(1);
            for (var token : List.of(Optional.<String>empty(), Optional.of("ashlar_guess"))) {
                assertThatExceptionOfType(ProblemException.class)
                        .isThrownBy(() ->
                                client(daemon, false, token, Optional.empty()).get("/v1/apps"))
                        .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.UNAUTHORIZED));
                var project = Project.pair(folder.resolve("other" + token.isPresent()));
                assertThatExceptionOfType(ProblemException.class)
                        .isThrownBy(() -> project.deploy(client(daemon, false, token, Optional.empty())))
                        .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.UNAUTHORIZED));
            }
        }
    }

    @Test
    void saysWhyThereCanBeNoTokenFile() {
        Path file = folder.resolve("nowhere/token");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> start(new Admin.Port(ANY, Optional.empty(), Optional.of(file))))
                .withMessage("there is no directory for the token file %s; make it first", file);
    }

    @Test
    void isNotOpenToAll() {
        assertThatExceptionOfType(DaemonException.class)
                .isThrownBy(() -> start(new Admin.Port(ANY, Optional.empty(), Optional.empty())))
                .withMessageContaining("--admin-token-file");
    }

    @Test
    void wantsCertificatesOfAnAuthority() throws Exception {
        var server = certificate("server");
        var operator = certificate("operator");
        var stranger = certificate("stranger");
        var tls = new TlsFiles(server.certificates(), server.key(), Optional.of(operator.certificates()));
        try (var daemon = start(new Admin.Port(ANY, Optional.of(tls), Optional.empty()))) {
            var context = ClientTls.of(
                    Optional.of(server.certificates()),
                    Optional.of(operator.certificates()),
                    Optional.of(operator.key()));
            assertThat(client(daemon, true, Optional.empty(), Optional.of(context))
                            .get("/v1/tenants")
                            .json())
                    .contains("default");
            var unknown = ClientTls.of(
                    Optional.of(server.certificates()),
                    Optional.of(stranger.certificates()),
                    Optional.of(stranger.key()));
            var nobody = ClientTls.of(Optional.of(server.certificates()), Optional.empty(), Optional.empty());
            var careful = ClientTls.of(
                    Optional.of(stranger.certificates()),
                    Optional.of(operator.certificates()),
                    Optional.of(operator.key()));
            for (var refused : List.of(unknown, nobody, careful)) {
                assertThatExceptionOfType(UnreachableException.class)
                        .isThrownBy(() -> client(daemon, true, Optional.empty(), Optional.of(refused))
                                .get("/v1/tenants"));
            }
        }
    }

    /** One that signed itself. */
    private TlsFiles certificate(String name) throws Exception {
        Path store = folder.resolve(name + ".p12");
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "a",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "SAN=ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "changeit",
                        "-keystore",
                        store.toString())
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        var keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, "changeit".toCharArray());
        }
        return new TlsFiles(
                pem(name + ".pem", "CERTIFICATE", keys.getCertificate("a").getEncoded()),
                pem(
                        name + ".key",
                        "PRIVATE KEY",
                        keys.getKey("a", "changeit".toCharArray()).getEncoded()));
    }

    private Path pem(String name, String what, byte[] bytes) throws IOException {
        return Files.writeString(
                folder.resolve(name),
                "-----BEGIN %s-----%n%s%n-----END %s-----%n"
                        .formatted(what, Base64.getMimeEncoder().encodeToString(bytes), what));
    }
}
