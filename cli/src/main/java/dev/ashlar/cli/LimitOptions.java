package dev.ashlar.cli;

import dev.ashlar.engine.EngineConfig;
import dev.ashlar.engine.ResourceLimits;
import dev.ashlar.engine.Store;
import dev.ashlar.engine.StoreConfig;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How much a guest may use: {@code --fuel}, {@code --timeout} and the like, mixed in. */
final class LimitOptions {
    /** What a memory with 64-bit addresses cannot exceed unless it is large. */
    private static final long LARGEST_ARRAY = 2L << 30;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--fuel", paramLabel = "N", description = "Trap after about N instructions.")
    private @Nullable Long fuel;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            converter = Quantities.Time.class,
            description = "Trap when this much time has passed: 250ms, 2s, 1m.")
    private @Nullable Duration timeout;

    @Option(
            names = "--max-memory",
            paramLabel = "SIZE",
            converter = Quantities.Size.class,
            description = "What all memories may hold together: 64k, 16MiB, 1g. Default: 1g.")
    private @Nullable Long maxMemory;

    @Option(
            names = "--max-stack",
            paramLabel = "SIZE",
            converter = Quantities.Size.class,
            description = "How deep calls may go, in bytes of stack. Default: 704k.")
    private @Nullable Long maxStack;

    EngineConfig engineConfig() {
        if (fuel != null && fuel < 0) {
            throw wrongUsage("--fuel cannot be negative");
        }
        boolean large = maxMemory != null && maxMemory > LARGEST_ARRAY;
        var config = EngineConfig.DEFAULT.withFuel(fuel != null).withLargeMemories(large);
        if (maxStack == null) {
            return config;
        }
        if (maxStack < 16 << 10 || maxStack > 256 << 20) {
            throw wrongUsage("--max-stack must be from 16k to 256m");
        }
        return config.withMaxStackBytes(maxStack.intValue());
    }

    StoreConfig storeConfig() {
        return maxMemory == null
                ? StoreConfig.DEFAULT
                : StoreConfig.DEFAULT.withLimits(ResourceLimits.STORE_DEFAULT.withMemoryBytes(maxMemory));
    }

    void limit(Store store) {
        if (fuel != null) {
            store.setFuel(fuel);
        }
        if (timeout != null) {
            store.limitTime(timeout);
        }
    }

    private ParameterException wrongUsage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
