package dev.ashlar.wasi;

import dev.ashlar.component.ComponentInstance;
import dev.ashlar.component.ComponentLinker;

/**
 * WASI 0.2 for components, all releases up to 0.2.12: io, clocks, random, filesystem, cli.
 *
 * @see <a href="https://github.com/WebAssembly/WASI/tree/v0.2.12/proposals">WASI 0.2</a>
 */
public final class Preview2 {
    private Preview2() {}

    /** Defines the interfaces. The data of stores that components are instantiated in must be a {@link Wasi}. */
    public static void define(ComponentLinker linker) {
        define(linker, WasiLookup.OF_STORE);
    }

    /** Defines the interfaces for components that are one of several in their stores. */
    public static void define(ComponentLinker linker, WasiLookup lookup) {
        WasiProvider.get().definePreview2(linker, lookup);
    }

    /**
     * Runs a program: calls {@code run} of {@code wasi:cli/run}.
     *
     * @return its exit code: what it gave to {@code exit}, else 0 for success and 1 for failure
     * @throws java.util.NoSuchElementException when the component does not export {@code wasi:cli/run}
     */
    public static int run(ComponentInstance instance) {
        return WasiProvider.get().runPreview2(instance);
    }
}
