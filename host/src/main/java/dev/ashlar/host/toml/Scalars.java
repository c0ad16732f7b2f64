package dev.ashlar.host.toml;

import dev.ashlar.host.diagnostics.Span;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what is written without quotes: numbers, booleans, dates and times. */
final class Scalars {
    /** Longer ones do not fit into 64 bits or say nothing more; also keeps the patterns from recursing deeply. */
    private static final int MAX_LENGTH = 100;

    private static final Pattern DECIMAL = Pattern.compile("[+-]?(0|[1-9](_?[0-9])*)");
    private static final Pattern PREFIXED =
            Pattern.compile("0x[0-9a-fA-F](_?[0-9a-fA-F])*|0o[0-7](_?[0-7])*|0b[01](_?[01])*");
    private static final Pattern FLOAT =
            Pattern.compile("[+-]?((0|[1-9](_?[0-9])*)(\\.[0-9](_?[0-9])*)?([eE][+-]?[0-9](_?[0-9])*)?|inf|nan)");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern TIME = Pattern.compile("[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]+)?)?");
    private static final Pattern OFFSET = Pattern.compile("[zZ]|[+-][0-9]{2}:[0-9]{2}");

    private final Cursor cursor;

    Scalars(Cursor cursor) {
        this.cursor = cursor;
    }

    TomlValue read() {
        if (cursor.atEnd() || cursor.atLineBreak() || cursor.peek() == '#') {
            throw new TomlSyntaxException(cursor.here(), "a value is missing here", "write one, strings in quotes");
        }
        Span span = extent();
        String word = cursor.text(span);
        if (word.length() > MAX_LENGTH) {
            throw new TomlSyntaxException(span, "too long for a value without quotes", "strings need quotes");
        }
        cursor.skip(word.length());
        return switch (word) {
            case "true" -> new TomlValue.Flag(true, span);
            case "false" -> new TomlValue.Flag(false, span);
            default -> numberOrMoment(word, span);
        };
    }

    /** A date may be followed by one space and a time. */
    private Span extent() {
        Span word = cursor.word();
        if (!DATE.matcher(cursor.text(word)).matches()) {
            return word;
        }
        int behind = word.end() - cursor.offset();
        boolean time =
                cursor.peek(behind) == ' ' && isDigit(cursor.peek(behind + 1)) && isDigit(cursor.peek(behind + 2));
        if (!time) {
            return word;
        }
        int start = cursor.offset();
        cursor.skip(behind + 1);
        Span second = cursor.word();
        cursor.skip(start - cursor.offset());
        return word.to(second);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private TomlValue numberOrMoment(String word, Span span) {
        if (DECIMAL.matcher(word).matches()) {
            return new TomlValue.Whole(whole(word.replace("_", ""), 10, span), span);
        }
        if (PREFIXED.matcher(word).matches()) {
            int radix = word.charAt(1) == 'x' ? 16 : word.charAt(1) == 'o' ? 8 : 2;
            return new TomlValue.Whole(whole(word.substring(2).replace("_", ""), radix, span), span);
        }
        if (FLOAT.matcher(word).matches()) {
            return new TomlValue.Decimal(decimal(word.replace("_", "")), span);
        }
        if (isMoment(word)) {
            return new TomlValue.Moment(word, span);
        }
        throw new TomlSyntaxException(span, "not a value", suggestion(word));
    }

    private static long whole(String digits, int radix, Span span) {
        try {
            return Long.parseLong(digits, radix);
        } catch (NumberFormatException e) {
            throw new TomlSyntaxException(span, "an integer of more than 64 bits");
        }
    }

    private static double decimal(String word) {
        String unsigned = word.startsWith("+") || word.startsWith("-") ? word.substring(1) : word;
        double value = switch (unsigned) {
            case "inf" -> Double.POSITIVE_INFINITY;
            case "nan" -> Double.NaN;
            default -> Double.parseDouble(unsigned);
        };
        return word.startsWith("-") ? -value : value;
    }

    private static boolean isMoment(String word) {
        try {
            return word.length() >= 10 && DATE.matcher(word.substring(0, 10)).matches()
                    ? isDate(word)
                    : TIME.matcher(word).matches() && time(word) != null;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isDate(String word) {
        var date = LocalDate.parse(word.substring(0, 10));
        if (word.length() == 10) {
            return true;
        }
        var time = TIME.matcher(word).region(11, word.length());
        if ("Tt ".indexOf(word.charAt(10)) < 0 || !time.lookingAt()) {
            return false;
        }
        var local = date.atTime(time(time.group()));
        String offset = word.substring(time.end());
        if (offset.isEmpty()) {
            return true;
        }
        return OFFSET.matcher(offset).matches()
                && OffsetDateTime.parse(local.withNano(0)
                                + (local.getSecond() == 0 ? ":00" : "")
                                + offset.toUpperCase(Locale.ROOT))
                        != null;
    }

    private static LocalTime time(String text) {
        int fraction = text.indexOf('.');
        return LocalTime.parse(fraction < 0 ? text : text.substring(0, fraction));
    }

    private static Optional<String> suggestion(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on" -> Optional.of("write true");
            case "false", "no", "off" -> Optional.of("write false");
            default -> Optional.of("strings need quotes: \"" + word.replace("\"", "") + "\"");
        };
    }
}
