package dev.ashlar.wasi;

import dev.ashlar.component.ComponentInstance;
import dev.ashlar.component.ComponentLinker;
import dev.ashlar.engine.Linker;
import dev.ashlar.engine.Module;
import java.io.IOException;
import java.util.ServiceLoader;

/** How the API finds its implementation. Not for users. */
public interface WasiProvider {
    static WasiProvider get() {
        return Found.PROVIDER;
    }

    WasiContext open(Grants grants) throws IOException;

    void definePreview1(Linker linker);

    void definePreview1(Linker linker, Module importer);

    /** The same for modules whose instances run on several threads with one context. */
    void definePreview1ForThreads(Linker linker, Module importer);

    void definePreview2(ComponentLinker linker, WasiLookup lookup);

    int runPreview2(ComponentInstance instance);

    /** Looked up once. */
    final class Found {
        private static final WasiProvider PROVIDER = ServiceLoader.load(
                        WasiProvider.class, WasiProvider.class.getClassLoader())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("dev.ashlar.wasi comes without its implementation"));

        private Found() {}
    }
}
