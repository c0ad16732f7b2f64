package dev.ashlar.engine.link;

import dev.ashlar.engine.CodeCacheEntry;
import dev.ashlar.engine.Engine;
import dev.ashlar.engine.EngineConfig;
import dev.ashlar.engine.EngineProvider;
import dev.ashlar.engine.WasmFrame;
import dev.ashlar.engine.cache.CodeCache;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The one implementation of the API. */
public final class DefaultEngineProvider implements EngineProvider {
    @Override
    public Engine newEngine(EngineConfig config) {
        return new DefaultEngine(config);
    }

    @Override
    public List<WasmFrame> guestFrames(StackTraceElement[] trace) {
        return GuestFrames.of(trace);
    }

    @Override
    public List<CodeCacheEntry> codeCacheEntries(Path directory) throws IOException {
        return CodeCache.entries(directory);
    }
}
