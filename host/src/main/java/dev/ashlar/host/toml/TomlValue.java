package dev.ashlar.host.toml;

import dev.ashlar.host.diagnostics.Span;

/** A value in a TOML file, with where it stands. */
public sealed interface TomlValue
        permits TomlArray,
                TomlTable,
                TomlValue.Text,
                TomlValue.Whole,
                TomlValue.Decimal,
                TomlValue.Flag,
                TomlValue.Moment {
    Span span();

    /** What it is, as messages say it: {@code a string}. */
    String kind();

    /**
     * A string.
     *
     * @param verbatim whether the characters of the value stand in the file as they are, after one quote
     */
    record Text(String value, Span span, boolean verbatim) implements TomlValue {
        @Override
        public String kind() {
            return "a string";
        }

        /** Where a part of the value stands; all of it, where escapes make that hard to tell. */
        public Span part(int start, int end) {
            int first = span.start() + 1;
            return verbatim ? new Span(first + start, first + end) : span;
        }
    }

    /** An integer. */
    record Whole(long value, Span span) implements TomlValue {
        @Override
        public String kind() {
            return "an integer";
        }
    }

    /** A floating-point number. */
    record Decimal(double value, Span span) implements TomlValue {
        @Override
        public String kind() {
            return "a number with a fraction";
        }
    }

    /** A boolean. */
    record Flag(boolean value, Span span) implements TomlValue {
        @Override
        public String kind() {
            return "a boolean";
        }
    }

    /** A date, a time, or both. */
    record Moment(String text, Span span) implements TomlValue {
        @Override
        public String kind() {
            return "a date or time";
        }
    }
}
