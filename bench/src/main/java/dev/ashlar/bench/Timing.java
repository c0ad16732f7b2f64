package dev.ashlar.bench;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What one engine did with one workload; milliseconds.
 *
 * @param checksum what every run returned
 * @param warmUp the runs right after loading
 * @param timed the runs in alternation with other engines
 */
record Timing(String checksum, double load, List<Double> warmUp, List<Double> timed) {
    double median() {
        return quantile(timed, 0.5);
    }

    /** Time from the start of loading until a run, and the median of it and the next two, reach 90 % of the steady speed. */
    double timeToSteady() {
        double bar = median() / 0.9;
        double spent = load;
        for (int i = 0; i < warmUp.size(); i++) {
            if (warmUp.get(i) <= bar && quantile(warmUp.subList(i, Math.min(i + 3, warmUp.size())), 0.5) <= bar) {
                return spent;
            }
            spent += warmUp.get(i);
        }
        return spent;
    }

    /** Loading and the first {@code runs} runs. */
    double first(int runs) {
        double sum = load;
        for (int i = 0; i < runs; i++) {
            sum += i < warmUp.size() ? warmUp.get(i) : median();
        }
        return sum;
    }

    /** The ratios of the runs of each round, this one's over {@code other}'s. */
    List<Double> ratiosTo(Timing other) {
        return IntStream.range(0, Math.min(timed.size(), other.timed.size()))
                .mapToObj(i -> timed.get(i) / other.timed.get(i))
                .toList();
    }

    /** By linear interpolation. */
    static double quantile(List<Double> values, double q) {
        List<Double> sorted = values.stream().sorted().toList();
        double at = q * (sorted.size() - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.size() - 1);
        return sorted.get(below) + (at - below) * (sorted.get(above) - sorted.get(below));
    }
}
