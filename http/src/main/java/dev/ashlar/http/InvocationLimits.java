package dev.ashlar.http;

import dev.ashlar.engine.ResourceLimits;
import java.time.Duration;

/**
 * What one request may take of a component's host.
 *
 * @param deadline from the end of the request's head to the end of the response; beyond it the guest is stopped: 504
 * @param cpu time for which the guest may compute; beyond it, 504, too
 * @param resources of its instance: memory, tables and so on. A guest that gets no more memory mostly traps: 500
 * @param requestBody bytes; a request that has more gets 413
 * @param responseBody bytes; a response that has more is cut off, or 502 when nothing of it was sent
 */
public record InvocationLimits(
        Duration deadline, Duration cpu, ResourceLimits resources, long requestBody, long responseBody) {
    /** 30 s, 10 s of them computing, 256 MiB of memory, and bodies of any size. */
    public static final InvocationLimits DEFAULT = new InvocationLimits(
            Duration.ofSeconds(30),
            Duration.ofSeconds(10),
            ResourceLimits.STORE_DEFAULT.withMemoryBytes(256L << 20).withInstances(1_000),
            Long.MAX_VALUE,
            Long.MAX_VALUE);

    /** @throws IllegalArgumentException when a time is not positive */
    public InvocationLimits {
        if (deadline.isNegative() || deadline.isZero() || cpu.isNegative() || cpu.isZero()) {
            throw new IllegalArgumentException("a request needs some time: deadline " + deadline + ", cpu " + cpu);
        }
        if (requestBody < 0 || responseBody < 0) {
            throw new IllegalArgumentException("the length of a body cannot be negative");
        }
    }

    public InvocationLimits withDeadline(Duration newDeadline) {
        return new InvocationLimits(newDeadline, cpu, resources, requestBody, responseBody);
    }

    public InvocationLimits withCpu(Duration newCpu) {
        return new InvocationLimits(deadline, newCpu, resources, requestBody, responseBody);
    }

    public InvocationLimits withResources(ResourceLimits newResources) {
        return new InvocationLimits(deadline, cpu, newResources, requestBody, responseBody);
    }

    public InvocationLimits withBodies(long newRequestBody, long newResponseBody) {
        return new InvocationLimits(deadline, cpu, resources, newRequestBody, newResponseBody);
    }
}
