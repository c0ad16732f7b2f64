package dev.ashlar.daemon.state;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An application of a tenant.
 *
 * @param id never used again
 * @param lastRevision highest number given so far; 0 before the first
 * @param ownDomain the one that it has by its name; empty only where somebody else was given it
 * @param otherDomains under which it is reached, too; {@code *} for all that nobody else has
 */
public record StoredApplication(
        long id,
        String tenant,
        String name,
        Instant created,
        int lastRevision,
        Optional<String> ownDomain,
        List<String> otherDomains) {
    public StoredApplication {
        otherDomains = List.copyOf(otherDomains);
    }

    /** All of them, in order. */
    public List<String> domains() {
        return Stream.concat(ownDomain.stream(), otherDomains.stream()).sorted().toList();
    }
}
