package dev.ashlar.component;

import dev.ashlar.engine.CallContext;
import java.lang.invoke.MethodHandles.Lookup;
import java.util.function.Function;

/**
 * Lets components import what objects of the host implement, by the annotations of generated interfaces. The static
 * {@code link} methods of those call it.
 *
 * <p>Whether a method fits the function that a component imports is checked when that component is linked.
 */
public interface HostBinding {
    /**
     * @param definitions of the instance to be imported
     * @param lookup of a class that sees the generated ones
     */
    static HostBinding in(ComponentLinker.Definitions definitions, Lookup lookup) {
        return BindingProvider.get().host(definitions, lookup);
    }

    /**
     * Defines a resource and its methods. Components get objects of that type from functions; the last handle to one
     * gone, it is closed.
     *
     * @param type an interface with {@link WitResource}
     */
    HostBinding resource(Class<? extends AutoCloseable> type);

    /**
     * Defines a function for each method with {@link WitFunction}.
     *
     * @param type an interface with such methods
     */
    default <T> HostBinding functions(Class<T> type, T host) {
        return functionsPerCall(type, context -> host);
    }

    /**
     * The same, for a component that is linked once and serves many stores: each call asks for the object to call, which
     * may be found by {@code context.store().data(...)}.
     */
    <T> HostBinding functionsPerCall(Class<T> type, Function<CallContext, T> host);

    /**
     * What the host function in progress on this thread knows of its call: to run what blocks by {@link
     * CallContext#blocking}, or to find what belongs to the store.
     *
     * @throws IllegalStateException when the thread is not in a method that a component called through a binding
     */
    static CallContext currentCall() {
        return BindingProvider.get().currentCall();
    }
}
