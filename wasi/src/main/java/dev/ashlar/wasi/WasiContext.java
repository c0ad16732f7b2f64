package dev.ashlar.wasi;

import java.io.IOException;

/**
 * What one guest has of the host while it runs: its grants, and all that it has opened by them. It is the store's data, or
 * part of it:
 *
 * {@snippet :
 * try (WasiContext wasi = WasiContext.open(grants);
 *         Store store = engine.newStore(StoreConfig.DEFAULT.withData(wasi))) {
 *     linker.instantiate(store, module).function("_start").call();
 * }
 * }
 *
 * <p>Closing it closes what the guest left open; not the standard streams, which are the host's.
 */
public interface WasiContext extends Wasi, AutoCloseable {
    /**
     * Opens what is granted.
     *
     * @throws IOException when a directory to be preopened is not there or may not be read; the message names it
     */
    static WasiContext open(Grants grants) throws IOException {
        return WasiProvider.get().open(grants);
    }

    Grants grants();

    @Override
    default WasiContext wasi() {
        return this;
    }

    @Override
    void close();
}
