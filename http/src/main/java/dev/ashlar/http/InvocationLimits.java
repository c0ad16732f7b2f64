package dev.ashlar.http;

import dev.ashlar.engine.ResourceLimits;
import java.time.Duration;

/**
 * What one request may take of a component's host.
 *
 * @param deadline from the end of the request's head to the end of the response; beyond it the guest is stopped: 504
 * @param cpu time for which the guest may compute; beyond it, 504, too
 * @param resources of its instance: memory, tables and so on. A guest that gets no more memory mostly traps: 500
 */
public record InvocationLimits(Duration deadline, Duration cpu, ResourceLimits resources) {
    /** 30 s, 10 s of them computing, and 256 MiB of memory. */
    public static final InvocationLimits DEFAULT = new InvocationLimits(
            Duration.ofSeconds(30),
            Duration.ofSeconds(10),
            ResourceLimits.STORE_DEFAULT.withMemoryBytes(256L << 20).withInstances(1_000));

    /** @throws IllegalArgumentException when a time is not positive */
    public InvocationLimits {
        if (deadline.isNegative() || deadline.isZero() || cpu.isNegative() || cpu.isZero()) {
            throw new IllegalArgumentException("a request needs some time: deadline " + deadline + ", cpu " + cpu);
        }
    }

    public InvocationLimits withDeadline(Duration newDeadline) {
        return new InvocationLimits(newDeadline, cpu, resources);
    }

    public InvocationLimits withCpu(Duration newCpu) {
        return new InvocationLimits(deadline, newCpu, resources);
    }

    public InvocationLimits withResources(ResourceLimits newResources) {
        return new InvocationLimits(deadline, cpu, newResources);
    }
}
