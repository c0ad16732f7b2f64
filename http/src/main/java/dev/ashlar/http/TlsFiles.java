package dev.ashlar.http;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What a server proves its name with, and what its clients have to.
 *
 * @param certificates in PEM: its own first, then those that signed it
 * @param key private key of the first certificate, in PEM, PKCS #8, not encrypted
 * @param clientAuthorities certificates, in PEM, one of which must have signed that of each client; empty where clients need none
 */
public record TlsFiles(Path certificates, Path key, Optional<Path> clientAuthorities) {
    /** Clients need no certificates. */
    public TlsFiles(Path certificates, Path key) {
        this(certificates, key, Optional.empty());
    }
}
