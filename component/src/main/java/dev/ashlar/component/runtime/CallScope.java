package dev.ashlar.component.runtime;

/**
 * Handles crossing the border between the host and an instance during one call. Resources are numbered by first mention
 * in the function's type.
 *
 * <p>On the Java side a resource that the host implements is the host's own object, any other a {@link
 * dev.ashlar.component.GuestResource}.
 */
public interface CallScope {
    /** Takes an owning handle out of the instance's table. */
    Object liftOwn(int resource, int handle);

    /** Lends a handle of the instance's table until the call ends. */
    Object liftBorrow(int resource, int handle);

    /** Puts an owning handle into the instance's table. */
    int lowerOwn(int resource, Object value);

    /** Puts a handle into the instance's table that must be dropped before the call returns; or the representation. */
    int lowerBorrow(int resource, Object value);
}
