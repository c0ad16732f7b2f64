package dev.ashlar.wasi;

import dev.ashlar.engine.Linker;
import dev.ashlar.engine.Module;

/**
 * WASI 0.1 for core modules.
 *
 * @see <a href="https://github.com/WebAssembly/WASI/blob/main/legacy/preview1/docs.md">wasi_snapshot_preview1</a>
 */
public final class Preview1 {
    /** What guests import from. */
    public static final String MODULE = "wasi_snapshot_preview1";

    private Preview1() {}

    /**
     * Defines all functions of {@link #MODULE}. The store's data must be a {@link Wasi}. A guest that ends its program
     * leaves with an {@link ExitException}.
     */
    public static void define(Linker linker) {
        WasiProvider.get().definePreview1(linker);
    }

    /** The same, but only what {@code importer} imports: quicker at a start. */
    public static void define(Linker linker, Module importer) {
        WasiProvider.get().definePreview1(linker, importer);
    }
}
