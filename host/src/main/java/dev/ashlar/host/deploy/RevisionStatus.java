package dev.ashlar.host.deploy;

import dev.ashlar.host.diagnostics.Problem;
import dev.ashlar.host.run.ApplicationMeters;
import dev.ashlar.oci.Digest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A revision at one moment. What components of several revisions answer together is counted as the newest one's.
 *
 * @param weight among those that answer requests; 0 for none of them
 * @param inFlight invocations that go on
 * @param reading since it was made ready, and since calls are led as they are; empty while it is asleep
 * @param components digests by name; empty while it is asleep
 * @param warnings what it works with all the same
 */
public record RevisionStatus(
        int number,
        State state,
        int weight,
        int inFlight,
        Optional<ApplicationMeters.Reading> reading,
        Map<String, Digest> components,
        List<Problem> warnings) {
    /** What it is doing. */
    public enum State {
        /** Known by its source only; is made ready when a request comes. */
        ASLEEP,
        /** Compiled and linked. */
        READY,
        /** On its way out: ends what it began. */
        DRAINING
    }

    public RevisionStatus {
        components = Map.copyOf(components);
        warnings = List.copyOf(warnings);
    }
}
