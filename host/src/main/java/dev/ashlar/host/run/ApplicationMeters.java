package dev.ashlar.host.run;

import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Counters of an application and of its components, or of one revision of it. Read at any time, from any thread. */
public final class ApplicationMeters {
    /**
     * What one component took, or an application. A component that others are linked to has no invocations of its own, and computes on
     * the time of those: only its memory and its calls to the host are told apart.
     *
     * @param invocations that have ended
     * @param failures those of them that did not end as they should
     * @param cpu time for which invocations of the component computed, with all that it is linked to
     * @param peakMemoryBytes the largest of one invocation
     * @param hostCalls to functions of the host
     * @param bytesIn bodies of requests
     * @param bytesOut bodies of responses
     * @param limitsMet how often each limit was met, by its key in the manifest
     */
    public record Reading(
            long invocations,
            long failures,
            Duration cpu,
            long peakMemoryBytes,
            long hostCalls,
            long bytesIn,
            long bytesOut,
            SortedMap<String, Long> limitsMet) {
        public Reading {
            limitsMet = Collections.unmodifiableSortedMap(new TreeMap<>(limitsMet));
        }

        /** Both together. */
        public Reading plus(Reading other) {
            var limits = new TreeMap<>(limitsMet);
            other.limitsMet.forEach((limit, count) -> limits.merge(limit, count, Long::sum));
            return new Reading(
                    invocations + other.invocations,
                    failures + other.failures,
                    cpu.plus(other.cpu),
                    Math.max(peakMemoryBytes, other.peakMemoryBytes),
                    hostCalls + other.hostCalls,
                    bytesIn + other.bytesIn,
                    bytesOut + other.bytesOut,
                    limits);
        }
    }

    private static final class Counters {
        private final LongAdder invocations = new LongAdder();
        private final LongAdder failures = new LongAdder();
        private final LongAdder cpuNanos = new LongAdder();
        private final LongAccumulator peakMemory = new LongAccumulator(Math::max, 0);
        private final LongAdder hostCalls = new LongAdder();
        private final LongAdder bytesIn = new LongAdder();
        private final LongAdder bytesOut = new LongAdder();
        private final Map<String, LongAdder> limitsMet = new ConcurrentHashMap<>();

        void limitMet(String limit) {
            limitsMet.computeIfAbsent(limit, key -> new LongAdder()).increment();
        }

        Reading read() {
            var limits = new TreeMap<String, Long>();
            limitsMet.forEach((limit, count) -> limits.put(limit, count.sum()));
            return new Reading(
                    invocations.sum(),
                    failures.sum(),
                    Duration.ofNanos(cpuNanos.sum()),
                    peakMemory.get(),
                    hostCalls.sum(),
                    bytesIn.sum(),
                    bytesOut.sum(),
                    limits);
        }
    }

    private final Counters all = new Counters();
    private final @Nullable ApplicationMeters whole;
    /** Replaced whole. */
    private volatile Map<String, Counters> components = Map.of();

    private ApplicationMeters(@Nullable ApplicationMeters whole) {
        this.whole = whole;
    }

    /** Of an application, over all its revisions. */
    static ApplicationMeters ofApplication() {
        return new ApplicationMeters((ApplicationMeters) null);
    }

    /** Of a revision with these components; what it counts is counted of the application, too. */
    ApplicationMeters ofRevision(Collection<String> names) {
        var meters = new ApplicationMeters(this);
        meters.meet(names);
        meet(names);
        return meters;
    }

    private synchronized void meet(Collection<String> names) {
        var known = new LinkedHashMap<>(components);
        names.forEach(name -> known.computeIfAbsent(name, key -> new Counters()));
        components = known;
    }

    /** Of the application: requests that no component answers are among them. */
    public Reading application() {
        return all.read();
    }

    /** Of each component, by name, in the manifest's order. */
    public Map<String, Reading> components() {
        var readings = new LinkedHashMap<String, Reading>();
        components.forEach((name, counters) -> readings.put(name, counters.read()));
        return Collections.unmodifiableMap(readings);
    }

    /** @param component empty for the application's own limits */
    void limitMet(String component, String limit) {
        all.limitMet(limit);
        of(component).limitMet(limit);
        if (whole != null) {
            whole.limitMet(component, limit);
        }
    }

    /** @param shares of the components that took part */
    void used(String component, InvocationUse use, Map<String, ComponentShare> shares) {
        all.cpuNanos.add(use.cpu().toNanos());
        all.peakMemory.accumulate(use.memoryBytes());
        all.hostCalls.add(use.hostCalls());
        of(component).cpuNanos.add(use.cpu().toNanos());
        shares.forEach((name, share) -> {
            Counters counters = of(name);
            counters.peakMemory.accumulate(share.memoryBytes());
            counters.hostCalls.add(share.hostCalls());
        });
        if (whole != null) {
            whole.used(component, use, shares);
        }
    }

    void ended(String component, boolean failed) {
        for (Counters counters : new Counters[] {all, of(component)}) {
            counters.invocations.increment();
            if (failed) {
                counters.failures.increment();
            }
        }
        if (whole != null) {
            whole.ended(component, failed);
        }
    }

    void transferred(String component, long bytesIn, long bytesOut) {
        for (Counters counters : new Counters[] {all, of(component)}) {
            counters.bytesIn.add(bytesIn);
            counters.bytesOut.add(bytesOut);
        }
        if (whole != null) {
            whole.transferred(component, bytesIn, bytesOut);
        }
    }

    /** Counters of a component; some that nobody reads where there is none of the name. */
    private Counters of(String component) {
        Counters known = components.get(component);
        return known == null ? new Counters() : known;
    }
}
