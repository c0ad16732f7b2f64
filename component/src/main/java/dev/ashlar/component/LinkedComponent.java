package dev.ashlar.component;

import dev.ashlar.engine.Store;

/**
 * A component together with what its imports stand for: ready to be instantiated, over and over. Immutable, shared
 * freely between threads.
 */
public interface LinkedComponent {
    Component component();

    /**
     * Generates the code of calls between its instances and the host, where it is not there yet; otherwise the first call of each
     * function does. Components that import the same methods of the host share it. Of exported functions the first hundred are
     * made ready for {@link ComponentFunction#call}.
     */
    void prepareCalls();

    /**
     * Instantiates the component and whatever is plugged into it. All of them live in {@code store}.
     *
     * @throws dev.ashlar.engine.ResourceLimitException when a budget does not hold what the core modules need
     * @throws dev.ashlar.engine.Trap when a core module traps while it is initialised
     * @throws IllegalArgumentException when the store belongs to another engine, or not to the living instances that
     *     imports were linked to
     * @throws IllegalStateException when another thread is inside the store
     */
    ComponentInstance instantiate(Store store);
}
