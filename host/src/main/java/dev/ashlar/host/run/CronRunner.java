package dev.ashlar.host.run;

import dev.ashlar.host.manifest.CronTrigger;
import dev.ashlar.wasi.Preview2;
import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Starts a component at the times of a schedule: calls {@code run} of its {@code wasi:cli/run}. A run that is due while the last
 * one is still going on is skipped. What was due while the process did not run is not made up for.
 */
final class CronRunner implements AutoCloseable {
    /** So long waits do not go wrong when the machine sleeps or its clock is set. */
    private static final Duration LONGEST_SLEEP = Duration.ofSeconds(30);

    private static final DateTimeFormatter TIME = DateTimeFormatter.ISO_OFFSET_DATE_TIME;

    private final CronTrigger trigger;
    private final Invoker invoker;
    private final InFlight inFlight;
    private final Clock clock;
    private final Thread thread;
    private final AtomicBoolean running = new AtomicBoolean();

    CronRunner(CronTrigger trigger, Invoker invoker, InFlight inFlight) {
        this.trigger = trigger;
        this.invoker = invoker;
        this.inFlight = inFlight;
        this.clock = Clock.system(trigger.zone());
        this.thread = Thread.ofVirtual().name("cron " + invoker.component()).unstarted(this::loop);
    }

    void start() {
        thread.start();
    }

    private void loop() {
        try {
            ZonedDateTime next = trigger.schedule().next(ZonedDateTime.now(clock));
            while (true) {
                Duration left = Duration.between(ZonedDateTime.now(clock), next);
                if (left.isPositive()) {
                    Thread.sleep(left.compareTo(LONGEST_SLEEP) < 0 ? left : LONGEST_SLEEP);
                    continue;
                }
                due(next);
                next = trigger.schedule().next(ZonedDateTime.now(clock));
            }
        } catch (InterruptedException e) {
            // the application is being stopped
        }
    }

    private void due(ZonedDateTime time) {
        String what = "the run of " + TIME.format(time);
        if (!running.compareAndSet(false, true)) {
            invoker.skipped(what + " is skipped: the last one is still going on");
            return;
        }
        if (!inFlight.tryEnter()) {
            running.set(false);
            return;
        }
        var ignored = Thread.ofVirtual().name("cron run " + invoker.component()).start(() -> {
            try {
                invoker.invoke(what, instance -> {
                    int code = Preview2.run(instance);
                    return code == 0 ? Optional.empty() : Optional.of("it ended with " + code);
                });
            } finally {
                running.set(false);
                inFlight.leave();
            }
        });
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
