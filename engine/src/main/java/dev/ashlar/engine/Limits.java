package dev.ashlar.engine;

import java.util.OptionalLong;

/**
 * The size range of a memory (in its pages) or of a table (in elements), read as unsigned numbers.
 *
 * @param minimum the size at creation
 * @param maximum the size it may never exceed, where one is declared
 */
public record Limits(long minimum, OptionalLong maximum) {
    public static Limits atLeast(long minimum) {
        return new Limits(minimum, OptionalLong.empty());
    }

    public static Limits between(long minimum, long maximum) {
        return new Limits(minimum, OptionalLong.of(maximum));
    }

    /** For instance {@code 1..2} or {@code 1..}. */
    @Override
    public String toString() {
        return Long.toUnsignedString(minimum)
                + ".."
                + (maximum.isPresent() ? Long.toUnsignedString(maximum.getAsLong()) : "");
    }
}
