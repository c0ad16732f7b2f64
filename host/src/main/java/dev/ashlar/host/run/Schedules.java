package dev.ashlar.host.run;

import dev.ashlar.host.manifest.CronSchedule;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The schedules of an application. They outlive its revisions: one that the next revision has, too, goes on with the next revision's
 * component, so what is due during a switch is started once, by the one or the other.
 */
final class Schedules implements AutoCloseable {
    /** @param nth among those that are alike */
    private record Key(CronSchedule schedule, ZoneId zone, String component, int nth) {}

    private final Map<Key, CronRunner> runners = new HashMap<>();

    /** From now on these are what there is. */
    synchronized void serve(List<Scheduled> schedules) {
        Instant now = Instant.now();
        var wanted = byKey(schedules);
        runners.entrySet().removeIf(entry -> {
            boolean gone = !wanted.containsKey(entry.getKey());
            if (gone) {
                entry.getValue().end(now);
            }
            return gone;
        });
        wanted.forEach((key, scheduled) -> {
            CronRunner known = runners.get(key);
            if (known == null) {
                runners.put(key, CronRunner.start(scheduled, now));
            } else {
                known.handOver(scheduled);
            }
        });
    }

    private static Map<Key, Scheduled> byKey(List<Scheduled> schedules) {
        var byKey = new HashMap<Key, Scheduled>();
        for (Scheduled scheduled : schedules) {
            var trigger = scheduled.trigger();
            int nth = 0;
            while (byKey.putIfAbsent(new Key(trigger.schedule(), trigger.zone(), trigger.component(), nth), scheduled)
                    != null) {
                nth++;
            }
        }
        return byKey;
    }

    @Override
    public synchronized void close() {
        runners.values().forEach(CronRunner::close);
        runners.clear();
    }
}
