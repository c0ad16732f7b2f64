package dev.ashlar.host.manifest;

import java.time.ZoneId;

/**
 * Times at which a component is started.
 *
 * @param origin path of this trigger in the manifest, for {@link Origins}
 */
public record CronTrigger(CronSchedule schedule, ZoneId zone, String component, String origin) {}
