package dev.ashlar.engine.runtime;

import dev.ashlar.engine.Extern;
import dev.ashlar.engine.Module;
import dev.ashlar.engine.ResourceLimits;
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
    default ModuleInstance instantiate(Module module, List<Extern> imports) {
        return instantiate(module, imports, budget());
    }

    /** An account below another one, for a part of what is in the store. */
    Budget newAccount(String owner, Budget above, ResourceLimits limits);

    /**
     * The same on an account below the store's, which memories and tables of the instance count on.
     *
     * @param account this store's own, or one of {@link #newAccount}
     */
    ModuleInstance instantiate(Module module, List<Extern> imports, Budget account);
}
