package dev.ashlar.engine.runtime;

import dev.ashlar.engine.Extern;
import dev.ashlar.engine.Module;
import dev.ashlar.engine.Store;
import java.util.List;

/** What the layer above uses of a store, beyond the public API. Every store is one. */
public interface StoreAccess extends Store {
    GuestEntry entry();

    Budget budget();

    /**
     * Instantiates without looking up names.
     *
     * @param imports one for each import of the module, in its order
     * @throws dev.ashlar.engine.LinkException when one is of another type
     */
    ModuleInstance instantiate(Module module, List<Extern> imports);
}
