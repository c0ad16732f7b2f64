package dev.ashlar.capabilities;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where the stores of an application are.
 *
 * @param application its name; stores of several applications with one state directory are apart
 * @param state the directory for what is embedded; made when first needed
 * @param keyValue URLs of key-value stores by label: {@code redis://[[user]:password@]host[:port][/database]}, {@code rediss://}
 *     with TLS. A label that is not here stands for an embedded store
 * @param blobs URLs of blob stores by label: {@code file:///directory}. A label that is not here stands for an embedded store
 */
public record CapabilitiesConfig(
        String application,
        Path state,
        Map<String, String> keyValue,
        Map<String, String> blobs,
        CapabilityLimits limits) {
    public CapabilitiesConfig {
        keyValue = Map.copyOf(keyValue);
        blobs = Map.copyOf(blobs);
    }

    /** Everything embedded. */
    public CapabilitiesConfig(String application, Path state) {
        this(application, state, Map.of(), Map.of(), CapabilityLimits.DEFAULT);
    }

    public CapabilitiesConfig withKeyValue(Map<String, String> urls) {
        return new CapabilitiesConfig(application, state, urls, blobs, limits);
    }

    public CapabilitiesConfig withBlobs(Map<String, String> urls) {
        return new CapabilitiesConfig(application, state, keyValue, urls, limits);
    }

    public CapabilitiesConfig withLimits(CapabilityLimits limit) {
        return new CapabilitiesConfig(application, state, keyValue, blobs, limit);
    }
}
