package dev.ashlar.engine.runtime;

import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;

/** Blocking actions that have to end at a certain time, by {@link System#nanoTime()}. */
final class Deadlines {
    private final ConcurrentSkipListSet<Entry> entries = new ConcurrentSkipListSet<>();
    private final AtomicLong nextTicket = new AtomicLong();

    record Entry(long time, long ticket, ExecutionContext exec) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            int byTime = Long.compare(time - other.time, 0);
            return byTime != 0 ? byTime : Long.compare(ticket, other.ticket);
        }
    }

    Entry add(ExecutionContext exec, long time) {
        Entry entry = new Entry(time, nextTicket.getAndIncrement(), exec);
        entries.add(entry);
        return entry;
    }

    void remove(Entry entry) {
        entries.remove(entry);
    }

    /** Interrupts the actions whose time is up. */
    void expire(long now) {
        for (Entry entry : entries) {
            if (entry.time - now > 0) {
                return;
            }
            entries.remove(entry);
            entry.exec.wakeUp();
        }
    }

    /** Nanoseconds until the next one, at least 1; {@link Long#MAX_VALUE} when there is none. */
    long nanosLeft() {
        for (Entry entry : entries) {
            return Math.max(1, entry.time - System.nanoTime());
        }
        return Long.MAX_VALUE;
    }
}
