package dev.ashlar.host.manifest;

import dev.ashlar.host.diagnostics.InvalidTextException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * Times as crontab describes them: minute, hour, day of the month, month and day of the week; with six fields, seconds come
 * first. Sets are bits, so bit 5 of {@code minutes} is minute 5. If both kinds of days are restricted, either is enough.
 */
public record CronSchedule(
        String text,
        long seconds,
        long minutes,
        long hours,
        long monthDays,
        long months,
        long weekDays,
        boolean eitherDay) {
    /** A leap day can be eight years away; nothing is farther. */
    private static final int MAX_DAYS = 8 * 366 + 1;

    /** Fails with an {@link InvalidTextException}. */
    public static CronSchedule parse(String text) {
        var schedule = CronParser.parse(text);
        if (schedule.nextDay(LocalDate.of(2096, 3, 1)).isEmpty()) {
            throw new InvalidTextException(text, "no day is like this", "write a day that the month has");
        }
        return schedule;
    }

    /**
     * The first time after another. Local times that a clock change skips are skipped; of those that it repeats, the first
     * counts.
     */
    public ZonedDateTime next(ZonedDateTime after) {
        var start = after.toLocalDateTime().withNano(0).plusSeconds(1);
        var time = nextTime(start.toLocalTime());
        var date = start.toLocalDate();
        boolean today = matches(date) && time.isPresent();
        for (var candidate = today ? Optional.of(date) : nextDay(date.plusDays(1));
                candidate.isPresent();
                candidate = nextDay(candidate.get().plusDays(1))) {
            var local =
                    LocalDateTime.of(candidate.get(), candidate.get().equals(date) && today ? time.get() : firstTime());
            var found = firstExisting(local, after);
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw new IllegalStateException("never: " + text);
    }

    /** The first time of a day from {@code local} on that the zone has and that is later than {@code after}. */
    private Optional<ZonedDateTime> firstExisting(LocalDateTime local, ZonedDateTime after) {
        var candidate = local;
        while (true) {
            var zoned = candidate.atZone(after.getZone());
            if (zoned.toLocalDateTime().equals(candidate) && zoned.isAfter(after)) {
                return Optional.of(zoned);
            }
            if (candidate.toLocalTime().equals(LocalTime.of(23, 59, 59))) {
                return Optional.empty();
            }
            var later = nextTime(candidate.toLocalTime().plusSeconds(1));
            if (later.isEmpty()) {
                return Optional.empty();
            }
            candidate = candidate.toLocalDate().atTime(later.get());
        }
    }

    private LocalTime firstTime() {
        return LocalTime.of(first(hours, 0), first(minutes, 0), first(seconds, 0));
    }

    private Optional<LocalTime> nextTime(LocalTime from) {
        int hour = from.getHour();
        int minute = from.getMinute();
        int second = first(seconds, from.getSecond());
        boolean sameMinute = has(hours, hour) && has(minutes, minute) && second < 60;
        if (sameMinute) {
            return Optional.of(LocalTime.of(hour, minute, second));
        }
        minute = has(hours, hour) ? first(minutes, minute + 1) : 60;
        if (minute < 60) {
            return Optional.of(LocalTime.of(hour, minute, first(seconds, 0)));
        }
        hour = first(hours, hour + 1);
        return hour < 24 ? Optional.of(LocalTime.of(hour, first(minutes, 0), first(seconds, 0))) : Optional.empty();
    }

    private Optional<LocalDate> nextDay(LocalDate from) {
        for (int i = 0; i < MAX_DAYS; i++) {
            if (matches(from.plusDays(i))) {
                return Optional.of(from.plusDays(i));
            }
        }
        return Optional.empty();
    }

    private boolean matches(LocalDate date) {
        boolean monthDay = has(monthDays, date.getDayOfMonth());
        boolean weekDay = has(
                weekDays,
                date.getDayOfWeek() == DayOfWeek.SUNDAY
                        ? 0
                        : date.getDayOfWeek().getValue());
        return has(months, date.getMonthValue()) && (eitherDay ? monthDay || weekDay : monthDay && weekDay);
    }

    private static boolean has(long set, int value) {
        return (set >>> value & 1) != 0;
    }

    /** The least element that is not below another; 64 if there is none. */
    private static int first(long set, int from) {
        return from > 63 ? 64 : Long.numberOfTrailingZeros(set >>> from << from);
    }

    @Override
    public String toString() {
        return text;
    }
}
