package dev.ashlar.oci.registry;

import java.io.IOException;
import java.util.Optional;

/** Knows how to log in to registries. */
@FunctionalInterface
public interface Credentials {
    /** Knows none. */
    Credentials ANONYMOUS = registry -> Optional.empty();

    /**
     * How to log in, if it is known.
     *
     * @param registry host and port as in references
     * @throws IOException when what knows it cannot be asked
     */
    Optional<Login> find(String registry) throws IOException;
}
