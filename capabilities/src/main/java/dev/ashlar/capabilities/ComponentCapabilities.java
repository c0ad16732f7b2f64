package dev.ashlar.capabilities;

import dev.ashlar.wasi.WasiLookup;
import java.util.Map;
import java.util.Set;

/**
 * What one component of an application is granted.
 *
 * @param component its name, for messages
 * @param config what it reads through wasi:config
 * @param keyValue labels of the key-value stores that it may open
 * @param blobs labels of the blob stores that it may use: the containers of that name, and those below it as in "label/2026"
 * @param log where its messages go
 * @param wasi finds its share of the host, which its streams count against
 */
public record ComponentCapabilities(
        String component,
        Map<String, String> config,
        Set<String> keyValue,
        Set<String> blobs,
        LogSink log,
        WasiLookup wasi) {
    public ComponentCapabilities {
        config = Map.copyOf(config);
        keyValue = Set.copyOf(keyValue);
        blobs = Set.copyOf(blobs);
    }
}
