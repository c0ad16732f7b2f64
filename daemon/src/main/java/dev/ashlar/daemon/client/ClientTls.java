package dev.ashlar.daemon.client;

import dev.ashlar.http.PemFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/** Whom a client trusts, and how it proves who it is, from files in PEM. */
public final class ClientTls {
    private ClientTls() {}

    /**
     * @param authorities empty for those that the JVM trusts
     * @param certificate the client's, with those that signed it
     * @param key its private key, PKCS #8, not encrypted
     * @throws IOException when one cannot be read; the message says which
     */
    public static SSLContext of(Optional<Path> authorities, Optional<Path> certificate, Optional<Path> key)
            throws IOException {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(keys(certificate, key), trust(authorities), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("the client's certificate and key do not fit: " + e.getMessage(), e);
        }
    }

    private static TrustManager @Nullable [] trust(Optional<Path> authorities)
            throws IOException, GeneralSecurityException {
        return authorities.isEmpty() ? null : PemFiles.trust(authorities.get());
    }

    private static KeyManager @Nullable [] keys(Optional<Path> certificate, Optional<Path> key)
            throws IOException, GeneralSecurityException {
        if (certificate.isEmpty() && key.isEmpty()) {
            return null;
        }
        if (certificate.isEmpty() || key.isEmpty()) {
            throw new IOException("a client's certificate and its key belong together; give both");
        }
        return PemFiles.identity(certificate.get(), key.get());
    }
}
