package dev.ashlar.host.deploy;

import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * Who gets how much.
 *
 * @param byRevision a weight for each revision, by its number; from 1 to {@value #MOST}
 */
public record Weights(SortedMap<Integer, Integer> byRevision) {
    /** Of one revision. */
    public static final int MOST = 1_000_000;

    /** Revisions at a time. */
    private static final int MOST_REVISIONS = 100;

    /** @throws IllegalArgumentException when there is no revision, there are more than 100, or a weight is none */
    public Weights {
        if (byRevision.isEmpty() || byRevision.size() > MOST_REVISIONS) {
            throw new IllegalArgumentException("weights are for 1 to %d revisions".formatted(MOST_REVISIONS));
        }
        byRevision.forEach((number, weight) -> {
            if (weight < 1 || weight > MOST) {
                throw new IllegalArgumentException(
                        "the weight of revision %d is %d; it must be from 1 to %d".formatted(number, weight, MOST));
            }
        });
        byRevision = Collections.unmodifiableSortedMap(new TreeMap<>(byRevision));
    }

    /** All for one. */
    public static Weights all(int revision) {
        return new Weights(new TreeMap<>(Map.of(revision, 1)));
    }

    public static Weights of(Map<Integer, Integer> byRevision) {
        return new Weights(new TreeMap<>(byRevision));
    }

    /** Those that get something. */
    public Set<Integer> revisions() {
        return byRevision.keySet();
    }

    /** Those of these revisions; empty where there is none. */
    Optional<Weights> among(Set<Integer> revisions) {
        var rest = new TreeMap<>(byRevision);
        rest.keySet().retainAll(revisions);
        return rest.isEmpty() ? Optional.empty() : Optional.of(new Weights(rest));
    }

    /** Of all revisions together. */
    public int total() {
        return byRevision.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** The revision that gets most; of several, the one with the lowest number. */
    public int heaviest() {
        return Collections.max(
                        byRevision.entrySet(),
                        Map.Entry.<Integer, Integer>comparingByValue()
                                .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .getKey();
    }

    /** One of the revisions, each as often as its weight says. */
    int pick(RandomGenerator random) {
        int left = byRevision.size() == 1 ? 0 : random.nextInt(total());
        for (var entry : byRevision.entrySet()) {
            left -= entry.getValue();
            if (left < 0) {
                return entry.getKey();
            }
        }
        throw new IllegalStateException("weights do not sum up");
    }
}
