package dev.ashlar.daemon.state;

import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Revisions that are new, and where requests go back to if they fail too often.
 *
 * @param before who answered until then
 * @param requests that had ended there in the last window
 * @param errors those of them that had gone wrong
 */
public record StoredTrial(SortedSet<Integer> candidates, StoredTraffic before, long requests, long errors) {
    public StoredTrial {
        candidates = new TreeSet<>(candidates);
    }

    /** The same where calls went where their callers are. */
    public StoredTrial withoutLinks() {
        return new StoredTrial(candidates, before.withoutLinks(), requests, errors);
    }
}
