package dev.ashlar.engine.runtime;

/**
 * Tail calls in constant stack. A {@code return_call} leaves its arguments in the scratch slots of the context, notes the
 * callee there and returns; whoever called the function that did so (a wrapper made for each function that contains tail
 * calls) makes the pending calls one after the other until one ends with results.
 */
public final class TailCalls {
    private TailCalls() {}

    /** Makes pending calls until none is left. Results are in the scratch slots then. */
    public static void run(ModuleInstance caller, ExecutionContext exec, int depth) {
        FunctionReference next = exec.tail;
        while (next != null) {
            exec.tail = null;
            ModuleInstance instance = FunctionReference.callee(next, caller);
            next.code.callPending(instance, exec, depth);
            Polls.poll(exec, depth);
            next = exec.tail;
        }
    }

    /** Notes a pending call. */
    public static void pend(FunctionReference callee, ExecutionContext exec) {
        exec.tail = callee;
    }
}
