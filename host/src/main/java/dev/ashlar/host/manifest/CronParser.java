package dev.ashlar.host.manifest;

import dev.ashlar.host.diagnostics.InvalidTextException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the syntax of crontab. */
final class CronParser {
    private static final Map<String, String> NAMED = Map.of(
            "@hourly", "0 * * * *",
            "@daily", "0 0 * * *",
            "@midnight", "0 0 * * *",
            "@weekly", "0 0 * * 0",
            "@monthly", "0 0 1 * *",
            "@yearly", "0 0 1 1 *",
            "@annually", "0 0 1 1 *");
    private static final Pattern FIELD = Pattern.compile("\\S+");
    private static final Pattern ITEM = Pattern.compile(
            "(?<all>[*?])?(?<first>[0-9a-z]{1,9})?(?:-(?<last>[0-9a-z]{1,9}))?(?:/(?<step>[0-9]{1,3}))?");

    /** What a field may hold. */
    private enum Field {
        SECOND("second", 0, 59, List.of()),
        MINUTE("minute", 0, 59, List.of()),
        HOUR("hour", 0, 23, List.of()),
        MONTH_DAY("day of the month", 1, 31, List.of()),
        MONTH(
                "month",
                1,
                12,
                List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")),
        WEEK_DAY("day of the week", 0, 7, List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat"));

        final String title;
        final int least;
        final int most;
        final List<String> names;

        Field(String title, int least, int most, List<String> names) {
            this.title = title;
            this.least = least;
            this.most = most;
            this.names = names;
        }
    }

    private record Word(String text, int start) {}

    private CronParser() {}

    static CronSchedule parse(String text) {
        var words = words(NAMED.getOrDefault(text, text));
        if (text.startsWith("@") && !NAMED.containsKey(text)) {
            throw new InvalidTextException(
                    text, "no such schedule", "write @hourly, @daily, @weekly, @monthly, @yearly, or five fields");
        }
        if (words.size() != 5 && words.size() != 6) {
            throw new InvalidTextException(
                    text,
                    "a schedule has five fields, or six with seconds first; found " + words.size(),
                    "write minute, hour, day of the month, month and day of the week, as in \"0 3 * * mon\"");
        }
        int first = words.size() - 5;
        long seconds = first == 0 ? 1 : set(words.get(0), Field.SECOND);
        long weekDays = set(words.get(first + 4), Field.WEEK_DAY);
        return new CronSchedule(
                text,
                seconds,
                set(words.get(first), Field.MINUTE),
                set(words.get(first + 1), Field.HOUR),
                set(words.get(first + 2), Field.MONTH_DAY),
                set(words.get(first + 3), Field.MONTH),
                weekDays & 0x7f | weekDays >>> 7 & 1,
                isRestricted(words.get(first + 2)) && isRestricted(words.get(first + 4)));
    }

    private static List<Word> words(String text) {
        var words = new ArrayList<Word>();
        var matcher = FIELD.matcher(text);
        while (matcher.find() && words.size() < 10) {
            words.add(new Word(matcher.group(), matcher.start()));
        }
        return words;
    }

    private static boolean isRestricted(Word word) {
        return !word.text().startsWith("*") && !word.text().startsWith("?");
    }

    private static long set(Word word, Field field) {
        long set = 0;
        for (String item : word.text().split(",", -1)) {
            set |= items(word, item.toLowerCase(Locale.ROOT), field);
        }
        return set;
    }

    private static long items(Word word, String item, Field field) {
        var matcher = ITEM.matcher(item);
        boolean all = matcher.matches() && matcher.group("all") != null;
        if (!matcher.matches() || all != (matcher.group("first") == null) || all && matcher.group("last") != null) {
            throw wrong(
                    word,
                    field,
                    "write *, a value, a range as in " + field.least + "-" + field.most
                            + ", or a list of them; /n for each n-th");
        }
        int step = matcher.group("step") == null ? 1 : Integer.parseInt(matcher.group("step"));
        int first = all ? field.least : value(word, matcher.group("first"), field);
        boolean open = all || matcher.group("step") != null;
        int last =
                matcher.group("last") != null ? value(word, matcher.group("last"), field) : open ? field.most : first;
        if (step == 0 || last < first) {
            throw wrong(word, field, step == 0 ? "write a step of at least 1" : "write the smaller value first");
        }
        long set = 0;
        for (int value = first; value <= last; value += step) {
            set |= 1L << value;
        }
        return set;
    }

    private static int value(Word word, String text, Field field) {
        int named = field.names.indexOf(text);
        if (named >= 0) {
            return named + field.least;
        }
        boolean number = text.chars().allMatch(c -> c >= '0' && c <= '9');
        int value = number ? Integer.parseInt(text) : -1;
        if (value < field.least || value > field.most) {
            throw wrong(
                    word,
                    field,
                    "write " + field.least + " to " + field.most
                            + (field.names.isEmpty() ? "" : ", or a name as " + field.names.get(1)));
        }
        return value;
    }

    private static InvalidTextException wrong(Word word, Field field, String fix) {
        return new InvalidTextException(
                "not a " + field.title + ": " + word.text(),
                Optional.of(fix),
                word.start(),
                word.start() + word.text().length());
    }
}
