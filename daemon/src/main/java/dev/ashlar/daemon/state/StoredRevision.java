package dev.ashlar.daemon.state;

import dev.ashlar.oci.Digest;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * A revision of an application.
 *
 * @param index digest of the index that it is
 * @param createdBy who deployed it
 * @param message what they said of it
 * @param components digests by name
 */
public record StoredRevision(
        int number,
        Digest index,
        Instant created,
        String createdBy,
        String message,
        Status status,
        Map<String, String> components) {
    /** What became of it. */
    public enum Status {
        /** It served or may serve. */
        READY,
        /** It was taken out of traffic since it failed too often. */
        FAILED
    }

    public StoredRevision {
        components = new TreeMap<>(components);
    }
}
