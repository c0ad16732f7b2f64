package dev.ashlar.bench;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Options of the benchmarks; {@link Main} says what they mean. */
record ComputeOptions(
        List<String> peers,
        List<String> filters,
        int rounds,
        double warmUpSeconds,
        @Nullable Path json,
        List<String> jvmFlags) {

    /** @param usual peers where none are named */
    static ComputeOptions parse(List<String> arguments, List<String> usual) {
        List<String> peers = usual;
        List<String> filters = List.of();
        int rounds = 15;
        double warmUp = 6;
        Path json = null;
        List<String> jvmFlags = List.of();
        for (int i = 0; i < arguments.size(); i += 2) {
            String option = arguments.get(i);
            if (i + 1 == arguments.size()) {
                throw new IllegalArgumentException("option " + option + " is unknown or lacks its value");
            }
            String value = arguments.get(i + 1);
            switch (option) {
                case "--peers" -> peers = value.equals("none") ? List.of() : List.of(value.split(","));
                case "--filter" -> filters = List.of(value.split(","));
                case "--rounds" -> rounds = (int) positive(option, value);
                case "--warm-up" -> warmUp = positive(option, value);
                case "--json" -> json = Path.of(value);
                case "--jvm" -> jvmFlags = List.of(value.strip().split("\\s+"));
                default -> throw new IllegalArgumentException("unknown option " + option);
            }
        }
        return new ComputeOptions(peers, filters, rounds, warmUp, json, jvmFlags);
    }

    private static double positive(String option, String value) {
        double number;
        try {
            number = Double.parseDouble(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(option + " takes a number, not '" + value + "'", e);
        }
        if (!(number > 0)) {
            throw new IllegalArgumentException(option + " must be above zero, not " + value);
        }
        return number;
    }

    boolean selects(Workload workload) {
        return filters.isEmpty() || filters.stream().anyMatch(workload.name()::contains);
    }
}
