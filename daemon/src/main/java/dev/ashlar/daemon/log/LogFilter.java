package dev.ashlar.daemon.log;

import dev.ashlar.oci.json.Json;
import dev.ashlar.oci.json.JsonException;
import dev.ashlar.oci.json.JsonFields;
import java.util.Optional;

/**
 * Which lines somebody wants to see.
 *
 * @param component those about it
 * @param revision those of it, and requests in which it took part
 */
public record LogFilter(Optional<String> component, Optional<Integer> revision) {
    private static final int MOST_BYTES = 1 << 20;

    public static final LogFilter ALL = new LogFilter(Optional.empty(), Optional.empty());

    boolean accepts(byte[] line) {
        if (component.isEmpty() && revision.isEmpty()) {
            return true;
        }
        try {
            var fields = Json.object(line, MOST_BYTES);
            return component
                            .filter(wanted -> !wanted.equals(fields.textOrEmpty("component")))
                            .isEmpty()
                    && revision.filter(wanted -> !isOf(wanted, fields)).isEmpty();
        } catch (JsonException e) {
            return false; // cut off when the process was killed
        }
    }

    private static boolean isOf(long revision, JsonFields line) {
        return line.optionalNumber("revision").orElse(0L) == revision
                || line.numbers("revisions").contains(revision);
    }
}
