package dev.ashlar.engine;

import java.lang.invoke.MethodHandle;

/**
 * Names for what modules import. Definitions of host functions are independent of a store; externs belong to one. A
 * later definition of the same name replaces the earlier one. Not thread-safe.
 */
public interface Linker {
    Linker define(String module, String name, Extern extern);

    Linker function(String module, String name, FunctionType type, HostFunction function);

    /**
     * A host function without boxing: {@code handle} has the type of {@link Function#handle()}, optionally with a
     * leading {@link CallContext}.
     *
     * @throws IllegalArgumentException when the handle's type does not fit
     */
    Linker function(String module, String name, FunctionType type, MethodHandle handle);

    /** Defines all exports of {@code instance} under the module name {@code module}. */
    Linker instance(String module, Instance instance);

    /** From now on a function import that nobody defined traps with its name when called, instead of failing to link. */
    Linker trapMissing();

    /**
     * Instantiates: resolves imports, allocates, initialises, runs the start function.
     *
     * @throws LinkException when an import is missing or of another type; nothing was changed
     * @throws ResourceLimitException when a budget does not hold the module's minimum sizes; nothing was changed
     * @throws Trap when an active segment or the start function traps; what was written to imports stays written
     */
    Instance instantiate(Store store, Module module);
}
