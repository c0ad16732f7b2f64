package dev.ashlar.host.capacity;

import dev.ashlar.host.manifest.Limits;
import java.time.Duration;
import java.util.OptionalInt;

/** What one component may have at a time, in all revisions of its application. Counters are guarded by the capacity's lock. */
final class ComponentCapacity {
    private static final int ANY = Integer.MAX_VALUE;

    final String name;
    final Gauge invocations = new Gauge(ANY);
    final Gauge instances = new Gauge(ANY);

    private Scale manifest = Scale.MANIFEST;
    private Scale live = Scale.MANIFEST;
    private volatile int queueLimit;

    private int waiting;
    private int mostWaiting;
    private int inQueue;
    private long longestWait;
    private long waited;
    private long refused;

    ComponentCapacity(String name) {
        this.name = name;
    }

    /** What a manifest says. */
    void adopt(Limits limits) {
        manifest = new Scale(
                limits.concurrency().map(OptionalInt::of).orElse(OptionalInt.empty()),
                OptionalInt.of(limits.instances()),
                OptionalInt.of(limits.queue()));
        apply();
    }

    Scale live() {
        return live;
    }

    void live(Scale scale) {
        live = scale;
        apply();
    }

    private void apply() {
        Scale now = live.over(manifest);
        invocations.limit(now.concurrency().orElse(ANY));
        instances.limit(now.instances().orElse(ANY));
        queueLimit = now.queue().orElse(0);
    }

    int queueLimit() {
        return queueLimit;
    }

    boolean isFull() {
        return inQueue >= queueLimit;
    }

    /** @param counts whether the queue's limit holds for it */
    void joined(boolean counts) {
        waiting++;
        mostWaiting = Math.max(mostWaiting, waiting);
        inQueue += counts ? 1 : 0;
    }

    void left(boolean counts) {
        waiting--;
        inQueue -= counts ? 1 : 0;
    }

    void waited(long nanos) {
        waited++;
        longestWait = Math.max(longestWait, nanos);
    }

    void refused() {
        refused++;
    }

    /** @param wait nanoseconds that the first in line has waited; 0 if nobody does */
    Saturation saturation(long wait) {
        int concurrency = invocations.limit();
        return new Saturation(
                invocations.used(),
                concurrency == ANY ? OptionalInt.empty() : OptionalInt.of(concurrency),
                invocations.most(),
                instances.used(),
                instances.limit(),
                instances.most(),
                waiting,
                queueLimit,
                mostWaiting,
                Duration.ofNanos(wait),
                Duration.ofNanos(Math.max(longestWait, wait)),
                waited,
                refused);
    }
}
