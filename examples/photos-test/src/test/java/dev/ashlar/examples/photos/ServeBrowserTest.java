package dev.ashlar.examples.photos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ashlar serve} with a browser as client: a component in Rust answers. */
class ServeBrowserTest {
    private static final String COMPONENT = Path.of(
                    System.getProperty("ashlar.example.http", "../../guests/http"), "built", "rust-axum.wasm")
            .toString();

    @TempDir
    private Path folder;

    @Test
    void speaksHttp1() throws Exception {
        Browser browser = Browser.find();
        try (AshlarProcess ashlar = new AshlarProcess("serve", COMPONENT, "--addr", "127.0.0.1:0")) {
            assertThat(browser.run("protocol.mjs", ashlar.address())).isEqualTo("http/1.1");
        }
    }

    @Test
    void speaksHttp2OverTls() throws Exception {
        Browser browser = Browser.find();
        Path certificate = folder.resolve("certificate.pem");
        Path key = folder.resolve("key.pem");
        makeCertificate(certificate, key);
        try (AshlarProcess ashlar = new AshlarProcess(
                "serve",
                COMPONENT,
                "--addr",
                "127.0.0.1:0",
                "--tls-cert",
                certificate.toString(),
                "--tls-key",
                key.toString())) {
            assertThat(ashlar.address()).startsWith("https:");
            assertThat(browser.run("protocol.mjs", ashlar.address())).isEqualTo("h2");
        }
    }

    /** Signed by nobody else: the browser is told to take it. */
    private void makeCertificate(Path certificate, Path key)
            throws IOException, InterruptedException, GeneralSecurityException {
        Path store = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "test",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        "changeit")
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
        char[] password = "changeit".toCharArray();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, password);
        }
        Files.writeString(
                certificate, pem("CERTIFICATE", keys.getCertificate("test").getEncoded()));
        Files.writeString(key, pem("PRIVATE KEY", keys.getKey("test", password).getEncoded()));
    }

    private static String pem(String type, byte[] content) {
        String lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(content);
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(type, lines, type);
    }
}
