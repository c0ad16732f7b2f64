package dev.ashlar.bench;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All figures of one {@code bench/run compute}.
 *
 * @param peers the engines asked for beside Ashlar, missing ones included
 * @param versions of the engines that answered
 * @param problems what failed, one line each
 */
record ComputeResult(List<Row> rows, List<String> peers, Map<String, String> versions, List<String> problems) {
    /** A workload and the engines that completed it. */
    record Row(Workload workload, Map<String, Timing> timings) {
        @Nullable Timing ashlar() {
            return timings.get("ashlar");
        }

        Optional<Timing> of(String engine) {
            return Optional.ofNullable(timings.get(engine));
        }

        /** Ashlar's median over that of {@code peer}. */
        OptionalDouble ratio(String peer) {
            Timing ashlar = ashlar();
            Timing other = timings.get(peer);
            return ashlar == null || other == null
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(ashlar.median() / other.median());
        }

        /** How long Ashlar takes, loading included, for what {@code peer} does in its first two seconds; a ratio. */
        OptionalDouble firstSeconds(String peer) {
            Timing ashlar = ashlar();
            Timing other = timings.get(peer);
            if (ashlar == null || other == null) {
                return OptionalDouble.empty();
            }
            int runs = (int) Math.max(1, Math.round((2000 - other.load()) / other.median()));
            return OptionalDouble.of(ashlar.first(runs) / other.first(runs));
        }

        /** Engines disagree on the checksum. */
        boolean disputed() {
            return timings.values().stream().map(Timing::checksum).distinct().count() > 1;
        }
    }

    /** Geometric mean of a ratio over the workloads that count and have it. */
    static OptionalDouble geometricMean(List<Row> rows, Function<Row, OptionalDouble> ratio) {
        OptionalDouble meanOfLogs = rows.stream()
                .filter(row -> !row.workload().apart())
                .map(ratio)
                .filter(OptionalDouble::isPresent)
                .mapToDouble(r -> Math.log(r.getAsDouble()))
                .average();
        return meanOfLogs.isPresent() ? OptionalDouble.of(Math.exp(meanOfLogs.getAsDouble())) : meanOfLogs;
    }

    /** Ashlar did not complete all workloads, or engines disagree. A missing peer is no failure. */
    boolean failed() {
        return rows.isEmpty() || rows.stream().anyMatch(row -> row.ashlar() == null || row.disputed());
    }
}
