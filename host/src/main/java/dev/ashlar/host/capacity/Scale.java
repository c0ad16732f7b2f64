package dev.ashlar.host.capacity;

import dev.ashlar.host.manifest.Limits;
import java.util.OptionalInt;

/**
 * Limits of a component that its operator sets while it runs, in place of those of the manifest. What is absent is as the manifest
 * of the revision that serves has it.
 *
 * @param concurrency invocations at a time, at least 1
 * @param instances at a time, at least 1
 * @param queue invocations that wait, at least 0
 */
public record Scale(OptionalInt concurrency, OptionalInt instances, OptionalInt queue) {
    /** All as the manifest has it. */
    public static final Scale MANIFEST = new Scale(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());

    /** @throws IllegalArgumentException when a number is out of range */
    public Scale {
        check("concurrency", concurrency, 1);
        check("instances", instances, 1);
        check("queue", queue, 0);
    }

    private static void check(String name, OptionalInt value, int least) {
        if (value.isPresent() && (value.getAsInt() < least || value.getAsInt() > Limits.MOST)) {
            throw new IllegalArgumentException(
                    "%s = %d is out of range: from %d to %d".formatted(name, value.getAsInt(), least, Limits.MOST));
        }
    }

    public Scale withConcurrency(int newConcurrency) {
        return new Scale(OptionalInt.of(newConcurrency), instances, queue);
    }

    public Scale withInstances(int newInstances) {
        return new Scale(concurrency, OptionalInt.of(newInstances), queue);
    }

    public Scale withQueue(int newQueue) {
        return new Scale(concurrency, instances, OptionalInt.of(newQueue));
    }

    /** What this says, and else what {@code below} does. */
    public Scale over(Scale below) {
        return new Scale(
                concurrency.isPresent() ? concurrency : below.concurrency,
                instances.isPresent() ? instances : below.instances,
                queue.isPresent() ? queue : below.queue);
    }
}
