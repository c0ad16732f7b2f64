package dev.ashlar.component;

/**
 * A handle to a resource that a component implements, held by the host. Generated bindings wrap it in a class of the
 * resource's name.
 *
 * <p>A handle that owns its resource is open until {@link #close}, or until it is passed to a component as {@code own}.
 * A borrowed one is open during the call that brought it. Afterwards, passing it on throws {@link
 * IllegalStateException}.
 */
public interface GuestResource extends AutoCloseable {
    ResourceType type();

    /** Whether closing it destroys the resource. */
    boolean owned();

    boolean isOpen();

    /**
     * Gives the handle up; one that owns its resource runs the component's destructor. Closing again does nothing, nor does
     * closing after the store was closed: the resource ended with it.
     *
     * @throws dev.ashlar.engine.Trap when the destructor traps
     */
    @Override
    void close();
}
