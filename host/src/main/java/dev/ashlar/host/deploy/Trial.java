package dev.ashlar.host.deploy;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Revisions that are new, and to where requests go back if one of them fails too often. {@link DeployedApplication#trials} says which
 * there are, {@link DeployedApplication#restore} goes on with them when the process has ended.
 *
 * @param candidates that began to serve at the same time
 * @param before where requests were led until then
 * @param baseline what went wrong there in the last window; holds until those revisions have answered enough again
 */
public record Trial(SortedSet<Integer> candidates, Traffic before, ErrorRate baseline) {
    public Trial {
        candidates = Collections.unmodifiableSortedSet(new TreeSet<>(candidates));
    }

    /** The same if of those that served before only these are kept; empty where nobody would answer requests then. */
    public Optional<Trial> among(Set<Integer> kept) {
        return before.among(kept).map(rest -> new Trial(candidates, rest, baseline));
    }
}
