package dev.ashlar.host.run;

import dev.ashlar.wasi.Preview2;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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

    private final Clock clock;
    private final Thread thread;
    private final AtomicBoolean running = new AtomicBoolean();
    private volatile Scheduled current;
    private ZonedDateTime next;
    private boolean ended;

    private CronRunner(Scheduled first, Instant from) {
        this.current = first;
        this.clock = Clock.system(first.trigger().zone());
        this.next = after(from.atZone(clock.getZone()));
        this.thread =
                Thread.ofVirtual().name("cron " + first.trigger().component()).unstarted(this::loop);
    }

    /** Begins with the first time after {@code from}. */
    static CronRunner start(Scheduled first, Instant from) {
        var runner = new CronRunner(first, from);
        runner.thread.start();
        return runner;
    }

    /** From now on another revision's component is started at the same times. */
    void handOver(Scheduled successor) {
        current = successor;
    }

    private ZonedDateTime after(ZonedDateTime time) {
        return current.trigger().schedule().next(time);
    }

    private void loop() {
        try {
            while (true) {
                Duration left = startIfDue();
                Thread.sleep(left.compareTo(LONGEST_SLEEP) < 0 ? left : LONGEST_SLEEP);
            }
        } catch (InterruptedException e) {
            // the schedule is over
        }
    }

    /** Returns how long it is until the next time. */
    private synchronized Duration startIfDue() throws InterruptedException {
        if (ended) {
            throw new InterruptedException();
        }
        if (!ZonedDateTime.now(clock).isBefore(next)) {
            due(next);
            next = after(ZonedDateTime.now(clock));
        }
        return Duration.between(ZonedDateTime.now(clock), next);
    }

    /** There is no such schedule any more; what was due until then is started. */
    synchronized void end(Instant until) {
        if (!ended && !next.toInstant().isAfter(until)) {
            due(next);
        }
        close();
    }

    private void due(ZonedDateTime time) {
        String what = "the run of " + TIME.format(time);
        if (!running.compareAndSet(false, true)) {
            current.invoker().skipped(what + " is skipped: the last one is still going on");
            return;
        }
        enter().ifPresentOrElse(scheduled -> start(what, scheduled), () -> running.set(false));
    }

    /** Of the revision that serves; empty when the application is being stopped. */
    private Optional<Scheduled> enter() {
        Scheduled scheduled = current;
        while (!scheduled.inFlight().tryEnter()) {
            Scheduled newer = current;
            if (newer.equals(scheduled)) {
                return Optional.empty();
            }
            scheduled = newer;
        }
        return Optional.of(scheduled);
    }

    private void start(String what, Scheduled scheduled) {
        Invoker invoker = scheduled.invoker();
        var ignored = Thread.ofVirtual().name("cron run " + invoker.component()).start(() -> {
            try {
                invoker.invoke(what, instance -> {
                    int code = Preview2.run(instance);
                    return code == 0 ? Optional.empty() : Optional.of("it ended with " + code);
                });
            } finally {
                running.set(false);
                scheduled.inFlight().leave();
            }
        });
    }

    @Override
    public synchronized void close() {
        ended = true;
        thread.interrupt();
    }
}
