package dev.ashlar.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;

/** Where this package finds its implementation, so that it knows none. Not for users. */
public interface EngineProvider {
    Engine newEngine(EngineConfig config);

    /** The guest frames among Java's, innermost first. */
    List<WasmFrame> guestFrames(StackTraceElement[] trace);

    /** The entries in a directory, used last first. */
    List<CodeCacheEntry> codeCacheEntries(Path directory) throws IOException;

    /** The one implementation. */
    static EngineProvider get() {
        return Holder.PROVIDER;
    }

    /** Loads the implementation once. */
    final class Holder {
        private static final EngineProvider PROVIDER = ServiceLoader.load(
                        EngineProvider.class, Engine.class.getClassLoader())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no engine implementation beside " + Engine.class));

        private Holder() {}
    }
}
