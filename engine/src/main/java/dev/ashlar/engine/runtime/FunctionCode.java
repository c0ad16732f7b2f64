package dev.ashlar.engine.runtime;

import org.jspecify.annotations.Nullable;

/**
 * Code that a function reference leads to. For every signature there is one generated abstract subclass with a method
 * {@code call} of exactly that signature; its subclasses are generated too: dispatchers that switch on a number to the
 * functions of a module, and one for host functions. An indirect call is thus a virtual call that C2 can inline.
 */
public abstract class FunctionCode {
    public final Signature signature;

    protected FunctionCode(Signature signature) {
        this.signature = signature;
    }

    /**
     * Calls from the host, with the carriers of the API.
     *
     * @return the result, an array where there are several, null where there are none
     */
    public abstract @Nullable Object callBoxed(FunctionReference function, @Nullable Object[] arguments);

    /**
     * Makes the call that is pending in {@code exec}: arguments come from its scratch slots, results go there.
     *
     * @param instance of the callee, or of the caller for a host function
     */
    public abstract void callPending(@Nullable ModuleInstance instance, ExecutionContext exec, int depth);
}
