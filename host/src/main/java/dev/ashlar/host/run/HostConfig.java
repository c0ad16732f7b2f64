package dev.ashlar.host.run;

import dev.ashlar.engine.CodeCacheConfig;
import dev.ashlar.engine.EngineConfig;
import dev.ashlar.engine.ResourceLimits;
import dev.ashlar.http.HttpConfig;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How a host of applications works.
 *
 * @param stateDirectory where applications keep what they store, and what was fetched for them; made when needed
 * @param listener is told what happens
 */
public record HostConfig(EngineConfig engine, HttpConfig http, Path stateDirectory, HostListener listener) {
    /** Three quarters of the Java heap for guests, and nobody listens. */
    public static HostConfig in(Path stateDirectory) {
        long heap = Runtime.getRuntime().maxMemory();
        var engine = EngineConfig.DEFAULT
                .withTrackWrites(true)
                .withLimits(ResourceLimits.UNLIMITED.withMemoryBytes(heap / 4 * 3));
        return new HostConfig(engine, HttpConfig.DEFAULT, stateDirectory, HostListener.NONE);
    }

    public HostConfig withListener(HostListener newListener) {
        return new HostConfig(engine, http, stateDirectory, newListener);
    }

    /** Where compiled components are kept for later runs; empty for nowhere, which is the default. */
    public HostConfig withCodeCache(Optional<CodeCacheConfig> cache) {
        return withEngine(engine.withCodeCache(cache));
    }

    public HostConfig withEngine(EngineConfig newEngine) {
        return new HostConfig(newEngine, http, stateDirectory, listener);
    }
}
