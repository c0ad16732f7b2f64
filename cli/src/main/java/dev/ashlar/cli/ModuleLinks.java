package dev.ashlar.cli;

import dev.ashlar.engine.Instance;
import dev.ashlar.engine.LinkException;
import dev.ashlar.engine.Module;
import dev.ashlar.engine.Store;
import dev.ashlar.wasi.Preview1;

/**
 * A module and what its imports get.
 *
 * @param trapMissing whether functions that nobody defines trap when called, instead of failing to link
 */
record ModuleLinks(Module module, boolean trapMissing) {
    boolean usesFiles() {
        return module.imports().stream()
                .anyMatch(wanted ->
                        wanted.module().equals(Preview1.MODULE) && wanted.name().equals("path_open"));
    }

    Instance instantiate(Store store) {
        var linker = module.engine().newLinker();
        Preview1.define(linker, module);
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
