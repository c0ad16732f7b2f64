package dev.ashlar.daemon.state;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that happened.
 *
 * @param id later ones have larger ones
 * @param application empty where none is concerned
 * @param kind such as {@code deployed}
 * @param text for people
 */
public record StoredEvent(
        long id,
        Instant time,
        String tenant,
        String application,
        String kind,
        String text,
        Optional<Integer> revision) {}
