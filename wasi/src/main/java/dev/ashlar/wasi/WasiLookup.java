package dev.ashlar.wasi;

import dev.ashlar.engine.Store;

/**
 * Finds what a guest has of the host among the data of its store. Where several components live in one store, each has a lookup
 * of its own, so that one does not reach what another was granted.
 */
@FunctionalInterface
public interface WasiLookup {
    /** The data of the store is a {@link Wasi}: all components in it share that one's context. */
    WasiLookup OF_STORE = store -> store.data(Wasi.class).wasi();

    /**
     * Called for each call of the guest, so it should be quick.
     *
     * @throws IllegalStateException when the store has no context for the guest
     */
    WasiContext of(Store store);
}
