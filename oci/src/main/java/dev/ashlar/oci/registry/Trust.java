package dev.ashlar.oci.registry;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Which certificates are trusted. */
final class Trust {
    private Trust() {}

    /** Java's and those in files. */
    static SSLContext with(List<Path> authorities) throws IOException {
        try {
            if (authorities.isEmpty()) {
                return SSLContext.getDefault();
            }
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (X509Certificate known : javas()) {
                store.setCertificateEntry("java" + store.size(), known);
            }
            for (Path file : authorities) {
                for (Certificate own : read(file)) {
                    store.setCertificateEntry("own" + store.size(), own);
                }
            }
            var context = SSLContext.getInstance("TLS");
            context.init(null, factory(store).getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("Java cannot set up encryption: " + e.getMessage(), e);
        }
    }

    private static List<X509Certificate> javas() throws GeneralSecurityException {
        return Stream.of(factory(null).getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .flatMap(manager -> Stream.of(((X509TrustManager) manager).getAcceptedIssuers()))
                .toList();
    }

    private static TrustManagerFactory factory(@Nullable KeyStore store) throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory;
    }

    private static Collection<? extends Certificate> read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            var certificates = CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (certificates.isEmpty()) {
                throw new IOException("%s has no certificate; it should have some in PEM".formatted(file));
            }
            return certificates;
        } catch (GeneralSecurityException e) {
            throw new IOException(
                    "%s has no certificates in PEM: %s".formatted(file, Failures.clip(String.valueOf(e.getMessage()))),
                    e);
        } catch (NoSuchFileException e) {
            throw new IOException("there is no file of certificates %s".formatted(file), e);
        }
    }
}
