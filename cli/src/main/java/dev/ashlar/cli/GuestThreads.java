package dev.ashlar.cli;

import dev.ashlar.engine.Module;
import dev.ashlar.engine.Store;
import dev.ashlar.wasi.Wasi;
import dev.ashlar.wasi.WasiThreads;

/**
 * What a program may have of threads.
 *
 * @param most at a time, beside the first; 0 for none
 */
record GuestThreads(int most, LimitOptions limits, int maxStackBytes) {
    /** Threads of the program that {@code first} is the store of. */
    WasiThreads of(Module module, Store first) {
        return new WasiThreads(
                module,
                most,
                () -> {
                    var store = first.engine().newStore(limits.storeConfig().withData(first.data(Wasi.class)));
                    limits.limit(store);
                    return store;
                },
                guest -> GuestThread.of(maxStackBytes, guest));
    }
}
