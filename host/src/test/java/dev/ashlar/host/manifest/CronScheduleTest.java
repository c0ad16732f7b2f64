package dev.ashlar.host.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CronScheduleTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "* * * * *        | 2026-11-21T10:00:00 | 2026-11-21T10:01:00",
                "* * * * *        | 2026-11-21T10:00:59 | 2026-11-21T10:01:00",
                "30 3 * * mon-fri | 2026-11-21T10:00:00 | 2026-11-23T03:30:00",
                "*/20 8-10 * * *  | 2026-11-21T10:41:00 | 2026-11-22T08:00:00",
                "0 0 29 feb *     | 2026-11-21T10:00:00 | 2028-02-29T00:00:00",
                "0 0 29 2 *       | 2096-03-01T00:00:00 | 2104-02-29T00:00:00",
                "0 0 13 * fri     | 2026-11-21T00:00:00 | 2026-11-27T00:00:00",
                "0 12 * * 7       | 2026-11-21T00:00:00 | 2026-11-22T12:00:00",
                "*/15 * * * * *   | 2026-11-21T10:00:14 | 2026-11-21T10:00:15",
                "0/30 59 23 31 12 * | 2026-11-21T10:00:00 | 2026-12-31T23:59:00",
                "5 5 5 5 *        | 2026-05-05T05:05:00 | 2027-05-05T05:05:00",
                "@yearly          | 2026-11-21T10:00:00 | 2027-01-01T00:00:00",
                "@hourly          | 2026-12-31T23:00:00 | 2027-01-01T00:00:00",
            })
    void next(String schedule, LocalDateTime after, LocalDateTime expected) {
        assertThat(CronSchedule.parse(schedule).next(after.atZone(ZoneOffset.UTC)))
                .isEqualTo(expected.atZone(ZoneOffset.UTC));
    }

    @Test
    void skipsTimesThatAClockChangeSkips() {
        var berlin = ZoneId.of("Europe/Berlin");
        var daily = CronSchedule.parse("30 2 * * *");
        assertThat(daily.next(ZonedDateTime.of(2026, 3, 28, 12, 0, 0, 0, berlin)))
                .isEqualTo(ZonedDateTime.of(2026, 3, 30, 2, 30, 0, 0, berlin));
        var inAutumn = daily.next(ZonedDateTime.of(2026, 10, 24, 12, 0, 0, 0, berlin));
        assertThat(inAutumn.getOffset()).isEqualTo(ZoneOffset.ofHours(2));
        assertThat(daily.next(inAutumn)).isEqualTo(ZonedDateTime.of(2026, 10, 26, 2, 30, 0, 0, berlin));
    }

    /** Each answer is later than the question, and no minute in between would have been one. */
    @Test
    void agreesWithTryingEveryMinute() {
        var random = new Random(3);
        for (int i = 0; i < 300; i++) {
            String text = "%s %s %s * %s"
                    .formatted(
                            random.nextBoolean() ? "*/7" : random.nextInt(60) + "",
                            random.nextBoolean() ? "*" : random.nextInt(20) + "-23/2",
                            random.nextBoolean() ? "*" : "1-15",
                            random.nextBoolean() ? "*" : random.nextInt(7) + "");
            var schedule = CronSchedule.parse(text);
            var after = LocalDateTime.of(2026, 1, 1, 0, 0)
                    .plusMinutes(random.nextInt(500_000))
                    .atZone(ZoneOffset.UTC);
            var next = schedule.next(after);
            assertThat(matches(schedule, next)).as(text).isTrue();
            for (var t = after.plusMinutes(1); t.isBefore(next); t = t.plusMinutes(1)) {
                assertThat(matches(schedule, t)).as(text + " " + t).isFalse();
            }
        }
    }

    private static boolean matches(CronSchedule schedule, ZonedDateTime time) {
        boolean monthDay = (schedule.monthDays() >> time.getDayOfMonth() & 1) == 1;
        boolean weekDay = (schedule.weekDays() >> time.getDayOfWeek().getValue() % 7 & 1) == 1;
        return (schedule.minutes() >> time.getMinute() & 1) == 1
                && (schedule.hours() >> time.getHour() & 1) == 1
                && (schedule.eitherDay() ? monthDay || weekDay : monthDay && weekDay);
    }
}
