package dev.ashlar.http;

import java.nio.file.Path;

/**
 * What a server proves its name with.
 *
 * @param certificates in PEM: its own first, then those that signed it
 * @param key private key of the first certificate, in PEM, PKCS #8, not encrypted
 */
public record TlsFiles(Path certificates, Path key) {}
