package dev.ashlar.component.plan;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Names that somebody may have meant. */
public final class Similar {
    private static final int SHOWN = 3;
    private static final int COMPARED = 200;

    private Similar() {}

    /** For instance {@code ; the nearest names are a, b}, or that there are none. */
    public static String hint(String wanted, Collection<String> names) {
        if (names.isEmpty()) {
            return "; nothing else is defined there";
        }
        List<String> nearest = names.stream()
                .sorted(Comparator.comparingInt(name -> distance(wanted, name)))
                .limit(SHOWN)
                .toList();
        return "; the nearest names defined are " + String.join(", ", nearest);
    }

    /** Edits that turn one name into the other. */
    private static int distance(String a, String b) {
        String first = a.substring(0, Math.min(a.length(), COMPARED));
        String second = b.substring(0, Math.min(b.length(), COMPARED));
        int[] previous = new int[second.length() + 1];
        for (int j = 0; j < previous.length; j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= first.length(); i++) {
            int[] row = new int[previous.length];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = previous[j - 1] + (first.charAt(i - 1) == second.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(previous[j], row[j - 1]) + 1);
            }
            previous = row;
        }
        return previous[second.length()];
    }
}
