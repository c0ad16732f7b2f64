package dev.ashlar.host.deploy;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * When applications are put to sleep.
 *
 * @param after so long without a request
 * @param interval between two looks; {@code after} is kept to that
 * @param shortage whether memory is short, so that those go that were used least recently
 */
public record IdleOptions(Duration after, Duration interval, BooleanSupplier shortage) {
    /** After ten minutes, or when the heap or metaspace is nearly full. */
    public static final IdleOptions DEFAULT =
            new IdleOptions(Duration.ofMinutes(10), Duration.ofSeconds(5), new MemoryShortage());

    /** @throws IllegalArgumentException when a time is not positive */
    public IdleOptions {
        if (!after.isPositive() || !interval.isPositive()) {
            throw new IllegalArgumentException("times must be positive: after " + after + ", interval " + interval);
        }
    }

    /** Looks as often as that needs. */
    public IdleOptions withAfter(Duration newAfter) {
        Duration often = newAfter.dividedBy(4);
        return new IdleOptions(newAfter, often.compareTo(interval) < 0 ? often : interval, shortage);
    }

    public IdleOptions withInterval(Duration newInterval) {
        return new IdleOptions(after, newInterval, shortage);
    }

    public IdleOptions withShortage(BooleanSupplier newShortage) {
        return new IdleOptions(after, interval, newShortage);
    }
}
