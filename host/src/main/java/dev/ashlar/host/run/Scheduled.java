package dev.ashlar.host.run;

import dev.ashlar.host.manifest.CronTrigger;

/** A schedule of one revision: when it starts a component, and which. */
record Scheduled(CronTrigger trigger, Invoker invoker, InFlight inFlight) {}
