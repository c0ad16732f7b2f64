package dev.ashlar.component;

import dev.ashlar.engine.Store;

/**
 * A component together with what its imports stand for: ready to be instantiated, over and over. Immutable, shared
 * freely between threads.
 */
public interface LinkedComponent {
    Component component();

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
