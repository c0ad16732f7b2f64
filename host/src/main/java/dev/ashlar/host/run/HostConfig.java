package dev.ashlar.host.run;

import dev.ashlar.engine.CodeCacheConfig;
import dev.ashlar.engine.EngineConfig;
import dev.ashlar.engine.ResourceLimits;
import dev.ashlar.http.HttpConfig;
import dev.ashlar.oci.ContentStore;
import dev.ashlar.oci.sign.SignaturePolicy;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How a host of applications works.
 *
 * @param stateDirectory where applications keep what they store, and what was fetched for them; made when needed
 * @param listener is told what happens
 * @param policy by whom components that manifests name in registries have to be signed
 */
public record HostConfig(
        EngineConfig engine, HttpConfig http, Path stateDirectory, HostListener listener, SignaturePolicy policy) {
    /** Three quarters of the Java heap for guests, and nobody listens. */
    public static HostConfig in(Path stateDirectory) {
        long heap = Runtime.getRuntime().maxMemory();
        var engine = EngineConfig.DEFAULT
                .withTrackWrites(true)
                .withLimits(ResourceLimits.UNLIMITED.withMemoryBytes(heap / 4 * 3));
        return new HostConfig(engine, HttpConfig.DEFAULT, stateDirectory, HostListener.NONE, SignaturePolicy.ANYTHING);
    }

    /** Where components are that were fetched or deployed: all applications share them. */
    public ContentStore contentStore() {
        return new ContentStore(stateDirectory);
    }

    public HostConfig withListener(HostListener newListener) {
        return new HostConfig(engine, http, stateDirectory, newListener, policy);
    }

    /** Where compiled components are kept for later runs; empty for nowhere, which is the default. */
    public HostConfig withCodeCache(Optional<CodeCacheConfig> cache) {
        return withEngine(engine.withCodeCache(cache));
    }

    public HostConfig withPolicy(SignaturePolicy newPolicy) {
        return new HostConfig(engine, http, stateDirectory, listener, newPolicy);
    }

    public HostConfig withEngine(EngineConfig newEngine) {
        return new HostConfig(newEngine, http, stateDirectory, listener, policy);
    }
}
