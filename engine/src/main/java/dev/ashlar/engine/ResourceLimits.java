package dev.ashlar.engine;

/**
 * What a store, a tenant or the process may hold at once. Reserved before anything is allocated.
 *
 * @param memoryBytes of all linear memories
 * @param tableElements of all tables
 * @param instances of modules
 * @param handles of resources that components have
 * @param hostBytes that arguments and results of components may take as objects of the host, while a call is in progress
 */
public record ResourceLimits(long memoryBytes, long tableElements, long instances, long handles, long hostBytes) {
    public static final ResourceLimits UNLIMITED =
            new ResourceLimits(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);

    /** 1 GiB of memory, 10 million table elements, 10,000 instances, a million handles, 128 MiB of host objects. */
    public static final ResourceLimits STORE_DEFAULT =
            new ResourceLimits(1L << 30, 10_000_000, 10_000, 1_000_000, 32L << 20);

    public ResourceLimits {
        if (memoryBytes < 0 || tableElements < 0 || instances < 0 || handles < 0 || hostBytes < 0) {
            throw new IllegalArgumentException("limits cannot be negative");
        }
    }

    public ResourceLimits withMemoryBytes(long bytes) {
        return new ResourceLimits(bytes, tableElements, instances, handles, hostBytes);
    }

    public ResourceLimits withTableElements(long elements) {
        return new ResourceLimits(memoryBytes, elements, instances, handles, hostBytes);
    }

    public ResourceLimits withInstances(long count) {
        return new ResourceLimits(memoryBytes, tableElements, count, handles, hostBytes);
    }

    public ResourceLimits withHandles(long count) {
        return new ResourceLimits(memoryBytes, tableElements, instances, count, hostBytes);
    }

    public ResourceLimits withHostBytes(long bytes) {
        return new ResourceLimits(memoryBytes, tableElements, instances, handles, bytes);
    }
}
