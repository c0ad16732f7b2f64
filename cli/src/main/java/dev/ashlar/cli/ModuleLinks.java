package dev.ashlar.cli;

import dev.ashlar.engine.Instance;
import dev.ashlar.engine.LinkException;
import dev.ashlar.engine.Linker;
import dev.ashlar.engine.Module;
import dev.ashlar.engine.Store;
import dev.ashlar.wasi.Preview1;
import dev.ashlar.wasi.WasiThreads;

/**
 * A module and what its imports get.
 *
 * @param trapMissing whether functions that nobody defines trap when called, instead of failing to link
 * @param threads that a program may have
 */
record ModuleLinks(Module module, boolean trapMissing, GuestThreads threads) {
    boolean usesFiles() {
        return module.imports().stream()
                .anyMatch(wanted ->
                        wanted.module().equals(Preview1.MODULE) && wanted.name().equals("path_open"));
    }

    /** Calls a program's entry, with threads if it asks for them and they are granted. */
    void run(Store store, String entry) {
        if (threads.most() == 0 || !WasiThreads.areWanted(module)) {
            instantiate(store).function(entry).call();
            return;
        }
        var group = threads.of(module, store);
        var instance = instantiate(store, group.define(module.engine().newLinker(), store));
        group.run(() -> instance.function(entry).call());
    }

    Instance instantiate(Store store) {
        var linker = module.engine().newLinker();
        Preview1.define(linker, module);
        return instantiate(store, linker);
    }

    private Instance instantiate(Store store, Linker linker) {
        if (trapMissing) {
            linker.trapMissing();
        }
        try {
            return linker.instantiate(store, module);
        } catch (LinkException e) {
            throw e.missing().isEmpty() ? e : MissingImports.ofModule(e.missing());
        }
    }
}
