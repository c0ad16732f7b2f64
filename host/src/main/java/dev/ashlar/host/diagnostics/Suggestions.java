package dev.ashlar.host.diagnostics;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that was probably meant. */
public final class Suggestions {
    private static final int MAX_LENGTH = 64;
    private static final int MAX_CANDIDATES = 1000;

    private Suggestions() {}

    /** {@code did you mean "..."?} with the nearest of the candidates, if one is near enough. */
    public static Optional<String> didYouMean(String written, Collection<String> candidates) {
        return nearest(written, candidates).map(name -> "did you mean \"" + name + "\"?");
    }

    /** The nearest of the candidates, if one is near enough. Case and separators count for little. */
    public static Optional<String> nearest(String written, Collection<String> candidates) {
        if (written.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        String plain = plain(written);
        int allowed = Math.min(Math.max(1, plain.length() / 3), plain.length() - 1);
        record Scored(String name, int distance) {}
        return candidates.stream()
                .limit(MAX_CANDIDATES)
                .filter(candidate -> candidate.length() <= MAX_LENGTH && !candidate.equals(written))
                .map(candidate -> new Scored(candidate, distance(plain, plain(candidate))))
                .filter(scored -> scored.distance() <= allowed)
                .min(Comparator.comparingInt(Scored::distance).thenComparing(Scored::name))
                .map(Scored::name);
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[-_ .]", "");
    }

    /** Insertions, deletions, replacements and swaps of neighbours that lead from one to the other. */
    private static int distance(String one, String other) {
        int[][] table = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                table[i][j] = i == 0 || j == 0 ? i + j : step(one, other, table, i, j);
            }
        }
        return table[one.length()][other.length()];
    }

    private static int step(String one, String other, int[][] table, int i, int j) {
        char a = one.charAt(i - 1);
        char b = other.charAt(j - 1);
        int best = Math.min(table[i - 1][j - 1] + (a == b ? 0 : 1), 1 + Math.min(table[i - 1][j], table[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && a == other.charAt(j - 2) && b == one.charAt(i - 2);
        return swapped ? Math.min(best, table[i - 2][j - 2] + 1) : best;
    }
}
