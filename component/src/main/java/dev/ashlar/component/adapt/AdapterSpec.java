package dev.ashlar.component.adapt;

import dev.ashlar.component.ComponentFunctionType;
import dev.ashlar.component.binary.StringEncoding;
import java.util.List;
import java.util.OptionalInt;

/**
 * A call from a function that one component instance lowered to one that another lifted. Instances, memories and core
 * functions are numbers of the plan's: equal numbers are the same thing.
 *
 * @param name of the function, for backtraces
 * @param callerType its type in the caller's resource types
 * @param calleeType the same type in the callee's resource types
 * @param caller options of {@code canon lower}; a post-return function is not used
 * @param callee options of {@code canon lift}
 * @param function the callee's core function
 * @param entering the instances that the call enters, the callee's first: the callee's and its ancestors, but for those
 *     that are the caller's or its ancestors
 * @param task whether the runtime must know of each call, since the callee has something to keep during it; otherwise it is
 *     only told of calls that lend handles
 */
public record AdapterSpec(
        String name,
        ComponentFunctionType callerType,
        ComponentFunctionType calleeType,
        Side caller,
        Side callee,
        int function,
        List<Integer> entering,
        boolean task) {
    public AdapterSpec {
        entering = List.copyOf(entering);
    }

    /** The same where the callee keeps nothing. */
    public AdapterSpec(
            String name,
            ComponentFunctionType callerType,
            ComponentFunctionType calleeType,
            Side caller,
            Side callee,
            int function,
            List<Integer> entering) {
        this(name, callerType, calleeType, caller, callee, function, entering, false);
    }

    /**
     * Canonical options of one side.
     *
     * @param instance of the component
     * @param encoding of its strings
     * @param memory the core memory of what lies in memory
     * @param realloc core function {@code (i32, i32, i32, i32) -> (i32)}
     * @param postReturn core function that takes the core results
     */
    public record Side(
            int instance, StringEncoding encoding, OptionalInt memory, OptionalInt realloc, OptionalInt postReturn) {}
}
