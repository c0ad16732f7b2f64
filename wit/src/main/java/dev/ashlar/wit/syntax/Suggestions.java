package dev.ashlar.wit.syntax;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the name that was probably meant. */
public final class Suggestions {
    private static final int MAX_LENGTH = 64;
    private static final int MAX_CANDIDATES = 10_000;

    private Suggestions() {}

    /** "did you mean …?" with the nearest candidate, if one is near enough. */
    public static Optional<String> didYouMean(String written, Collection<String> candidates) {
        return nearest(written, candidates).map(name -> "did you mean " + SourceFile.quote(name) + "?");
    }

    static Optional<String> nearest(String written, Collection<String> candidates) {
        if (written.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        int allowed = Math.min(Math.max(1, written.length() / 3), written.length() - 1);
        record Scored(String name, int distance) {}
        return candidates.stream()
                .limit(MAX_CANDIDATES)
                .filter(candidate -> Math.abs(candidate.length() - written.length()) <= allowed)
                .map(candidate -> new Scored(candidate, distance(written, candidate)))
                .filter(scored -> scored.distance() <= allowed && scored.distance() > 0)
                .min(Comparator.comparingInt(Scored::distance).thenComparing(Scored::name))
                .map(Scored::name);
    }

    /** Levenshtein's. */
    private static int distance(String one, String other) {
        int[] previous = new int[other.length() + 1];
        int[] current = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            current[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = previous[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
            }
            int[] swapped = previous;
            previous = current;
            current = swapped;
        }
        return previous[other.length()];
    }
}
