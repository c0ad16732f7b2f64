package dev.ashlar.engine;

/**
 * What a store, a tenant or the process may hold at once. Reserved before anything is allocated.
 *
 * @param memoryBytes of all linear memories
 * @param tableElements of all tables
 * @param instances of modules
 */
public record ResourceLimits(long memoryBytes, long tableElements, long instances) {
    public static final ResourceLimits UNLIMITED = new ResourceLimits(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);

    /** 1 GiB of memory, 10 million table elements, 10,000 instances. */
    public static final ResourceLimits STORE_DEFAULT = new ResourceLimits(1L << 30, 10_000_000, 10_000);

    public ResourceLimits {
        if (memoryBytes < 0 || tableElements < 0 || instances < 0) {
            throw new IllegalArgumentException("limits cannot be negative");
        }
    }

    public ResourceLimits withMemoryBytes(long bytes) {
        return new ResourceLimits(bytes, tableElements, instances);
    }

    public ResourceLimits withTableElements(long elements) {
        return new ResourceLimits(memoryBytes, elements, instances);
    }

    public ResourceLimits withInstances(long count) {
        return new ResourceLimits(memoryBytes, tableElements, count);
    }
}
