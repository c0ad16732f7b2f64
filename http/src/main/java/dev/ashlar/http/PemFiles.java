package dev.ashlar.http;

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
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** Certificates and keys in PEM, for both ends of TLS. */
public final class PemFiles {
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";
    private static final char[] NO_PASSWORD = {};

    private PemFiles() {}

    /**
     * Who one is.
     *
     * @param certificates one's own, with those that signed it
     * @param key its private key, PKCS #8, not encrypted
     * @throws IOException when one cannot be read; the message says which
     * @throws GeneralSecurityException when they do not fit each other
     */
    public static KeyManager[] identity(Path certificates, Path key) throws IOException, GeneralSecurityException {
        var chain = certificates(certificates);
        var store = emptyStore();
        store.setKeyEntry("own", key(key, chain[0].getPublicKey().getAlgorithm()), NO_PASSWORD, chain);
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, NO_PASSWORD);
        return managers.getKeyManagers();
    }

    /**
     * Whom one trusts.
     *
     * @param authorities their certificates
     * @throws IOException when they cannot be read; the message says why
     */
    public static TrustManager[] trust(Path authorities) throws IOException, GeneralSecurityException {
        var store = emptyStore();
        for (var authority : certificates(authorities)) {
            store.setCertificateEntry("authority" + store.size(), authority);
        }
        var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(store);
        return managers.getTrustManagers();
    }

    private static KeyStore emptyStore() throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
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
