package dev.ashlar.bench;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One measured figure, with the bar that it is to hold, if there is one.
 *
 * @param bench whose it is, as on the command line
 * @param value empty where what it takes to measure it is missing
 * @param bar the worst value that holds
 */
record Figure(String bench, String what, OptionalDouble value, String unit, Optional<Bar> bar) {
    /** @param atLeast whether larger is better */
    record Bar(double value, boolean atLeast) {}

    static Figure of(String bench, String what, double value, String unit) {
        return new Figure(bench, what, known(value), unit, Optional.empty());
    }

    private static OptionalDouble known(double value) {
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    Figure atMost(double bar) {
        return new Figure(bench, what, value, unit, Optional.of(new Bar(bar, false)));
    }

    Figure atLeast(double bar) {
        return new Figure(bench, what, value, unit, Optional.of(new Bar(bar, true)));
    }

    /** Empty where there is no bar, or nothing to compare with it. */
    Optional<Boolean> held() {
        return value.isEmpty()
                ? Optional.empty()
                : bar.map(it -> it.atLeast() ? value.getAsDouble() >= it.value() : value.getAsDouble() <= it.value());
    }

    /** For a table. */
    String shown() {
        return value.isEmpty() ? "missing" : number(value.getAsDouble()) + " " + unit;
    }

    String shownBar() {
        return bar.map(it -> (it.atLeast() ? "≥ " : "≤ ") + number(it.value())).orElse("");
    }

    static String number(double value) {
        double size = Math.abs(value);
        return String.format(Locale.ROOT, size >= 100 || size == 0 ? "%.0f" : size >= 10 ? "%.1f" : "%.2f", value);
    }
}
