package dev.ashlar.http.server;

import dev.ashlar.http.TlsFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Reads certificates and keys. */
final class TlsContexts {
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";
    private static final char[] NO_PASSWORD = {};

    private TlsContexts() {}

    static SSLContext of(TlsFiles files) throws IOException {
        var certificates = certificates(files.certificates());
        var key = key(files.key(), certificates[0].getPublicKey().getAlgorithm());
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("server", key, NO_PASSWORD, certificates);
            var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(store, NO_PASSWORD);
            var context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException(
                    "the key in %s does not fit the certificate in %s: %s"
                            .formatted(files.key(), files.certificates(), e.getMessage()),
                    e);
        }
    }

    private static Certificate[] certificates(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            var found = CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (found.isEmpty()) {
                throw new IOException("there is no certificate in " + path);
            }
            return found.toArray(Certificate[]::new);
        } catch (GeneralSecurityException e) {
            throw new IOException("the certificate in %s cannot be read: %s".formatted(path, e.getMessage()), e);
        }
    }

    private static PrivateKey key(Path path, String algorithm) throws IOException {
        var text = Files.readString(path, StandardCharsets.US_ASCII);
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IOException(
                    "there is no '%s' in %s; 'openssl pkcs8 -topk8 -nodes -in KEY' makes one of other forms"
                            .formatted(BEGIN, path));
        }
        try {
            var bytes = Base64.getMimeDecoder().decode(text.substring(begin + BEGIN.length(), end));
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(bytes));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException("the key in %s cannot be read: %s".formatted(path, e.getMessage()), e);
        }
    }
}
