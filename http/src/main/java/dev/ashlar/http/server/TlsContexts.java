package dev.ashlar.http.server;

import dev.ashlar.http.PemFiles;
import dev.ashlar.http.TlsFiles;
import java.io.IOException;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/** Makes of a server's files what it encrypts with. */
final class TlsContexts {
    private TlsContexts() {}

    static ServerTls of(TlsFiles files) throws IOException {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(PemFiles.identity(files.certificates(), files.key()), clientTrust(files), null);
            return new ServerTls(context, files.clientAuthorities().isPresent());
        } catch (GeneralSecurityException e) {
            throw new IOException(
                    "the key in %s does not fit the certificate in %s: %s"
                            .formatted(files.key(), files.certificates(), e.getMessage()),
                    e);
        }
    }

    /** Who may sign for clients; null, for the JVM's choice, where nobody asks clients for certificates. */
    private static TrustManager @Nullable [] clientTrust(TlsFiles files) throws IOException, GeneralSecurityException {
        var authorities = files.clientAuthorities();
        return authorities.isEmpty() ? null : PemFiles.trust(authorities.get());
    }
}
