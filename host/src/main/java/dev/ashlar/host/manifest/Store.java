package dev.ashlar.host.manifest;

import java.util.Optional;

/**
 * A store that an application describes; those that it only grants are embedded ones.
 *
 * @param url the server, as in {@code redis://localhost:6379}; absent for the embedded one
 */
public record Store(StoreKind kind, String label, Optional<Template> url) {}
