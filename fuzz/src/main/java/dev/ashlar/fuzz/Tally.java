package dev.ashlar.fuzz;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Counts by name. */
final class Tally {
    private final Map<String, Long> counts = new TreeMap<>();

    /** The new count of {@code name}. */
    long add(String name) {
        return counts.merge(name, 1L, Long::sum);
    }

    long total() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    Map<String, Long> counts() {
        return counts;
    }

    /** For instance {@code 12 malformed, 3 invalid}. */
    @Override
    public String toString() {
        return counts.entrySet().stream()
                .map(it -> it.getValue() + " " + it.getKey())
                .collect(Collectors.joining(", "));
    }
}
