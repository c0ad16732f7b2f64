package dev.ashlar.engine;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How an engine compiles and runs. Immutable.
 *
 * @param fuel whether code counts fuel, which slows it down
 * @param maxStackBytes how deep guests may go, in estimated bytes of Java stack. Threads that call guests need that
 *     much and 320 KiB more, for host functions and the JVM's own reserve: 1 MiB, what threads have unless {@code -Xss}
 *     or their builder says otherwise, suffices for the default. On a thread with less, the JVM's own limit may strike
 *     first; it ends the call with the same trap, but may strike in a host function, too.
 * @param runPermits how many guests may compute at the same time
 * @param slice after which a computing guest lets others have its permit
 * @param limits of all stores of the engine together
 * @param recycledMemoryBytes of memories of closed stores that are kept for further instances of their modules, cleaned,
 *     until the Java heap is short; beside {@code limits}. 0 for none
 * @param trackWrites whether guests note which parts of their memory they write to: a recycled memory then takes what was
 *     written to clean, not what it is large. Guests get slower by it, by a tenth or two; worth it where instances live for a
 *     request. If not, an engine without a code cache does so for modules whose instances have lived briefly
 * @param largeMemories whether memories with 64-bit addresses lie outside of the Java heap, where they may grow beyond 2 GiB, up
 *     to the limits of their store. Without, they are arrays as all others. What a memory may become takes addresses at once
 *     (256 GiB where it says nothing), but room only where something was written
 * @param codeCache where compiled code is kept for later runs; empty for nowhere
 */
public record EngineConfig(
        boolean fuel,
        int maxStackBytes,
        int runPermits,
        Duration slice,
        ResourceLimits limits,
        long recycledMemoryBytes,
        boolean trackWrites,
        boolean largeMemories,
        Optional<CodeCacheConfig> codeCache) {
    private static final int MAX_STACK_BYTES = 256 << 20;

    /**
     * No fuel, 704 KiB of stack, as many permits as processors, slices of 5 ms, no limits beyond the stores' own, an
     * eighth of the Java heap for recycled memories.
     */
    public static final EngineConfig DEFAULT = new EngineConfig(
            false,
            704 * 1024,
            Runtime.getRuntime().availableProcessors(),
            Duration.ofMillis(5),
            ResourceLimits.UNLIMITED,
            Runtime.getRuntime().maxMemory() / 8,
            false,
            false,
            Optional.empty());

    public EngineConfig {
        if (maxStackBytes < 16 * 1024
                || maxStackBytes > MAX_STACK_BYTES
                || runPermits < 1
                || slice.isNegative()
                || slice.isZero()
                || recycledMemoryBytes < 0) {
            throw new IllegalArgumentException("an engine needs 16 KiB to 256 MiB of stack, at least one run permit, a "
                    + "positive slice, and no negative number of bytes to recycle");
        }
    }

    public EngineConfig withFuel(boolean on) {
        return new EngineConfig(
                on,
                maxStackBytes,
                runPermits,
                slice,
                limits,
                recycledMemoryBytes,
                trackWrites,
                largeMemories,
                codeCache);
    }

    public EngineConfig withMaxStackBytes(int bytes) {
        return new EngineConfig(
                fuel, bytes, runPermits, slice, limits, recycledMemoryBytes, trackWrites, largeMemories, codeCache);
    }

    public EngineConfig withRunPermits(int permits) {
        return new EngineConfig(
                fuel,
                maxStackBytes,
                permits,
                slice,
                limits,
                recycledMemoryBytes,
                trackWrites,
                largeMemories,
                codeCache);
    }

    public EngineConfig withSlice(Duration newSlice) {
        return new EngineConfig(
                fuel,
                maxStackBytes,
                runPermits,
                newSlice,
                limits,
                recycledMemoryBytes,
                trackWrites,
                largeMemories,
                codeCache);
    }

    public EngineConfig withLimits(ResourceLimits newLimits) {
        return new EngineConfig(
                fuel,
                maxStackBytes,
                runPermits,
                slice,
                newLimits,
                recycledMemoryBytes,
                trackWrites,
                largeMemories,
                codeCache);
    }

    public EngineConfig withRecycledMemoryBytes(long bytes) {
        return new EngineConfig(
                fuel, maxStackBytes, runPermits, slice, limits, bytes, trackWrites, largeMemories, codeCache);
    }

    public EngineConfig withTrackWrites(boolean on) {
        return new EngineConfig(
                fuel, maxStackBytes, runPermits, slice, limits, recycledMemoryBytes, on, largeMemories, codeCache);
    }

    public EngineConfig withLargeMemories(boolean on) {
        return new EngineConfig(
                fuel, maxStackBytes, runPermits, slice, limits, recycledMemoryBytes, trackWrites, on, codeCache);
    }

    /** Keeps compiled code in a directory, 1 GiB of it at most. */
    public EngineConfig withCodeCache(Path directory) {
        return withCodeCache(Optional.of(CodeCacheConfig.in(directory)));
    }

    public EngineConfig withCodeCache(Optional<CodeCacheConfig> cache) {
        return new EngineConfig(
                fuel, maxStackBytes, runPermits, slice, limits, recycledMemoryBytes, trackWrites, largeMemories, cache);
    }
}
