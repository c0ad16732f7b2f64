package dev.ashlar.host.manifest;

import dev.ashlar.host.diagnostics.InvalidTextException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Lengths of time, written as {@code 250ms}, {@code 1.5s} or {@code 1h30m}. */
public final class Durations {
    /** What {@link #parse} accepts. */
    public static final String PATTERN = "^([0-9]{1,9}(\\.[0-9]{1,3})?(us|ms|s|m|h|d)){1,6}$";

    private static final Pattern PART = Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,3})?)([a-zA-Zµ]*)");
    private static final Map<String, Long> NANOS = Map.of(
            "us", 1_000L,
            "ms", 1_000_000L,
            "s", 1_000_000_000L,
            "m", 60_000_000_000L,
            "h", 3_600_000_000_000L,
            "d", 86_400_000_000_000L);

    private Durations() {}

    /** Fails with an {@link InvalidTextException}. */
    public static Duration parse(String text) {
        var total = Duration.ZERO;
        var part = PART.matcher(text);
        int offset = 0;
        while (offset < text.length()) {
            if (!part.region(offset, text.length()).lookingAt() || offset > 100) {
                throw new InvalidTextException(
                        text,
                        "not a length of time",
                        "write a number and a unit, as in \"250ms\", \"30s\" or \"1h30m\"");
            }
            total = total.plusNanos(nanos(part.group(1), part.group(2), part.start(2), part.end()));
            offset = part.end();
        }
        if (total.isZero()) {
            throw new InvalidTextException(text, "not a length of time", "write more than nothing, as in \"250ms\"");
        }
        if (total.toDays() > 3650) {
            throw new InvalidTextException(text, "a length of more than ten years", "write less");
        }
        return total;
    }

    /** As in a manifest. */
    public static String text(Duration duration) {
        if (duration.toNanosPart() % 1_000_000 != 0) {
            return duration.toNanos() / 1_000 + "us";
        }
        return duration.toMillisPart() != 0 ? duration.toMillis() + "ms" : duration.toSeconds() + "s";
    }

    private static long nanos(String number, String unit, int start, int end) {
        Long nanos = NANOS.get(unit);
        if (nanos == null && unit.isEmpty()) {
            throw new InvalidTextException(
                    "a length of time needs a unit",
                    Optional.of("write \"" + number + "ms\" or \"" + number + "s\""),
                    0,
                    end);
        }
        if (nanos == null) {
            throw new InvalidTextException(
                    "no unit of time: " + unit, Optional.of("write us, ms, s, m, h or d"), start, end);
        }
        return Math.round(Math.min(Double.parseDouble(number) * nanos, Long.MAX_VALUE / 16));
    }
}
