package dev.ashlar.capabilities;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code rediss://}: the certificate has to be of somebody trusted, and for the host. */
class RedisTlsTest {
    private static final String PASSWORD = "changeit";

    @TempDir
    private static Path folder;

    private static RedisServer server;

    @BeforeAll
    static void start() throws Exception {
        run(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-keyout",
                "key.pem",
                "-out",
                "cert.pem",
                "-days",
                "2",
                "-subj",
                "/CN=localhost",
                "-addext",
                "subjectAltName=DNS:localhost");
        run(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-importcert",
                "-noprompt",
                "-alias",
                "it",
                "-file",
                "cert.pem",
                "-keystore",
                "trust.p12",
                "-storepass",
                PASSWORD);
        server = new RedisServer(
                folder,
                "--tls",
                "--tls-cert-file",
                "cert.pem",
                "--tls-key-file",
                "key.pem",
                "--tls-auth-clients",
                "no",
                "--tls-ca-cert-file",
                "cert.pem");
    }

    private static void run(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("tools.log").toFile())
                    .start();
            assertThat(process.waitFor()).as(List.of(command).toString()).isZero();
        } catch (IOException e) {
            abort("cannot make a certificate: " + e.getMessage());
        }
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    private static String probe(String host, boolean trusting) throws Exception {
        List<String> flags = new ArrayList<>();
        if (trusting) {
            flags.add("-Djavax.net.ssl.trustStore=" + folder.resolve("trust.p12"));
            flags.add("-Djavax.net.ssl.trustStorePassword=" + PASSWORD);
        }
        Process process =
                JavaProcess.start(flags, RedisTlsProbe.class, List.of("rediss://" + host + ":" + server.port()));
        return new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    }

    @Test
    void talksToWhoIsTrusted() throws Exception {
        assertThat(probe("localhost", true)).isEqualTo("value");
    }

    @Test
    void refusesWhoIsNot() throws Exception {
        assertThat(probe("localhost", false)).contains("does not answer:").contains("certification path");
    }

    @Test
    void refusesACertificateForAnotherHost() throws Exception {
        assertThat(probe("127.0.0.1", true)).contains("does not answer:").contains("127.0.0.1");
    }
}
